/** Gives lines their numbers, and each the word of what the lines just before it were about. */
import type { Sealing } from '../disk/sealing.js';
import { aboutOf, lineText, type About, type Line, type Step } from './line.js';

/** A damaged page of the disk is 4 kB: whoever was in it is named by the first line after it. */
const REACH = 6144;
const MOST_BEFORE = 16;

export type Batch = {
  bytes: Buffer;
  /** `at` is where in the bytes a line begins, `size` how many it has. */
  lines: { line: Line; at: number; size: number }[];
  /** It is down: the next batch comes after it. Otherwise its numbers are given out again. */
  taken(): void;
};

export type Numbers = ReturnType<typeof numbered>;

type Past = { about: About; at: number };

export function numbered(seq: number, sealing: Sealing | undefined) {
  let last = seq - 1;
  let next = seq;
  let written = 0;
  let past: Past[] = [];

  return {
    /** The last that was taken, and the next to be given. */
    at: () => ({ after: last, seq: next }),
    /** Goes on from behind this one: what is numbered next comes in another segment. */
    leap(over: number): void {
      next = over + 1;
      past = [];
    },
    /** What is written to this segment in one go, a line for each of these. */
    batch(all: Step[][], number: number): Batch {
      const texts: string[] = [];
      const lines: Batch['lines'] = [];
      const known = [...past];
      let at = 0;
      for (const steps of all) {
        const recent = known.filter((each) => each.at >= written + at - REACH).slice(-MOST_BEFORE);
        const before = (recent.length ? recent : known.slice(-1)).map(({ about }) => about).reverse();
        const line = { seq: next + lines.length, first: next, before, steps };
        const text = lineText(line, number, sealing);
        const size = Buffer.byteLength(text);
        lines.push({ line, at, size });
        known.push({ about: aboutOf(steps), at: written + at });
        texts.push(text);
        at += size;
      }
      const taken = () => {
        next += lines.length;
        last = next - 1;
        written += at;
        past = known.slice(-MOST_BEFORE);
      };
      return { bytes: Buffer.from(texts.join('')), lines, taken };
    },
  };
}
