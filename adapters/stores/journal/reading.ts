/** Reads the segments of a journal back: its lines in order, what was torn off the end, and what is damaged. */
import { NotWhole } from '../check.js';
import { mustKnow, type Sealing } from '../disk/sealing.js';
import type { Files } from '../files.js';
import { isBlank } from '../folder.js';
import { headIn, pieceIn, type About, type Head, type Line, type Names, type Step } from './line.js';
import { numbersIn, segmentFile } from './segment.js';

/**
 * The end of the last segment, which the disk never had whole: nobody was told. `clean` when it is just a line cut
 * short.
 */
export type Torn = { number: number; length: number; bytes: Uint8Array; clean: boolean };

export type Read = {
  /** In order. `lost` is what lines that are missing just before this one were about, and their numbers. */
  lines: { seq: number; steps: Step[]; number: number; lost: Lost[] }[];
  torn?: Torn;
  /** Segments with something in them that cannot be read. */
  damaged: Set<number>;
  /** How many damaged lines there are of which nobody knows whom they were about. */
  unknown: number;
  /** Where a new segment goes on. */
  next: { number: number; seq: number };
};

type Lost = { name: string; seq: number };
/** Neither a line nor names: it cannot be read. */
type Piece = { start: number; bytes: Uint8Array; cut: boolean; line?: Line; names?: Names };
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
    // Without its last byte a line was cut short, however whole the rest is; with another byte there it was not.
    const end = newline < 0 ? bytes.length - 1 : newline;
    const whole = bytes.subarray(start, end);
    if (start === 0) head = read(() => headIn(whole));
    if (start > 0 || head === undefined) {
      const found = read(() => pieceIn(whole, number, sealing));
      pieces.push({ start, bytes: bytes.subarray(start, end + 1), cut: newline < 0, ...found });
    }
    start = end + 1;
  }
  if (head && head.number !== number) head = undefined;
  if (head?.key !== undefined) mustKnow(head.key, sealing);
  return { number, bytes, head, pieces };
}

const isDamaged = ({ line, names }: Piece) => line === undefined && names === undefined;

function read<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    // Broken JSON cannot come with the right sum, but the parser's words must not get about either.
    if (error instanceof NotWhole || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** So many zeros are no flipped bits: a part of the disk that was never written. */
const UNWRITTEN = Buffer.alloc(64);
const wasNeverWritten = ({ cut, bytes }: Piece) => cut || Buffer.from(bytes).includes(UNWRITTEN);

/**
 * What nothing after it says is down may be what the power cut off before anybody was told; but only where the disk has
 * not all of it. Bytes that have changed are damage, and whoever is in them was told.
 */
function tornOff({ number, bytes, head, pieces }: Segment): Torn | undefined {
  const firsts = pieces.flatMap(({ line, names }) => line?.first ?? names?.first ?? []);
  const begun = head ? head.seq - 1 : -1;
  const sure = Math.max(head?.sure ?? begun, ...firsts.map((first) => first - 1));
  let before = begun;
  for (const [n, piece] of pieces.entries()) {
    before = Math.max(before, piece.line?.seq ?? before);
    const { start } = piece;
    // A segment is begun whole: its first line is never half written.
    if (!isDamaged(piece) || start === 0 || before < sure) continue;
    if (!pieces.slice(n).filter(isDamaged).every(wasNeverWritten)) return undefined;
    const tail = bytes.subarray(start);
    return { number, length: start, bytes: tail, clean: !tail.some((byte) => byte < 0x20) };
  }
  return undefined;
}

function inOrder(segments: Segment[], damaged: Set<number>): Pick<Read, 'lines' | 'unknown' | 'next'> {
  const lines: Read['lines'] = [];
  // What is known of lines that were not seen yet.
  const about = new Map<number, About>();
  let unknown = 0;
  let seen: number | undefined;
  // The last line there must have been.
  let until = 0;
  /** Whose the lines are that come after the last one seen and are not there. */
  function missing(to: number): Lost[] {
    if (seen === undefined || to <= seen) return [];
    const [from, lost] = [seen, [...about].filter(([seq]) => seq > (seen ?? 0) && seq <= to)];
    unknown += to - from - lost.length;
    const all = lost.flatMap(([seq, each]) => each.map(([name]) => ({ name, seq })));
    return all.filter(({ name }) => !isBlank(name));
  }
  for (const { number, head, pieces } of segments) {
    if (head && (seen === undefined || head.alone || head.after === seen)) {
      // Nothing is missing before it: what was named and is not there was cut off.
      seen = head.seq - 1;
      about.clear();
      until = seen;
    } else if (head && seen !== undefined && head.after > seen) damaged.add(number - 1);
    until = Math.max(until, head ? head.seq - 1 : 0);
    for (const { line, names } of pieces) {
      if (names) {
        names.about.forEach((each, n) => about.set(names.first + n, each));
        until = Math.max(until, names.first + names.about.length - 1);
      } else if (line) {
        if (seen !== undefined && line.seq > seen + 1)
          line.before.forEach((each, n) => about.set(line.seq - 1 - n, each));
        lines.push({ seq: line.seq, steps: line.steps, number, lost: missing(line.seq - 1) });
        seen = Math.max(line.seq, seen ?? 0);
        until = Math.max(until, line.last ?? line.seq);
        about.delete(line.seq);
      } else damaged.add(number);
    }
  }
  const number = segments.at(-1)?.number ?? 0;
  seen ??= until;
  const end = endOf(segments.at(-1));
  const begun = segments.at(-1)?.head?.seq ?? 1;
  // Lines that were named and are not there were cut off, unless something is there in their place.
  if (end.length === 0) until = Math.max(seen, begun - 1);
  if (until > seen) lines.push({ seq: until, steps: [], number, lost: missing(until) });
  // Where nothing tells how many it were, it is one for each piece.
  else unknown += end.length;
  return { lines, unknown, next: { number: number + 1, seq: Math.max(until, seen) + 1 } };
}

/** What cannot be read after all that can. */
function endOf(segment: Segment | undefined): Piece[] {
  const pieces = segment?.pieces ?? [];
  return pieces.slice(pieces.findLastIndex((piece) => !isDamaged(piece)) + 1);
}
