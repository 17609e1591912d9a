/** Reads the segments of a journal back: its lines in order, what was torn off the end, and what is damaged. */
import { NotWhole } from '../check.js';
import { mustKnow, type Sealing } from '../disk/sealing.js';
import type { Files } from '../files.js';
import { headIn, lineIn, type Head, type Line } from './line.js';
import { numbersIn, segmentFile } from './segment.js';

/** The end of the last segment, which nobody was told is down; `clean` when it is just a line cut short. */
export type Torn = { number: number; length: number; bytes: Uint8Array; clean: boolean };

export type Read = {
  /** In order. `lost` is what lines that are missing just before this one were about, and their numbers. */
  lines: { line: Line; number: number; lost: { name: string; seq: number }[] }[];
  torn?: Torn;
  /** Segments with something in them that cannot be read. */
  damaged: Set<number>;
  /** How many damaged lines there are of which nobody knows whom they were about. */
  unknown: number;
  /** Where a new segment goes on. */
  next: { number: number; seq: number };
};

type Piece = { number: number; start: number; line: Line | undefined };
type Segment = { number: number; bytes: Uint8Array; head: Head | undefined; pieces: Piece[] };

/** Throws `MissingKey` and `WrittenByNewer`, and the system's own error when the disk does not answer. */
export async function readJournal(folder: string, files: Files, sealing: Sealing | undefined): Promise<Read> {
  const numbers = numbersIn(await files.list(folder));
  const all: Segment[] = [];
  for (const number of numbers)
    all.push(segmentIn(number, await files.read(segmentFile(folder, number)), sealing));
  // What stands alone holds all that came before it.
  const segments = all.slice(
    Math.max(
      0,
      all.findLastIndex(({ head }) => head?.alone),
    ),
  );
  const damaged = new Set(segments.filter(({ head }) => head === undefined).map(({ number }) => number));
  const last = segments.at(-1);
  const torn = last && tornOff(last);
  if (torn && last) last.pieces = last.pieces.filter(({ start }) => start < torn.length);
  return {
    ...inOrder(segments, damaged),
    ...(torn ? { torn } : {}),
    damaged,
  };
}

function segmentIn(number: number, bytes: Uint8Array, sealing: Sealing | undefined): Segment {
  const pieces: Piece[] = [];
  let head: Head | undefined;
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    // Without its last byte a line was cut short, however whole the rest is.
    const whole = newline < 0 ? undefined : bytes.subarray(start, end);
    if (start === 0) head = whole && read(() => headIn(whole));
    if (start > 0 || head === undefined)
      pieces.push({ number, start, line: whole && read(() => lineIn(whole, number, sealing)) });
    start = end + 1;
  }
  if (head && head.number !== number) head = undefined;
  if (head?.key !== undefined) mustKnow(head.key, sealing);
  return { number, bytes, head, pieces };
}

function read<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    // Broken JSON cannot come with the right sum, but the parser's words must not get about either.
    if (error instanceof NotWhole || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Lines written in one go are down together or not at all: where one of them cannot be read, and nothing was written
 * later, nobody was told of any that follow.
 */
function tornOff({ number, bytes, pieces }: Segment): Torn | undefined {
  for (const [n, { line, start }] of pieces.entries()) {
    // A segment is begun whole: its first line is never half written.
    if (line || start === 0) continue;
    const before = pieces.slice(0, n).findLast((each) => each.line)?.line?.seq;
    const later = pieces.slice(n + 1).flatMap((each) => each.line ?? []);
    if (!later.every(({ first }) => before !== undefined && first <= before + 1) && later.length > 0)
      continue;
    const tail = bytes.subarray(start);
    return { number, length: start, bytes: tail, clean: !tail.some((byte) => byte < 0x20) };
  }
  return undefined;
}

function inOrder(segments: Segment[], damaged: Set<number>): Pick<Read, 'lines' | 'unknown' | 'next'> {
  const lines: Read['lines'] = [];
  let unknown = 0;
  let seen: number | undefined;
  for (const { number, head, pieces } of segments) {
    if (head && (seen === undefined || head.alone || head.after === seen)) seen = head.seq - 1;
    else if (head && seen !== undefined && head.after > seen) damaged.add(number - 1);
    for (const { line } of pieces) {
      if (line === undefined) {
        damaged.add(number);
        continue;
      }
      const missing = seen === undefined ? 0 : line.seq - seen - 1;
      const about = line.before.slice(0, Math.max(0, missing));
      const lost = about.flatMap((each, n) => each.map(([name]) => ({ name, seq: line.seq - 1 - n })));
      unknown += Math.max(0, missing - line.before.length);
      lines.push({ line, number, lost });
      seen = Math.max(line.seq, seen ?? 0);
    }
  }
  const begun = Math.max(0, ...segments.map(({ head }) => (head ? head.seq - 1 : 0)));
  unknown += Math.max(0, begun - (seen ?? begun));
  const seq = Math.max(seen ?? 0, begun) + 1;
  return { lines, unknown, next: { number: (segments.at(-1)?.number ?? 0) + 1, seq } };
}
