/** Reads the rows of a spreadsheet that was saved as text, whatever stands between its cells and however it is encoded. */
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { BrokenFeed } from '../problems.js';

/** Trimmed cells, and which row of the table it is, counted from 1. */
export type Row = { n: number; cells: string[] };

/** Bytes of one row: nobody writes more about a group. */
const MOST_BYTES = 500_000;

/** The names of the columns first, then every row that holds anything. Throws `BrokenFeed` when rows cannot be told apart. */
export async function* rowsOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<Row> {
  const text = decoded(pieces);
  const first = await text.next();
  const begin = first.done ? '' : first.value;
  // Whichever of both ends first takes the other along: a source that is left behind would bring the program down.
  const rows = pipeline(
    Readable.from(rejoined(begin, text)),
    parse({
      bom: true,
      delimiter: delimiterOf(begin),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: MOST_BYTES,
    }),
    () => undefined,
  );
  let [n, begun] = [0, false];
  try {
    for await (const row of rows as AsyncIterable<unknown>) {
      if (!Array.isArray(row)) continue;
      n++;
      const cells = row.map((cell) => String(cell).trim());
      const held = cells.filter((cell) => cell !== '').length;
      // A title above the table is one cell alone.
      if (held === 0 || (!begun && held < 2)) continue;
      begun = true;
      yield { n, cells };
    }
  } catch (cause) {
    if (cause instanceof BrokenFeed) throw cause;
    // Rows are read ahead: only the parser knows where it is.
    const lines: unknown = cause instanceof Error && 'lines' in cause ? cause.lines : undefined;
    const where = typeof lines === 'number' ? `Line ${lines}` : `Row ${n + 1}`;
    throw new BrokenFeed(
      `${where} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
  if (!begun) throw new BrokenFeed('There is no row with the names of the columns');
}

/** What the columns of a file are called. Throws `BrokenFeed`. */
export async function headersIn(file: string): Promise<string[]> {
  const stream = createReadStream(file);
  try {
    for await (const { cells } of rowsOf(stream as AsyncIterable<Buffer>)) return cells;
    return [];
  } finally {
    stream.destroy();
  }
}

/** UTF-8, or the Windows-1252 of old spreadsheets when it cannot be that. */
async function* decoded(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(isUtf8(piece) ? 'utf-8' : 'windows-1252');
    yield decoder.decode(piece, { stream: true });
  }
  if (decoder !== undefined) yield decoder.decode();
}

/** A letter may be cut in two at the end of a piece. */
function isUtf8(piece: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(piece, { stream: true });
    return true;
  } catch {
    return false;
  }
}

async function* rejoined(begin: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield begin;
  yield* rest;
}

function delimiterOf(text: string): string {
  const line =
    text
      .slice(0, 5000)
      .split(/\r?\n/)
      .find((each) => /[,;\t|]/.test(each)) ?? '';
  const count = (sign: string) => line.split(sign).length;
  return [',', ';', '\t', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
