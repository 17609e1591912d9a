/** Paragraphs as plain text: one line each, because Web Chat shows an empty line as a tall gap. */
export const asLines = (paragraphs: readonly string[]): string => paragraphs.join('\n');
