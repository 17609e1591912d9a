/** The two pictures that Teams asks of an app, drawn here: two speech bubbles, one in the other's shade. */
import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number, alpha: number];
/** From 0 to 1 across and down; undefined: what lies behind shows. */
type Paint = (x: number, y: number) => Colour | undefined;

const NOTHING: Colour = [0, 0, 0, 0];
const WHITE: Colour = [255, 255, 255, 255];
export const ACCENT = '#005EB8';
const BLUE: Colour = [0x00, 0x5e, 0xb8, 255];
const PALE: Colour = [0xa8, 0xcb, 0xec, 255];

const inBubble = (x: number, y: number, left: number, top: number, width: number, height: number) => {
  const radius = height / 3;
  const dx = Math.max(left + radius - x, 0, x - (left + width - radius));
  const dy = Math.max(top + radius - y, 0, y - (top + height - radius));
  return dx * dx + dy * dy <= radius * radius;
};
const inTail = (x: number, y: number, at: number, top: number) =>
  y >= top && y <= top + 0.12 && x >= at && x <= at + 0.14 - (y - top);

const front = (x: number, y: number) => inBubble(x, y, 0.18, 0.4, 0.5, 0.3) || inTail(x, y, 0.28, 0.69);
const back = (x: number, y: number) => inBubble(x, y, 0.34, 0.2, 0.5, 0.3);

/** 192 by 192 on the accent colour. */
export const colourIcon = (): Buffer => png(192, (x, y) => (front(x, y) ? WHITE : back(x, y) ? PALE : BLUE));

/** 32 by 32, white on nothing, as Teams wants it. */
export const outlineIcon = (): Buffer =>
  png(32, (x, y) =>
    front(x, y) || (back(x, y) && !inBubble(x, y, 0.14, 0.36, 0.58, 0.38)) ? WHITE : undefined,
  );

/** Each point is the mean of sixteen, so that edges are soft. */
function png(size: number, paint: Paint): Buffer {
  const rows = Buffer.alloc((size * 4 + 1) * size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const samples = Array.from({ length: 16 }, (_, n): Colour => {
        const x = (column + ((n % 4) + 0.5) / 4) / size;
        const y = (row + (Math.floor(n / 4) + 0.5) / 4) / size;
        return paint(x, y) ?? NOTHING;
      });
      const alpha = samples.reduce((sum, [, , , each]) => sum + each, 0) / 16;
      const of = (part: 0 | 1 | 2) =>
        alpha === 0 ? 0 : samples.reduce((sum, each) => sum + each[part] * each[3], 0) / 16 / alpha;
      const at = row * (size * 4 + 1) + 1 + column * 4;
      [of(0), of(1), of(2), alpha].forEach((value, n) => rows.writeUInt8(Math.round(value), at + n));
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  // Eight bits, colour with alpha.
  head.writeUInt8(8, 8);
  head.writeUInt8(6, 9);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'ascii'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
