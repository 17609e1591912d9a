/** Erases a record from what was set aside: whoever reads that all is deleted has no words left there, either. */
import { basename, join } from 'node:path';
import { NotWhole } from './check.js';
import type { Desk } from './disk/durable-json.js';
import type { RecordFiles } from './disk/record-files.js';
import type { Sealing } from './disk/sealing.js';
import type { Room } from './folder.js';
import { headIn, pieceIn } from './journal/line.js';
import { putSegment, without } from './journal/segment.js';

type Wiring = { room: Room; desk: Desk; records: RecordFiles; sealing: Sealing | undefined };

/**
 * Returns how many files went. To be called while the word that a record was set aside still lies in its place. A file of
 * the journal stays with the lines of all others; the end of one, which nobody was told to be kept, goes. Throws the
 * system's own error when the disk does not answer.
 */
export async function eraseAside(name: string, wiring: Wiring): Promise<number> {
  const { room, desk, records } = wiring;
  const all = await desk.files.list(room.setAside);
  if (all.length === 0) return 0;
  const as = await records.wasSetAside(name);
  const own = as?.as === undefined ? undefined : basename(as.as);
  const isOwn = (file: string) =>
    file.endsWith('.json') &&
    (own === undefined ? as !== undefined && file.endsWith(ownFile(name)) : file === own);
  let gone = 0;
  for (const file of all) {
    if (isOwn(file) || file.endsWith('-end.log')) {
      await desk.files.remove(join(room.setAside, file));
      gone++;
    } else if (file.endsWith('.log')) await blank(file, name, file === own, wiring);
  }
  await desk.files.flush(room.setAside);
  return gone;
}

const ownFile = (name: string) => `-${basename(name)}.json`;

/** `isOwn`: a turn of this record that could not be read was in it. */
async function blank(
  file: string,
  name: string,
  isOwn: boolean,
  { room, desk, sealing }: Wiring,
): Promise<void> {
  const path = join(room.setAside, file);
  const bytes = Buffer.from(await desk.files.read(path));
  const number = Number(/(?<!\d)(\d+)\.log$/.exec(file)?.[1] ?? 0);
  const places: number[] = [];
  const unread: [from: number, to: number][] = [];
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    const about = namesIn(bytes.subarray(start, end), start === 0, number, sealing);
    if (about === undefined) unread.push([start, end]);
    else if (about.includes(name)) places.push(start);
    start = end + 1;
  }
  if (!isOwn && places.length === 0 && !bytes.includes(basename(name))) return;
  const segment = { number, file: path, length: bytes.length, named: new Map([[name, places]]) };
  const left = without(name, segment, bytes, sealing);
  // What cannot be read may be theirs.
  for (const [from, to] of unread) left.fill('-', from, to);
  await putSegment(path, left, room.setAside, desk);
}

/** Whom a line is about, or names; undefined when it cannot be read. */
function namesIn(
  bytes: Uint8Array,
  isFirst: boolean,
  number: number,
  sealing: Sealing | undefined,
): string[] | undefined {
  try {
    if (isFirst) return headIn(bytes).number === number ? [] : undefined;
    const { names, line } = pieceIn(bytes, number, sealing);
    const about = names ? names.about : [line.steps.map(({ name }) => [name] as const), ...line.before];
    return about.flatMap((each) => each.map(([name]) => name));
  } catch (error) {
    if (error instanceof NotWhole || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
