/** A bounded cache of walked positions: it keeps a turn cheap and is never the truth. */
import type { Position } from '../dialogs/position.js';

type Positions = {
  /** The position at exactly this version, or undefined: then it is walked. */
  at(key: string, version: number): Position | undefined;
  keep(key: string, version: number, position: Position): void;
  forget(key: string): void;
};

/** `most` conversations at once; the one least lately used goes first. A script has a cache of its own. */
export function positions(most: number): Positions {
  const kept = new Map<string, { version: number; position: Position }>();
  return {
    at(key, version) {
      const found = kept.get(key);
      if (found?.version !== version) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found.position;
    },
    keep(key, version, position) {
      kept.delete(key);
      kept.set(key, { version, position });
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
    },
    forget(key) {
      kept.delete(key);
    },
  };
}
