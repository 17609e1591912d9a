/** A heading with its lines, on cards, plans and papers: where there is no line, there is no heading. */

export type Part = { heading: string; lines: string[] };

export const headed = (heading: string, lines: string[]): Part[] =>
  lines.length > 0 ? [{ heading, lines }] : [];
