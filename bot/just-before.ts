/** Remembers what somebody wrote just before, so that danger said in two messages is seen; in memory, never kept. */
import type { Inbound } from '../adapters/channels/channel.js';
import type { Danger } from '../dialogs/danger/read.js';

/** So many conversations are held at once; the one longest silent is dropped first. */
const MOST = 1000;
/** After so long it is another matter. */
const WITHIN = 10 * 60 * 1000;
/** What is longer says enough alone; its end is what a second message may go on from. */
const LONGEST = 500;

type Written = { message: string; text: string; at: number; before: string };

export type JustBefore = {
  /** What was written before this message, or nothing. */
  of: (key: string, inbound: Inbound) => string;
  /** Remembers this message for the next, and drops the one before. One that showed danger needs no second look. */
  note: (key: string, inbound: Inbound, danger: Danger, earlier: string) => void;
};

/** Of each conversation only the last message is held, until the next one. */
export function justBefore(): JustBefore {
  const written = new Map<string, Written>();
  return {
    of(key, inbound) {
      const last = written.get(key);
      if (last === undefined) return '';
      // The same message again is read as it was the first time.
      if (last.message === inbound.message) return last.before;
      return Math.abs(Date.parse(inbound.at) - last.at) <= WITHIN ? last.text : '';
    },
    note(key, { message, text, at }, danger, earlier) {
      written.delete(key);
      if (text === undefined) return;
      const kept = danger.level === 'none' ? text.slice(-LONGEST) : '';
      written.set(key, { message, text: kept, at: Date.parse(at), before: earlier });
      const oldest = written.keys().next().value;
      if (written.size > MOST && oldest !== undefined) written.delete(oldest);
    },
  };
}
