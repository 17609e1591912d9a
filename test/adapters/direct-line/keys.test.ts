/** Keys behind tokens: changed without anybody noticing, kept over a restart, and of no use once they are retired. */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BrokenTokenKey, tokenKeys } from '../../../adapters/channels/direct-line/keys.js';
import { tokensBy } from '../../../adapters/channels/direct-line/tokens.js';
import { temporaryFolder } from '../../bot/talk.js';
import { openLine, questionIn } from './line.js';

const keyNamed = (name: string) => `${name}:${randomBytes(32).toString('base64')}`;
const [ONE, TWO] = [keyNamed('one'), keyNamed('two')];

let place: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  place = await temporaryFolder();
});
afterEach(() => place.remove());

test('a token of before is good after the data key was changed, and so is the conversation’s name', async () => {
  const before = await openLine({ env: { DATA_DIR: place.folder, DATA_KEY: ONE } });
  const person = await before.begin();
  for (const text of ['Yes, start', 'I agree']) await person.says(text);
  const asked = questionIn(await person.all());
  await before.close();

  const after = await openLine({ env: { DATA_DIR: place.folder, DATA_KEY: TWO, DATA_KEY_OLD: ONE } });
  const again = await after.ask('GET', person.path, { as: person.token });
  const refreshed = await after.ask('POST', 'tokens/refresh', { as: person.token });
  expect([asked, again.status, refreshed.status]).toEqual(['who', 200, 200]);
  expect(again.body).toMatchObject({ conversationId: person.conversationId });
  expect(refreshed.body).not.toMatchObject({ token: person.token });
  await after.close();
});

const CLAIMS = { practice: 'example', conversation: 'c', user: 'dl_u', origins: [] };
const now = () => new Date();

describe('a key that was retired', () => {
  test('makes no token and opens none', async () => {
    const old = await tokensBy(await tokenKeys(place.folder, ONE, ''), now).make(CLAIMS);
    const both = tokensBy(await tokenKeys(place.folder, TWO, ONE), now);
    expect(await both.check(old)).toMatchObject(CLAIMS);
    const fresh = await both.make(CLAIMS);
    const alone = tokensBy(await tokenKeys(place.folder, TWO, ''), now);
    expect(await alone.check(fresh)).toMatchObject(CLAIMS);
    await expect(alone.check(old)).rejects.toMatchObject({ status: 403, code: 'BadArgument' });
  });
});

describe('without a data key', () => {
  test('one is kept in the folder, for its owner alone, and is the same after a restart', async () => {
    const token = await tokensBy(await tokenKeys(place.folder, '', ''), now).make(CLAIMS);
    const again = tokensBy(await tokenKeys(place.folder, '', ''), now);
    expect(await again.check(token)).toMatchObject(CLAIMS);
  });

  test.each(['', 'nonsense', 'A'.repeat(44)])(
    'one that cannot be read is said, and never replaced (%#)',
    async (text) => {
      const file = join(place.folder, 'direct-line.key');
      writeFileSync(file, text);
      await expect(tokenKeys(place.folder, '', '')).rejects.toBeInstanceOf(BrokenTokenKey);
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );
});
