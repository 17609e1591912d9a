/** Servers are killed while people talk to them: what they were told is kept is kept, once, in order, in the same words. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { part, type Tally } from '../../bot/torture/tally.js';
import { torture } from '../../bot/torture/torture.js';
import { content } from '../guide.js';

const SEED = 20261122;
const MINUTES = 60_000;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'torture-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const sum = (tallies: Tally[], of: (tally: Tally) => number) =>
  tallies.reduce((total, tally) => total + of(tally), 0);

describe('a server that is killed again and again', () => {
  test(
    'loses nothing, doubles nothing, and makes a stranger of nobody',
    async () => {
      const tallies = await torture({
        folder,
        content: content(),
        root: 'content',
        seed: SEED,
        engine: { kills: 36, turns: 1850 },
        page: { kills: 5, turns: 200 },
      });
      expect(tallies.flatMap(({ findings }) => findings)).toEqual([]);
      expect(sum(tallies, ({ kills }) => kills)).toBeGreaterThanOrEqual(40);
      expect(sum(tallies, ({ turns }) => turns)).toBeGreaterThanOrEqual(2000);
      // What it is about did happen.
      expect(sum(tallies, ({ counts }) => counts.resent)).toBeGreaterThan(40);
      expect(sum(tallies, ({ counts }) => counts.twice)).toBeGreaterThan(40);
      expect(sum(tallies, ({ stops }) => stops)).toBeGreaterThanOrEqual(2);
      expect(sum(tallies, ({ danger }) => danger)).toBeGreaterThan(0);
      expect(sum(tallies, ({ owed, danger }) => owed - danger)).toBeGreaterThan(0);
      // Staff were told, though the mail server failed now and then.
      expect(sum(tallies, ({ told }) => told)).toBeGreaterThan(0);
      expect(sum(tallies, ({ failed }) => failed)).toBeGreaterThan(0);
      const [engine] = tallies;
      console.info(
        `ready again: 95 in 100 small servers within ${Math.round(part(engine?.ready ?? [], 0.95))} ms`,
      );
    },
    10 * MINUTES,
  );

  test(
    'is found out when it tells before it writes',
    async () => {
      const tallies = await torture({
        folder,
        content: content(),
        root: 'content',
        seed: SEED,
        engine: { kills: 4, turns: 150 },
        page: { kills: 0, turns: 0 },
        late: 15,
      });
      const faults = tallies.flatMap(({ findings }) => findings.map(({ fault }) => fault));
      expect(faults).toEqual(expect.arrayContaining(['lost']));
    },
    3 * MINUTES,
  );
});
