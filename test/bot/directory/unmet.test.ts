/** A need for which nothing near was found is counted from a real conversation, whatever channel it comes by. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { unmetCounts } from '../../../adapters/directories/kept/unmet.js';
import { unmetCommand } from '../../../bot/directory/people.js';
import { settingsFrom } from '../../../bot/settings.js';
import type { Act } from '../../channels/driver.js';
import { DRIVERS, SECRET } from '../../channels/drivers.js';
import { served, type Served } from '../../texting/carriers.js';

jest.setTimeout(180_000);

const data = mkdtempSync(join(tmpdir(), 'unmet-'));
let there: Served;
beforeAll(async () => {
  there = await served({
    onDisk: true,
    env: { DATA_DIR: data, DIRECT_LINE_SECRET: SECRET, MESSAGES_A_MINUTE: '0' },
  });
});
afterAll(async () => {
  await there.close();
  rmSync(data, { recursive: true, force: true });
});

const chooses = (...choices: string[]): Act => ({ kind: 'chooses', choices });
const skip: Act = { kind: 'presses', command: 'skip' };
/** To a first suggestion, from a part of the country where nothing that ships is near. */
const acts = (age: string, place: string): Act[] => [
  ...['start', 'agree', 'me', age, 'safe', 'few-minutes'].map((choice) => chooses(choice)),
  skip,
  chooses('people'),
  chooses('company'),
  ...[skip, skip, skip],
  { kind: 'says', text: place },
  ...[skip, skip],
  chooses('no-support'),
];

const counts = async () => Object.values((await unmetCounts(data)).months)[0]?.company ?? {};
/** It is written after the answer went out. */
const until = async (area: string, times: number) => {
  for (let tries = 0; tries < 500 && (await counts())[area] !== times; tries++)
    await new Promise((next) => setTimeout(next, 20));
  return (await counts())[area];
};

// Teams has a server of its own, in front of the same handler.
const drivers = DRIVERS.filter(({ name }) => name !== 'Teams').map(
  (driver) => [driver.name, driver] as const,
);
const AREAS = ['LS1', 'BS5', 'M1', 'CF10', 'EH1', 'NE1'];

describe.each(drivers.map(([name, driver], at) => [name, driver, AREAS[at] ?? ''] as const))(
  'by %s',
  (_name, driver, area) => {
    test('it is counted once, with the outcode', async () => {
      const opened = await driver.open(there);
      const player = await opened.player('what-matters');
      for (const act of acts('18-64', area)) await player.does(act);
      expect(await until(area, 1)).toBe(1);
      // Looking at more suggestions counts nothing more.
      await player.does(chooses('keep'));
      await player.does(chooses('keep'));
      await new Promise((next) => setTimeout(next, 100));
      expect((await counts())[area]).toBe(1);
      await opened.close();
    });
  },
);

test('where something near was found, nothing is counted', async () => {
  const [driver] = DRIVERS;
  const opened = await driver!.open(there);
  const player = await opened.player('what-matters');
  for (const act of acts('18-64', 'YO1')) await player.does(act);
  await new Promise((next) => setTimeout(next, 100));
  expect((await counts()).YO1).toBeUndefined();
  await opened.close();
});

test('the command shows need and area, and tells no few people apart', async () => {
  const out: string[] = [];
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  await unmetCommand(settingsFrom({ DATA_DIR: data }), { json: true }).finally(() => spy.mockRestore());
  const rows = JSON.parse(out.join('')) as { need: string; area: string; times: unknown }[];
  expect(rows.map(({ need, area }) => [need, area])).toContainEqual(['company', 'LS1']);
  for (const { times } of rows) expect(times).not.toBe(1);
});
