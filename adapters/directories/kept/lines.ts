/** The lines of a feed's file as bytes, and the id of each without reading the rest of it. */
import { createReadStream } from 'node:fs';

const START = '{"id":"';
/** As long as an id may be, and what stands around it. */
const HEAD = 140;

/** A service begins with its id, which holds no sign that needs another before it. Undefined: it is no service. */
export function idOf(line: Buffer): string | undefined {
  const head = line.toString('latin1', 0, HEAD);
  const end = head.startsWith(START) ? head.indexOf('"', START.length) : -1;
  return end < 0 ? undefined : head.slice(START.length, end);
}

const PIECE = 1 << 20;
const NEWLINE = 10;

/** Without their ends, as many at once as a piece of the file holds. */
export async function* linesOf(file: string): AsyncGenerator<Buffer[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(file, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const lines: Buffer[] = [];
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      lines.push(bytes.subarray(from, end));
      from = end + 1;
    }
    rest = bytes.subarray(from);
    yield lines;
  }
  if (rest.length > 0) yield [rest];
}
