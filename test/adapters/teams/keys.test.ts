/** The keys that Teams signs with: read anew each day, kept while Microsoft cannot be reached, and not for ever. */
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { NoSigningKeys, signingKeys } from '../../../adapters/channels/teams/keys.js';
import { memberOf, openTeams } from './driver.js';
import { microsoft, type Microsoft } from './microsoft.js';

// Content is read slowly on a busy machine.
jest.setTimeout(180_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let theirs: Microsoft;
let now = 0;
let keys: ReturnType<typeof signingKeys>;
const nothing = () => undefined;
const keysOf = (metadata: string) =>
  signingKeys({ metadata, now: () => new Date(now), log: { error: nothing } });
beforeAll(async () => {
  theirs = await microsoft();
});
afterAll(() => theirs.close());
beforeEach(() => {
  now = Date.parse('2026-11-23T10:00:00.000Z');
  keys = keysOf(theirs.cloud.metadata);
  theirs.asked.keys = 0;
});

test('are read once, and anew after a day', async () => {
  for (let hour = 0; hour <= 24; hour++, now += HOUR)
    expect((await keys('endorsed'))?.endorsements).toEqual(['msteams']);
  expect(theirs.asked.keys).toBe(1);
  await keys('endorsed');
  expect(theirs.asked.keys).toBe(2);
});

test('a name nobody knows is looked for every five minutes at the most', async () => {
  await keys('endorsed');
  for (let minute = 0; minute < 30; minute++, now += MINUTE)
    for (let n = 0; n < 5; n++) expect(await keys(`unknown-${n}`)).toBeUndefined();
  expect(theirs.asked.keys).toBeGreaterThan(2);
  expect(theirs.asked.keys).toBeLessThanOrEqual(7);
});

test('a clock that ran a year ahead and was put back keeps no new key from being found', async () => {
  now += 365 * DAY;
  await keys('endorsed');
  now -= 365 * DAY;
  await keys('endorsed');
  expect(theirs.asked.keys).toBe(2);
  now -= HOUR;
  expect(await keys('unknown')).toBeUndefined();
  expect(theirs.asked.keys).toBe(3);
});

test('are trusted for three days while Microsoft cannot be reached, and then nothing is let in: it may be sent again', async () => {
  const other = await microsoft();
  const found = keysOf(other.cloud.metadata);
  await found('endorsed');
  await other.close();
  now += 2 * DAY;
  expect(await found('endorsed')).toBeDefined();
  now += 2 * DAY;
  await expect(found('endorsed')).rejects.toBeInstanceOf(NoSigningKeys);
  const teams = await openTeams({ microsoft: other });
  try {
    expect((await teams.post(memberOf(teams).activity({ text: 'hello' }))).status).toBe(503);
  } finally {
    await teams.close();
  }
});
