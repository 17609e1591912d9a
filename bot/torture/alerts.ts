/** Holds what staff were sent against what they were owed: told in time, and somebody else where nobody says they saw it. */
import { setTimeout as wait } from 'node:timers/promises';
import { keyOf, type Kept, type Store } from '../../adapters/stores/store.js';
import type { Owed } from '../../dialogs/effects.js';
import { isTakenBack } from '../paying/ledger.js';
import { messageOf } from '../paying/names.js';
import type { Arrived } from './mail.js';
import type { Finding } from './oracle.js';

/** From when to when a server was there, in milliseconds. */
export type Up = { from: number; to: number };

/** Danger is told within so many milliseconds in which there is a server (trust H-04). */
export const TOLD_WITHIN = 60_000;

/** The milliseconds of this time in which there was a server. */
function upBetween(ups: readonly Up[], from: number, to: number): number {
  return ups.reduce((sum, up) => sum + Math.max(0, Math.min(to, up.to) - Math.max(from, up.from)), 0);
}

type Of = { arrived: readonly Arrived[]; ups: readonly Up[]; now: number };

/** How long each alert of danger took to arrive, in milliseconds with a server; up to now for one that did not. */
export function delays(records: readonly Kept[], { arrived, ups, now }: Of): number[] {
  return records.flatMap((kept) =>
    kept.owed.flatMap(({ id, effect }) => {
      if (effect.kind !== 'alert') return [];
      const at = timeOf(arrived, kept, id, 'first') ?? now;
      return [upBetween(ups, Date.parse(effect.at), at)];
    }),
  );
}

/**
 * What staff were not sent and ought to have been. `isLater`: more than a quarter of an hour after, when the second
 * address is told, too. Nobody here ever says that they saw anything.
 */
export function untold(records: readonly Kept[], of: Of, isLater: boolean): Finding[] {
  return records.flatMap((kept) => {
    const has = (id: string, who: Who) => timeOf(of.arrived, kept, id, who) !== undefined;
    const say = (what: string): Finding => ({
      fault: 'not told',
      what: `${kept.conversation.id}: ${what}`,
    });
    return kept.owed.flatMap(({ id, effect }: Owed): Finding[] => {
      if (effect.kind === 'alert')
        return [
          ...(has(id, 'first') ? [] : [say('the first address was not told of danger')]),
          ...(isLater && !has(id, 'second') ? [say('the second address was not told of danger')] : []),
        ];
      // Where nobody knows after a repeat whether the first address has it, it is for the second.
      const isWanted = effect.kind === 'call-back' && !isTakenBack(kept.owed, effect);
      return isLater && isWanted && !has(id, 'first') && !has(id, 'second')
        ? [say('nobody was told who is to be rung')]
        : [];
    });
  });
}

type Who = 'first' | 'second';

function timeOf(arrived: readonly Arrived[], kept: Kept, owed: string, who: Who): number | undefined {
  const name = messageOf(keyOf(kept), owed, who);
  return arrived.find(({ id }) => id === name)?.at;
}

/** How many records are asked for at once. */
const PAGE = 200;

/** Every conversation there is. */
export async function recordsIn(store: Store): Promise<Kept[]> {
  const records: Kept[] = [];
  let next: string | undefined;
  do {
    const page = await store.page(next, PAGE);
    records.push(...page.kept);
    next = page.next;
  } while (next !== undefined);
  return records;
}

/** Milliseconds between two looks. */
const LOOK_EVERY = 300;

/** Waits until nothing is untold, or for the longest that may take. */
export async function allTold(look: () => Promise<Finding[]>): Promise<void> {
  const began = performance.now();
  while ((await look()).length > 0 && performance.now() - began < TOLD_WITHIN) await wait(LOOK_EVERY);
}
