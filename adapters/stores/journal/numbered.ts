/** Gives lines their numbers, and each the word of what the lines just before it were about. */
import type { Sealing } from '../disk/sealing.js';
import { aboutOf, lineText, namesText, type About, type Step } from './line.js';

/** A damaged page of the disk is 4 kB: whoever was in it is named by the first line after it. */
const REACH = 6144;
const MOST_BEFORE = 16;

export type Batch = {
  bytes: Buffer;
  /** One for each that was asked for; `size` is how many bytes it has. */
  lines: { seq: number; size: number }[];
  /** Where in the bytes something names whom. */
  named: { names: string[]; at: number }[];
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
    /** No line to come names this record for having been in one before. */
    forget(name: string): void {
      past = past.map(({ about, at }) => ({ about: about.filter(([each]) => each !== name), at }));
    },
    /** What is written to this segment in one go, a line for each of these. */
    batch(all: Step[][], number: number): Batch {
      const about = all.map(aboutOf);
      const texts = about.some((each) => each.length > 0) ? [namesText({ first: next, about })] : [];
      const lines: Batch['lines'] = [];
      const named = texts.map(() => ({ names: namesIn(about), at: 0 }));
      const known = [...past];
      const end = next + all.length - 1;
      let at = Buffer.byteLength(texts.join(''));
      all.forEach((steps, n) => {
        const recent = known.filter((each) => each.at >= written + at - REACH).slice(-MOST_BEFORE);
        const before = (recent.length ? recent : known.slice(-1)).map((each) => each.about).reverse();
        const line = { seq: next + n, first: next, last: end, before, steps };
        const text = lineText(line, number, sealing);
        const size = Buffer.byteLength(text);
        const own = about[n] ?? [];
        lines.push({ seq: line.seq, size });
        named.push({ names: namesIn([own, ...before]), at });
        known.push({ about: own, at: written + at });
        texts.push(text);
        at += size;
      });
      const taken = () => {
        next += lines.length;
        last = next - 1;
        written += at;
        past = known.slice(-MOST_BEFORE);
      };
      return { bytes: Buffer.from(texts.join('')), lines, named, taken };
    },
  };
}

const namesIn = (about: About[]) => about.flatMap((each) => each.map(([name]) => name));
