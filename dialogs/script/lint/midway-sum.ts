/** Adds up what an edit does to everybody who is mid-way, in numbers and question ids only. */
import type { Midway } from './midway.js';

export type Sum = {
  conversations: number;
  carryOn: number;
  finished: number;
  askedMore: Record<string, number>;
  doneSooner: number;
  stuck: Record<string, number>;
  /** Questions whose answers no longer count, and for how many people. */
  lost: Record<string, number>;
  unreadable: number;
};

export const nobody = (): Sum => ({
  conversations: 0,
  carryOn: 0,
  finished: 0,
  askedMore: {},
  doneSooner: 0,
  stuck: {},
  lost: {},
  unreadable: 0,
});

/** One more. Changes the sum. */
export function count(sum: Sum, { stands, question = '', why, lost }: Midway): void {
  const add = (to: Record<string, number>, key: string) => (to[key] = (to[key] ?? 0) + 1);
  sum.conversations++;
  for (const id of lost) add(sum.lost, id);
  switch (stands) {
    case 'carries-on':
      sum.carryOn++;
      return;
    case 'finished':
      sum.finished++;
      return;
    case 'asked-more':
      add(sum.askedMore, question);
      return;
    case 'done-sooner':
      sum.doneSooner++;
      return;
    case 'stuck':
      add(sum.stuck, [question, why].filter(Boolean).join(': '));
      return;
  }
}

export const stuckIn = (sum: Sum): number => all(sum.stuck);

/** "41 carry on, 3 are asked one more question, 0 stuck", and the questions. */
export function sumInWords(sum: Sum): string[] {
  const list = (of: Record<string, number>) =>
    Object.entries(of)
      .sort(([, one], [, other]) => other - one)
      .map(([id, many]) => `${id} (${many})`)
      .join(', ');
  const line = (says: string, of: Record<string, number>) =>
    all(of) === 0 ? [] : [`  ${says}: ${list(of)}`];
  const more = all(sum.askedMore);
  return [
    `${sum.carryOn} carry on, ${more} ${more === 1 ? 'is' : 'are'} asked one more question, ${stuckIn(sum)} stuck` +
      ` (${sum.finished} have finished, of ${sum.conversations} conversations)`,
    ...line('asked one more question', sum.askedMore),
    ...line('stuck', sum.stuck),
    ...line('answers that no longer count', sum.lost),
    ...(sum.doneSooner > 0
      ? [`  the question they were at is gone, and nothing more is asked: ${sum.doneSooner}`]
      : []),
    ...(sum.unreadable > 0 ? [`  conversations that cannot be read: ${sum.unreadable}`] : []),
  ];
}

const all = (of: Record<string, number>) => Object.values(of).reduce((sum, many) => sum + many, 0);
