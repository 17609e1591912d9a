/** Records in memory: those the journal has and their own files not yet, and as many of the others as there is room for. */
import type { Step } from './journal/line.js';
import type { Rec } from './records.js';

/** `seq` is the last line of the journal that is in it, `size` about what it takes, in bytes. */
export type Held = { record: Rec; seq: number; size: number };
export const GONE = 'gone';

export type Memory = ReturnType<typeof memory>;

/** `most` is how many bytes of records that lie in their files are held as well. */
export function memory(most: number) {
  // Newer than their files; what was erased stays until its file is gone.
  const ahead = new Map<string, Held | typeof GONE>();
  // In the order they were last asked for, the oldest first.
  const recent = new Map<string, Held>();
  let aheadSize = 0;
  let recentSize = 0;

  const sizeOf = (held: Held | typeof GONE | undefined) =>
    held === undefined ? 0 : held === GONE ? 100 : held.size;

  function dropRecent(name: string): void {
    recentSize -= sizeOf(recent.get(name));
    recent.delete(name);
  }

  function keep(name: string, held: Held): void {
    dropRecent(name);
    recent.set(name, held);
    recentSize += held.size;
    for (const oldest of recent.keys()) {
      if (recentSize <= most) break;
      dropRecent(oldest);
    }
  }

  function settle(name: string): void {
    aheadSize -= sizeOf(ahead.get(name));
    ahead.delete(name);
  }

  return {
    get(name: string): Held | typeof GONE | undefined {
      const newer = ahead.get(name);
      if (newer !== undefined) return newer;
      const held = recent.get(name);
      if (held === undefined) return undefined;
      recent.delete(name);
      recent.set(name, held);
      return held;
    },
    /** It was read from its file. */
    keep,
    /** The journal has this, and its file not yet. */
    changed(name: string, held: Held | typeof GONE): void {
      dropRecent(name);
      settle(name);
      ahead.set(name, held);
      aheadSize += sizeOf(held);
    },
    /** Its file has this now; newer than that it may be again. */
    filed(name: string, held: Held | typeof GONE): void {
      if (ahead.get(name) !== held) return;
      settle(name);
      if (held !== GONE) keep(name, held);
    },
    /** Nothing of it is held. */
    drop(name: string): void {
      dropRecent(name);
      settle(name);
    },
    isAhead: (name: string) => ahead.has(name),
    /** What is newer than its file: names, and about how many bytes. */
    ahead: () => [...ahead.keys()],
    aheadSize: () => aheadSize,
    /** All of that, as a journal writes it. */
    steps: (): Step[] =>
      [...ahead].map(([name, held]) =>
        held === GONE
          ? { name, from: 0, to: 0, gone: true }
          : { name, from: 0, to: held.record.version, whole: held.record },
      ),
  };
}
