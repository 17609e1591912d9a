/** The exact place of each postcode as it lies in a file: records of one length, in order, found by halving. */
import type { Point } from '../../../dialogs/matching/service.js';

/** Seven letters and figures, a latitude and a longitude in millionths of a degree. */
export const SIZE = 16;
const [CODE, LAT, LONG] = [0, 8, 12];
const LETTERS = 7;
const MILLION = 1e6;

const padded = (code: string) => code.padEnd(LETTERS, ' ').slice(0, LETTERS);

export function writeRecord(into: Buffer, at: number, code: string, { lat, long }: Point): void {
  const from = at * SIZE;
  into.write(padded(code), from + CODE, 'latin1');
  into.writeInt32LE(Math.round(lat * MILLION), from + LAT);
  into.writeInt32LE(Math.round(long * MILLION), from + LONG);
}

/** Where a full postcode is, however it is spaced; undefined: it is not in the list. */
export function exactIn(records: Buffer): (postcode: string) => Point | undefined {
  return (postcode) => {
    const wanted = Buffer.from(padded(postcode.toUpperCase().replace(/\s+/g, '')), 'latin1');
    let [low, high] = [0, records.length / SIZE - 1];
    while (low <= high) {
      const at = (low + high) >> 1;
      const from = at * SIZE;
      const order = wanted.compare(records, from, from + LETTERS);
      if (order === 0)
        return {
          lat: records.readInt32LE(from + LAT) / MILLION,
          long: records.readInt32LE(from + LONG) / MILLION,
        };
      if (order < 0) high = at - 1;
      else low = at + 1;
    }
    return undefined;
  };
}
