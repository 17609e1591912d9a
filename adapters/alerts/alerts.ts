/** The port every way to a practice's staff keeps to: one message to one address, and what came of it. */
import type { StaffMessage } from '../../dialogs/staff-words.js';

/** Milliseconds any one sending may take: a server that hangs holds nothing up for longer. */
export const WITHIN = 10_000;

/**
 * What came of it. `why` is for the log: a code or a status, never an address and never a person's word.
 * - `sent`: taken by whoever delivers it.
 * - `refused`: it will never be taken as it is.
 * - `failed`: it was certainly not taken; trying again may help.
 * - `unknown`: it may have been taken.
 */
export type Outcome = { kind: 'sent' } | { kind: 'refused' | 'failed' | 'unknown'; why: string };

export interface Way {
  readonly name: string;
  /**
   * Sends, within `WITHIN`. `id` names the message: the same id again is the same message. Throws nothing that can be
   * expected.
   */
  send(to: string, message: StaffMessage, id: string): Promise<Outcome>;
  /** What is wrong with the way itself, in plain words, as far as can be told without sending; undefined: nothing. */
  problem(): Promise<string | undefined>;
}

/** Of several ways at once: one that arrived is enough, and what may have arrived is not sent again lightly. */
export function together(outcomes: readonly Outcome[]): Outcome {
  for (const kind of ['sent', 'unknown', 'failed', 'refused'] as const) {
    const found = outcomes.find((each) => each.kind === kind);
    if (found) return found;
  }
  return { kind: 'failed', why: 'no way is set up' };
}

/** The message in plain lines, as an e-mail without layout has it. */
export function plainLines({ paragraphs, facts, plan, link, footer }: StaffMessage): string[] {
  return [
    ...paragraphs.flatMap((text) => [text, '']),
    ...facts.map(({ label, value }) => `${label}: ${value}`),
    '',
    ...(plan ? [plan.heading, ...plan.parts.flatMap(partLines), ''] : []),
    ...(link ? [`${link.label}: ${link.address}`, link.how, ''] : []),
    ...footer,
  ];
}

const partLines = ({ heading, lines }: { heading: string; lines: string[] }) => [
  `  ${heading}`,
  ...lines.map((line) => `    ${line}`),
];
