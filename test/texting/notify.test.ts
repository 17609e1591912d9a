/** Texts through GOV.UK Notify, with its own client: its two tokens, what is asked for again, and what is never dropped. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { wordingFor } from '../../dialogs/guide.js';
import { memoryStore } from '../../adapters/stores/memory.js';
import { refusing } from '../bot/talk.js';
import { NOTIFY_NUMBER, NOTIFY_TOKEN, NOTIFY_TOKEN_OLD, served, type Served } from './carriers.js';

const RED = 'I want to kill myself tonight';
const store = refusing(memoryStore());
let on: Served;
beforeAll(async () => {
  on = await served({ store });
});
afterAll(() => on.close());

const text = (message: string, more: object = {}) => ({
  id: crypto.randomUUID(),
  source_number: '447700900321',
  destination_number: NOTIFY_NUMBER.replace('+44', '0'),
  message,
  date_received: new Date().toISOString(),
  ...more,
});

describe('a request', () => {
  test.each([NOTIFY_TOKEN, NOTIFY_TOKEN_OLD])('with either token is taken', async (token) => {
    expect(await on.postNotify(text('hello'), token)).toBe(200);
  });
  test.each(['', 'wrong', `${NOTIFY_TOKEN}x`, NOTIFY_TOKEN.slice(1)])('with %j is refused', async (token) => {
    const before = on.government.sent.length;
    expect(await on.postNotify(text(RED), token)).toBe(403);
    expect(on.government.sent).toHaveLength(before);
  });
  test.each(['', '{', '[]', '{"id":1}', JSON.stringify({ id: 'a', message: 'b' })])(
    'that is no text (%j) is refused for good',
    async (body) => {
      expect(await on.postNotify(body)).toBe(400);
    },
  );
  test('of a megabyte is refused', async () => {
    expect(await on.postNotify(text('x'.repeat(1_000_000)))).toBe(413);
  });
  test('to a number in no practice’s file may be sent again, once it is there', async () => {
    expect(await on.postNotify(text('hello', { destination_number: '07700900999' }))).toBe(503);
  });
});

describe('a text', () => {
  test('is answered by a text of its own, to the number it came from', async () => {
    const phone = on.notifyPhone();
    const { texts } = await phone.texts('hello');
    expect(texts.length).toBeGreaterThan(0);
    expect(on.government.sent.at(-1)?.to).toBe(phone.number);
  });

  test('that Notify brings again is not answered twice', async () => {
    const phone = on.notifyPhone();
    const id = crypto.randomUUID();
    const first = await phone.texts('hello', id);
    const again = await phone.texts('hello', id);
    expect([first.status, again.status, again.texts]).toEqual([200, 200, []]);
  });

  test.each([429, 500, 503])(
    'whose answer was not taken (%i) is asked for again, and then answered',
    async (status) => {
      const phone = on.notifyPhone();
      const id = crypto.randomUUID();
      on.government.refusals.push({ status, body: { errors: [] } });
      const first = await phone.texts('hello', id);
      const again = await phone.texts('hello', id);
      expect([first.status, first.texts, again.status]).toEqual([503, [], 200]);
      expect(again.texts.length).toBeGreaterThan(0);
    },
  );

  test('whose answer is refused for good is not asked for again', async () => {
    on.government.refusals.push({ status: 400, body: { errors: [] } });
    expect((await on.notifyPhone().texts('hello')).status).toBe(200);
  });

  test('that cannot be saved is asked for again, and is taken then', async () => {
    const phone = on.notifyPhone();
    await phone.texts('hello');
    for (const answer of ['1', '1', '1', '4', '1', '1']) await phone.texts(answer);
    const id = crypto.randomUUID();
    store.refuses.add('save');
    expect((await phone.texts('My garden', id)).status).toBe(503);
    store.refuses.delete('save');
    const { status, texts } = await phone.texts('My garden', id);
    expect([status, texts.length > 0]).toEqual([200, true]);
  });

  test('that tells of danger is answered though nothing can be saved', async () => {
    store.refuses.add('save').add('find');
    const { status, texts } = await on.notifyPhone().texts(RED);
    store.refuses.clear();
    expect([status, texts.some((each) => each.includes('999'))]).toEqual([200, true]);
  });

  test('that was long on its way answers the question that was asked when it was sent', async () => {
    let now = new Date('2026-11-23T10:00:00.000Z');
    const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));
    const none = () => () => undefined;
    const there = await served({ clock: { now: () => now, after: none, every: none } });
    const phone = there.notifyPhone();
    await phone.texts('hello');
    for (const answer of ['1', '1', '1', '4', '1', '1', 'skip']) {
      later(1);
      await phone.texts(answer);
    }
    // "What is hard?" is asked; an answer to it is under way while the next one overtakes it.
    later(1);
    const sent = now.toISOString();
    later(1);
    await phone.texts('7');
    later(10);
    const { texts } = await phone.texts('6', crypto.randomUUID(), { date_received: sent });
    // It is said what it was taken for, before what is asked now.
    expect(texts[0]).toContain(wordingFor(on.app.guide, 'en').questions['hard']?.options['family-caring']);
    const { kept } = await there.app.store.page(undefined, 10);
    const hard = kept[0]?.conversation.entries.filter(({ question }) => question === 'hard');
    expect(hard?.map(({ value }) => value)).toEqual([['health'], ['family-caring']]);
    await there.close();
  });
});
