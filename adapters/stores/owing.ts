/** What is owed over all conversations, and which of them the practice's staff are shown: kept up to date, never looked for. */
import type { Key } from './records.js';
import { workDue, type Work } from './work.js';

export type Owing = ReturnType<typeof owing>;

/** `name` is whatever tells one record from another in its store. */
export function owing() {
  const some = new Map<string, { key: Key; work: Work }>();
  const practices = new Map<string, { ids: Set<string>; inOrder?: string[] }>();
  const due = workDue();
  let owed = 0;

  function show(key: Key, shared: boolean): void {
    const known = practices.get(key.practice) ?? { ids: new Set<string>() };
    if (known.ids.has(key.id) === shared) return;
    if (shared) known.ids.add(key.id);
    else known.ids.delete(key.id);
    practices.set(key.practice, { ids: known.ids });
  }

  return {
    /** This is how a conversation stands now; undefined: it is gone. */
    note(name: string, key: Key, work: Work | undefined): void {
      const before = some.get(name)?.work;
      if (before === undefined && !work?.owed && !work?.shared) return;
      owed += (work?.owed ?? 0) - (before?.owed ?? 0);
      due.note(name, key, work?.due);
      show(key, work?.shared ?? false);
      if (work?.owed || work?.shared) some.set(name, { key, work });
      else some.delete(name);
    },
    of: (name: string) => some.get(name),
    owed: () => owed,
    claim: due.claim,
    release: due.release,
    nextDue: due.nextDue,
    shared(practice: string, after: string | undefined, most: number): Key[] {
      const known = practices.get(practice);
      if (known === undefined) return [];
      known.inOrder ??= [...known.ids].sort(byCode);
      const from = after === undefined ? 0 : firstAfter(known.inOrder, after);
      return known.inOrder.slice(from, from + most).map((id) => ({ practice, id }));
    },
  };
}

const byCode = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function firstAfter(inOrder: string[], after: string): number {
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inOrder[middle] ?? '') > after) high = middle;
    else low = middle + 1;
  }
  return low;
}
