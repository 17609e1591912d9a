/** Bad input, one row for each kind and each carrier: nothing of it is lost, taken twice, or kept from the next answer. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { fileStore } from '../../adapters/stores/file.js';
import { memoryStore } from '../../adapters/stores/memory.js';
import type { Store } from '../../adapters/stores/store.js';
import { personOf } from '../../bot/texting/people.js';
import { partsOf } from '../../dialogs/danger/gsm.js';
import { inGsm } from '../../dialogs/texting/in-gsm.js';
import { ACCOUNT, newNumber, newSid, NOTIFY_NUMBER, served, TWILIO_NUMBER, type Served } from './carriers.js';

// Content is read slowly on a busy machine.
jest.setTimeout(180_000);

const RED = 'I want to kill myself tonight';
const START = Date.parse('2026-11-23T10:00:00.000Z');
let now = new Date(START);
const none = () => () => undefined;
const clock = { now: () => now, after: none, every: none };
const later = (seconds: number) => (now = new Date(now.getTime() + seconds * 1000));

const store = memoryStore();
let on: Served;
beforeAll(async () => {
  on = await served({ store, clock, env: { MESSAGES_A_MINUTE: '0' } });
});
afterAll(() => on.close());

/** One text as a carrier brings it: `isFailed` where it is asked for again, or is refused. */
type Brought = { status: number; texts: string[] };
type Bring = (
  at: Served,
  number: string,
  text: string,
  of?: { id?: string | undefined; forged?: boolean; to?: string; sentAt?: Date; pictures?: number },
) => Promise<Brought>;

const CARRIERS: Record<'Twilio' | 'GOV.UK Notify', Bring> = {
  Twilio: (at, number, text, { id = newSid(), forged = false, to = TWILIO_NUMBER, pictures = 0 } = {}) =>
    at.post(
      {
        AccountSid: ACCOUNT,
        MessageSid: id,
        From: number,
        To: to,
        Body: text,
        NumMedia: String(pictures),
        ...(pictures > 0 ? { MediaUrl0: 'https://api.twilio.com/x', MediaContentType0: 'image/jpeg' } : {}),
      },
      forged ? { signature: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' } : {},
    ),
  async 'GOV.UK Notify'(
    at,
    number,
    text,
    { id = randomUUID(), forged = false, to = NOTIFY_NUMBER, sentAt = now } = {},
  ) {
    const before = at.government.sent.length;
    const body = {
      id,
      source_number: number.replace('+', ''),
      destination_number: to.replace('+44', '0'),
      message: text,
      date_received: sentAt.toISOString(),
    };
    const status = await (forged ? at.postNotify(body, 'another token than ours') : at.postNotify(body));
    const sent = at.government.sent.slice(before).filter((each) => each.to === number);
    return { status, texts: sent.map((each) => each.text) };
  },
};

const keptOf = async (number: string, from: Store = store) => {
  const { texting } = await personOf(from, 'example', number);
  return (await from.find({ practice: 'example', id: texting.conversation }))?.conversation;
};
const said = async (number: string, from?: Store) =>
  (await keptOf(number, from))?.entries.flatMap(({ words }) => words ?? []) ?? [];
const asked = async (number: string) => (await keptOf(number))?.asked.at(-1)?.question;

describe.each(Object.entries(CARRIERS))('by %s', (carrier, bring) => {
  /** Up to "What matters to you?", where own words are an answer. */
  async function inTheMiddle(at = on): Promise<string> {
    const number = newNumber();
    for (const text of ['hello', '1', '1', '1', '4', '1', '1']) {
      later(5);
      expect((await bring(at, number, text)).status).toBe(200);
    }
    return number;
  }
  /** Whatever came before it, an answer is taken where they are. */
  async function goesOn(number: string): Promise<void> {
    const before = await asked(number);
    later(5);
    const { status, texts } = await bring(on, number, 'skip');
    expect([status, texts.length > 0]).toEqual([200, true]);
    expect(await asked(number)).not.toBe(before);
  }

  test('what is forged is refused, and nothing comes of it', async () => {
    const number = await inTheMiddle();
    const before = await keptOf(number);
    for (const text of ['My garden', 'STOP', RED])
      expect(await bring(on, number, text, { forged: true })).toEqual({ status: 403, texts: [] });
    expect(await keptOf(number)).toEqual(before);
    await goesOn(number);
  });

  test('what is replayed after a restart is one effect, and none where all was deleted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'texts-'));
    const open = () => fileStore(folder, () => undefined);
    const people = [newNumber(), newNumber()].map((number) => ({
      number,
      texts: [
        ['hello', newSid()],
        ['My garden', newSid()],
      ] as const,
    }));
    const [stays, leaves] = people;
    const files = await open();
    const first = await served({ store: files, clock, env: { MESSAGES_A_MINUTE: '0' } });
    for (const { number, texts } of people) {
      const [[hello, one], [garden, other]] = texts;
      await bring(first, number, hello, { id: one });
      for (const text of ['1', '1', '1', '4', '1', '1']) await bring(first, number, text);
      await bring(first, number, garden, { id: other });
    }
    for (const text of ['delete my answers', '1']) await bring(first, leaves?.number ?? '', text);
    await first.close();
    const again = await open();
    const second = await served({ store: again, clock, env: { MESSAGES_A_MINUTE: '0' } });
    const before = await keptOf(stays?.number ?? '', again);
    expect(await said(stays?.number ?? '', again)).toContain('My garden');
    for (const { number, texts } of people)
      for (const [text, id] of texts) expect((await bring(second, number, text, { id })).status).toBe(200);
    expect(await keptOf(stays?.number ?? '', again)).toEqual(before);
    expect(await keptOf(leaves?.number ?? '', again)).toBeUndefined();
    expect((await again.counts()).conversations).toBe(1);
    await second.close();
    rmSync(folder, { recursive: true });
  });

  test('what is duplicated at the same moment is taken once', async () => {
    const number = await inTheMiddle();
    const id = newSid();
    const all = await Promise.all(Array.from({ length: 8 }, () => bring(on, number, 'My dog', { id })));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await said(number)).filter((words) => words === 'My dog')).toHaveLength(1);
    await goesOn(number);
  });

  test('what is out of order is all taken, each once', async () => {
    const number = await inTheMiddle();
    const sent = now;
    later(4);
    const [one, other] = [newSid(), newSid()];
    // The second one is brought first.
    await bring(on, number, 'My dog', { id: other });
    later(2);
    const { status } = await bring(on, number, 'My garden', { id: one, sentAt: sent });
    expect(status).toBe(200);
    for (const [text, id] of [
      ['My garden', one],
      ['My dog', other],
    ] as const)
      await bring(on, number, text, { id });
    const all = await said(number);
    expect(all.filter((words) => words === 'My dog')).toHaveLength(1);
    expect(all.filter((words) => words === 'My garden').length).toBeLessThanOrEqual(1);
    await goesOn(number);
  });

  test('what comes an hour late is taken, and what is asked now is asked still', async () => {
    const number = await inTheMiddle();
    const sent = now;
    later(3600);
    const { status, texts } = await bring(on, number, 'My garden', { sentAt: sent });
    expect([status, texts.length > 0]).toEqual([200, true]);
    expect(await said(number)).toContain('My garden');
    await goesOn(number);
  });

  test.each([
    ['as long as ten texts', 'I like my garden. '.repeat(88).trim()],
    ['longer than any text', 'I like my garden. '.repeat(600).trim()],
  ])('what is %s is answered, and in two parts at most', async (_what, text) => {
    const number = await inTheMiddle();
    const { status, texts } = await bring(on, number, text);
    expect([status, texts.length > 0]).toEqual([200, true]);
    for (const each of texts) expect(partsOf(each)).toBeLessThanOrEqual(2);
    await goesOn(number);
  });

  test('a megabyte is refused before it is read', async () => {
    const number = await inTheMiddle();
    expect(await bring(on, number, 'x'.repeat(1_000_000))).toEqual({ status: 413, texts: [] });
    await goesOn(number);
  });

  test.each(['', '   ', '\u200b', '\n\n', '\u0000'])('what is empty (%j) asks again', async (text) => {
    const number = await inTheMiddle();
    const before = await asked(number);
    const { status, texts } = await bring(on, number, text);
    expect([status, texts.length > 0, await asked(number)]).toEqual([200, true, before]);
    await goesOn(number);
  });

  test.each(['🙂', '👩🏽‍🦽🐕', 'Mæ’r ci — “Pwt” 🐕', 'حديقتي', '我的花园', 'half \ud83d a letter'])(
    'what is in other letters (%j) is answered in plain ones',
    async (text) => {
      const number = await inTheMiddle();
      const { status, texts } = await bring(on, number, text);
      expect([status, texts.length > 0]).toEqual([200, true]);
      for (const each of texts) expect(inGsm(each)).toBe(each);
      await goesOn(number);
    },
  );

  test('a number of ours that stands in no practice’s file is told to the carrier, and never dropped', async () => {
    const number = newNumber();
    const { status, texts } = await bring(on, number, 'hello', { to: '+447700900999' });
    expect(status).toBeGreaterThanOrEqual(500);
    expect(texts).toEqual([]);
    expect((await personOf(store, 'example', number)).texting.began).toBeUndefined();
  });

  test.each(['PARCELS', '', '12345', '+1'])(
    'a sender that is no phone (%j) is not answered',
    async (from) => {
      const before = on.government.sent.length;
      const { status, texts } = await bring(on, from, 'Your parcel is here');
      expect([status < 500, texts, on.government.sent.length]).toEqual([true, [], before]);
    },
  );

  // Notify brings words alone.
  if (carrier === 'Twilio')
    test('a picture without words is told to be unseen, and one with words is heard by them', async () => {
      const number = await inTheMiddle();
      const before = await asked(number);
      const alone = await bring(on, number, '', { pictures: 1 });
      expect([alone.status, alone.texts.length > 1, await asked(number)]).toEqual([200, true, before]);
      const both = await bring(on, number, 'My garden', { pictures: 1 });
      expect(await said(number)).toContain('My garden');
      expect(both.texts.length).toBeGreaterThan(1);
      expect(JSON.stringify(await bring(on, number, RED, { pictures: 1 }))).toContain('999');
    });
});
