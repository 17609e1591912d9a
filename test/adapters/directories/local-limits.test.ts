/** Files that are too much: refused before they fill the memory, whatever they hold. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { partsOf } from '../../../adapters/directories/reading/source.js';
import { servicesOf } from '../../../bot/directory/read-feed.js';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'much-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return servicesOf({ name: 'much', path, content: 'content', data: folder, on: '2026-11-22' });
};
const x = (count: number) => 'x'.repeat(count);

test('a feed of more than 5 GB is refused unread, and so are files that are more together', () => {
  const large = join(folder, 'large');
  for (const [name, bytes] of [
    ['a.json', 3e9],
    ['b.json', 2e9],
  ] as const) {
    writeFileSync(`${large}-${name}`, '');
    // Nothing but its length lies on the disk.
    truncateSync(`${large}-${name}`, bytes);
  }
  expect(partsOf(folder)).toHaveLength(2);
  truncateSync(`${large}-b.json`, 2e9 + 1);
  expect(() => partsOf(folder)).toThrow(/5 GB/);
  for (const name of ['a.json', 'b.json']) rmSync(`${large}-${name}`);
});

test.each([
  ['a record of JSON', 'long.json', `[{"id":"a","name":"${x(5_000_000)}"}]`, /longer/],
  ['what stands around the records', 'around.json', `{"note":"${x(5_000_000)}","contents":[]}`, /longer/],
  ['a row of a spreadsheet', 'long.csv', `Name,About\nChoir,"${x(500_001)}"\n`, /Line 2/],
  ['a quote that never ends', 'open.csv', `Name,About\nChoir,"${`${x(99)}\n`.repeat(6000)}`, /Line 5/],
])('%s may not be endless', async (_what, name, text, why) => {
  await expect(read(name, text)).rejects.toThrow(why);
});
