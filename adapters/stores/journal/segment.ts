/** One file of the journal: how it is named, begun, and rewritten without what was erased. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { NotWhole } from '../check.js';
import type { Desk } from '../disk/durable-json.js';
import type { Sealing } from '../disk/sealing.js';
import { blankOf } from '../folder.js';
import { lineText, namesText, pieceIn, type About, type Line } from './line.js';

/** `named` says at which bytes something names a record. What is `void` has been written again in a later one. */
export type Segment = {
  number: number;
  file: string;
  length: number;
  named: Map<string, number[]>;
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

export function noteNames(segment: Segment, names: string[], at: number): void {
  for (const name of names) {
    const places = segment.named.get(name);
    if (places === undefined) segment.named.set(name, [at]);
    else if (places.at(-1) !== at) places.push(at);
  }
}

/**
 * The segment's bytes with nothing of this record in them, its name included. Everything stays where it was, and the
 * lines that were about it keep their numbers and lengths, so that none seems to be missing.
 */
export function without(name: string, segment: Segment, bytes: Uint8Array, sealing: Sealing | undefined) {
  const copy = Buffer.from(bytes);
  for (const at of segment.named.get(name) ?? []) {
    const end = copy.indexOf(0x0a, at);
    const { names, line } = pieceIn(copy.subarray(at, end), segment.number, sealing);
    const text = names
      ? namesText({ ...names, about: blanked(name, names.about) })
      : emptied(line, name, end + 1 - at, segment.number, sealing);
    if (Buffer.byteLength(text) !== end + 1 - at) throw new NotWhole('A line does not fit in its own place');
    copy.write(text, at);
  }
  return copy;
}

const blanked = (name: string, all: About[]): About[] =>
  all.map((about) => about.map(([each, version]) => [each === name ? blankOf(name) : each, version]));

/** Filled up with nothing, to so many bytes. */
function emptied(line: Line, name: string, length: number, number: number, sealing: Sealing | undefined) {
  const steps = line.steps.filter((step) => step.name !== name);
  const before = blanked(name, line.before);
  if (steps.length === line.steps.length) return lineText({ ...line, before }, number, sealing);
  const left = { ...line, before, steps, pad: '' };
  if (sealing === undefined)
    left.pad = '-'.repeat(length - Buffer.byteLength(lineText(left, number, undefined)));
  else left.pad = '-'.repeat(innerLength(line) - innerLength(left));
  return lineText(left, number, sealing);
}

const innerLength = ({ seq: _seq, first: _first, ...inner }: Line) =>
  Buffer.byteLength(JSON.stringify(inner));
