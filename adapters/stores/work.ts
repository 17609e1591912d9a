/** Which conversations have work due, and who has claimed them: found without looking through the others. */
import type { Owed } from '../../dialogs/effects.js';
import { heapOf, type Dated } from './heap.js';
import type { Kept, Key } from './records.js';

/** What a store has to know of a conversation without reading it. `due` is in milliseconds; absent: nothing is. */
export type Work = { owed: number; due?: number; shared: boolean };

/** Effects that are given to the practice's own staff. */
const FOR_STAFF: ReadonlySet<string> = new Set(['alert', 'call-back', 'hand-over']);
/** Effects by which a person is written to on a day to come. */
const ON_A_DAY: ReadonlySet<string> = new Set(['nudge', 'check-in', 'invite']);

const isOpen = ({ state }: Owed) => state === 'owed' || state === 'sending';

/** What has to be known of this record. */
export function workIn({ owed }: Kept): Work {
  const open = owed.filter(isOpen);
  return {
    owed: open.length,
    ...(open.length ? { due: Math.min(...open.map((each) => Date.parse(each.due))) } : {}),
    shared: owed.some(
      (each) =>
        (each.state !== 'cancelled' && FOR_STAFF.has(each.effect.kind)) ||
        (isOpen(each) && ON_A_DAY.has(each.effect.kind)),
    ),
  };
}

/**
 * Claims live in memory: they end with the process that gave them out, and what was claimed is free again. `name` is
 * whatever tells one record from another in its store.
 */
export function workDue() {
  const waiting = new Map<string, { key: Key; due: number }>();
  const claims = new Map<string, number>();
  // What changed since it was put in is found out when it comes up, and passed over.
  let free = heapOf();
  const lapsing = heapOf();

  const isFree = ({ name, at }: Dated) => !claims.has(name) && waiting.get(name)?.due === at;
  const isClaimed = ({ name, at }: Dated) => claims.get(name) === at;

  function offer(name: string): void {
    const due = waiting.get(name)?.due;
    if (due === undefined || claims.has(name)) return;
    free.push({ name, at: due });
    // Times that were put off leave what is never asked for behind.
    if (free.size > 2 * waiting.size + 100)
      free = heapOf([...waiting].map(([each, { due: at }]) => ({ name: each, at })).filter(isFree));
  }

  function release(name: string): void {
    if (claims.delete(name)) offer(name);
  }

  function lapse(now: number): void {
    for (let next = lapsing.first(); next && next.at <= now; next = lapsing.first()) {
      lapsing.shift();
      if (isClaimed(next)) release(next.name);
    }
  }

  return {
    /** This is how the conversation stands now; without a due time it is no longer looked for. */
    note(name: string, key: Key, due: number | undefined): void {
      if (due === waiting.get(name)?.due) return;
      if (due === undefined) return void waiting.delete(name);
      waiting.set(name, { key, due });
      offer(name);
    },
    claim: ({ now, until, most }: { now: string; until: string; most: number }): Key[] => {
      const [from, to] = [Date.parse(now), Date.parse(until)];
      lapse(from);
      const keys: Key[] = [];
      for (let next = free.first(); next && next.at <= from && keys.length < most; next = free.first()) {
        free.shift();
        const found = waiting.get(next.name);
        if (!found || !isFree(next)) continue;
        claims.set(next.name, to);
        lapsing.push({ name: next.name, at: to });
        keys.push(found.key);
      }
      return keys;
    },
    release,
    nextDue: (): string | undefined => {
      for (let next = free.first(); next && !isFree(next); next = free.first()) free.shift();
      for (let next = lapsing.first(); next && !isClaimed(next); next = lapsing.first()) lapsing.shift();
      const [one, other] = [free.first()?.at ?? Infinity, lapsing.first()?.at ?? Infinity];
      const next = Math.min(one, other);
      return next === Infinity ? undefined : new Date(next).toISOString();
    },
  };
}
