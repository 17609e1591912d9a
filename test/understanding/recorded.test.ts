/** What releases are held to: it rises without a word, and falls only with a reason. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Bounds } from '../../bot/understanding/kept/gate.js';
import { record, recordedIn, WouldLower } from '../../bot/understanding/kept/recorded.js';
import { newFolder } from './made-up.js';

describe('what is recorded', () => {
  const bounds = (seen: number, red: number): Bounds => ({ atLeast: { seen }, atMost: { red } });

  test('may rise without a word, and fall only with a reason that is kept', () => {
    const path = join(newFolder(), 'recorded.json');
    record(path, bounds(0.5, 0.1), '2026-11-22');
    record(path, bounds(0.66666, 0.0333333), '2026-11-23');
    expect(recordedIn(path)).toMatchObject({
      atLeast: { seen: 0.6666 },
      atMost: { red: 0.0334 },
      lowered: [],
    });
    expect(() => record(path, bounds(0.6, 0.03), '2026-11-24')).toThrow(WouldLower);
    expect(() => record(path, bounds(0.6, 0.03), '2026-11-24', ' ')).toThrow('fell from 66.66 % to 60.00 %');
    expect(recordedIn(path)?.on).toBe('2026-11-23');
    record(path, bounds(0.6, 0.03), '2026-11-24', 'new sentences');
    expect(recordedIn(path)?.lowered).toEqual([
      { on: '2026-11-24', why: 'new sentences', what: { seen: 'fell from 66.66 % to 60.00 %' } },
    ]);
    record(path, bounds(0.7, 0.03), '2026-11-25');
    expect(recordedIn(path)?.lowered).toHaveLength(1);
  });

  test('is refused when somebody spoilt it by hand', () => {
    const path = join(newFolder(), 'recorded.json');
    writeFileSync(path, '{"atLeast":{"seen":2}}');
    expect(() => recordedIn(path)).toThrow();
  });
});
