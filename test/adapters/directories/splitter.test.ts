/** Cutting records out of JSON as it streams: the same whatever the pieces, and never past its limits. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitter } from '../../../adapters/directories/reading/splitter.js';

const cut = (text: Buffer, sizes: readonly number[]) => {
  const split = splitter();
  const found: unknown[] = [];
  let from = 0;
  for (let n = 0; from < text.length; n++) {
    const to = Math.min(text.length, from + (sizes[n % sizes.length] ?? 1));
    for (const record of split.push(text.subarray(from, to))) found.push(JSON.parse(record.toString('utf8')));
    from = to;
  }
  split.end();
  return found;
};

test('the records are the same, wherever the pieces end: in a quote, an escape, a letter of several bytes', () => {
  const odd = fc.constantFrom(
    '"',
    '\\',
    '\\"',
    '{',
    '}',
    '[',
    ']',
    'ŷ',
    '😀',
    '\n',
    'contents',
    ':',
    ',',
    'x',
  );
  const words = fc.array(odd, { maxLength: 8 }).map((parts) => parts.join(''));
  const record = fc.record({
    id: words,
    name: words,
    list: fc.array(fc.record({ a: words }), { maxLength: 3 }),
  });
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      fc.array(record, { maxLength: 5 }),
      sizes,
      fc.boolean(),
      words,
      (records, pieces, paged, note) => {
        const text = JSON.stringify(paged ? { note, total: 1, contents: records, after: note } : records);
        expect(cut(Buffer.from(text), pieces)).toEqual(records);
      },
    ),
    { seed: 20261122, numRuns: 400 },
  );
});

describe('what does not end', () => {
  test.each(['[{"a":1}', '{"contents":[{"a":"b', '[{"a":"b\\'])('%s breaks off', (text) => {
    expect(() => cut(Buffer.from(text), [3])).toThrow(/breaks off/);
  });

  test('a record that nests too deep, or has too many keys, is refused before it is parsed', () => {
    expect(() => cut(Buffer.from(`[${'{"a":'.repeat(70)}`), [100])).toThrow(/deep/);
    expect(() => cut(Buffer.from(`[{${'"a":1,'.repeat(20_001)}`), [1000])).toThrow(/keys/);
  });
});
