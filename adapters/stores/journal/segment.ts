/** One file of the journal: how it is named, begun, and rewritten without what was erased. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { NotWhole } from '../check.js';
import type { Desk } from '../disk/durable-json.js';
import type { Sealing } from '../disk/sealing.js';
import { lineIn, lineText, type Line } from './line.js';

/** `lines` says at which bytes a record is written about. What is `void` has been written again in a later one. */
export type Segment = {
  number: number;
  file: string;
  length: number;
  lines: Map<string, number[]>;
  void?: boolean;
};

export const segmentFile = (folder: string, number: number) =>
  join(folder, `${String(number).padStart(8, '0')}.log`);

/** The numbers of the segments in a folder, in order; what is called otherwise is none. */
export function numbersIn(names: string[]): number[] {
  const numbers = names.filter((name) => /^\d{8}\.log$/.test(name)).map((name) => parseInt(name, 10));
  return numbers.sort((one, other) => one - other);
}

/** There whole or not at all: a segment half begun could not be told from a damaged one. */
export async function putSegment(
  file: string,
  bytes: Uint8Array,
  folder: string,
  { unfinished, files, leftovers }: Desk,
): Promise<void> {
  const temporary = join(unfinished, `${randomUUID()}.tmp`);
  try {
    await files.write(temporary, bytes);
    await files.rename(temporary, file);
  } catch (error) {
    await files.remove(temporary).catch(() => leftovers.add(temporary));
    throw error;
  }
  await files.flush(folder);
}

export function noteLine(segment: Segment, line: Line, at: number): void {
  for (const { name } of line.steps) {
    const places = segment.lines.get(name);
    if (places) places.push(at);
    else segment.lines.set(name, [at]);
  }
}

/**
 * The segment's bytes with nothing of this record in them. Every other line stays where it was, and the lines that
 * were about it keep their numbers and lengths, so that none seems to be missing.
 */
export function without(name: string, segment: Segment, bytes: Uint8Array, sealing: Sealing | undefined) {
  const copy = Buffer.from(bytes);
  for (const at of segment.lines.get(name) ?? []) {
    const end = copy.indexOf(0x0a, at);
    const line = lineIn(copy.subarray(at, end), segment.number, sealing);
    const text = emptied(line, name, end + 1 - at, segment.number, sealing);
    if (Buffer.byteLength(text) !== end + 1 - at) throw new NotWhole('A line does not fit in its own place');
    copy.write(text, at);
  }
  return copy;
}

/** Filled up with nothing, to so many bytes. */
function emptied(line: Line, name: string, length: number, number: number, sealing: Sealing | undefined) {
  const steps = line.steps.filter((step) => step.name !== name);
  const left = { ...line, steps, pad: '' };
  if (sealing === undefined)
    left.pad = '-'.repeat(length - Buffer.byteLength(lineText(left, number, undefined)));
  else left.pad = '-'.repeat(innerLength(line) - innerLength(left));
  return lineText(left, number, sealing);
}

const innerLength = ({ seq: _seq, first: _first, ...inner }: Line) =>
  Buffer.byteLength(JSON.stringify(inner));
