/** When somebody who left in the middle is written to: worked out anew with each turn, and called off by it. Pure. */
import type { Owed, Reach } from '../../dialogs/effects.js';
import { handOver } from '../../dialogs/handing-over.js';

const HOUR = 60 * 60_000;
/** Hours of silence before each (experience 5): one word a day later, one after three days. */
const SILENCE = [24, 72];
/** Where the turn came to; without a `reach` nobody is written to. */
export type Left = {
  at: string;
  round: number;
  /** A question waits for its answer. */
  waits: boolean;
  reach?: Reach;
  /** The number that the practice is told, where it wants to be. */
  tell?: string;
};

/** What waits is taken out, and what may still be sent in this round is put there anew. */
export function nudgedAfter(owed: readonly Owed[], { at, round, waits, reach, tell }: Left): Owed[] {
  const left = owed.filter((item) => item.state !== 'owed' || !isForSilence(item));
  if (!waits || reach === undefined) return left;
  // One that went out counts, however often they came back in between.
  const gone = left.filter(({ effect }) => effect.kind === 'nudge' && effect.round === round).length;
  const nudge = (nth: number): Owed => ({
    id: `nudge/${round}/${nth}`,
    effect: {
      kind: 'nudge',
      at,
      round,
      nth,
      reach,
      ...(nth === SILENCE.length && tell !== undefined ? { tells: tell } : {}),
    },
    due: later(at, SILENCE[nth - 1] ?? 0),
    tries: 0,
    state: 'owed',
    since: at,
  });
  return [...left, ...SILENCE.map((_, index) => nudge(index + 1)).slice(gone)];
}

/** After the last one, which said so, the practice is told of who still says nothing. */
export function toldOfSilence({ id, effect }: Owed, at: string): Owed[] {
  if (effect.kind !== 'nudge' || effect.tells === undefined) return [];
  return [
    {
      id: `${id}/silent`,
      effect: handOver('silent', effect.tells, at),
      due: later(at, 24),
      tries: 0,
      state: 'owed',
      since: at,
    },
  ];
}

/** What an answer makes needless. */
export const isForSilence = ({ effect }: Pick<Owed, 'effect'>): boolean =>
  effect.kind === 'nudge' || (effect.kind === 'hand-over' && effect.about === 'silent');

const later = (at: string, hours: number) => new Date(Date.parse(at) + hours * HOUR).toISOString();
