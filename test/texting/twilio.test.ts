/** Texts through Twilio, with its own library on both sides: what is refused, what is taken once, and what is found again. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import twilio from 'twilio';
import { twilioTexts } from '../../adapters/channels/sms/sms-twilio.js';
import { realClock } from '../../bot/clock.js';
import { carriersOf } from '../../bot/sms.js';
import type { Practice } from '../../dialogs/script/practice.js';
import { memoryStore } from '../../adapters/stores/memory.js';
import { personKey } from '../../bot/texting/people.js';
import { inGsm } from '../../dialogs/texting/in-gsm.js';
import { hanging, refusing, watched } from '../bot/talk.js';
import { ACCOUNT, AUTH_TOKEN, newSid, served, TWILIO_NUMBER, type Served } from './carriers.js';

const RED = 'I want to kill myself tonight';
const store = watched(memoryStore());
// Content is read slowly on a busy machine.
jest.setTimeout(180_000);
let on: Served;
beforeAll(async () => {
  on = await served({ store });
});
afterAll(() => on.close());

/** From the first text to the question about what matters. */
async function agrees(phone: ReturnType<Served['phone']>) {
  await phone.texts('hello');
  for (const answer of ['1', '1', '1', '4', '1', '1']) await phone.texts(answer);
}
const isUrgent = (texts: readonly string[]) =>
  texts.some((text) => text.includes('999') && text.includes('116 123'));

describe('a request', () => {
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
  const params = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  };
  const theirs = (publicUrl: string) =>
    twilioTexts({ accountSid: ACCOUNT, authToken: AUTH_TOKEN, publicUrl });
  const body = new URLSearchParams(params).toString();
  const path = '/myapp.php?foo=1&bar=2';

  test('signed as in Twilio’s own example is genuine', () => {
    const signature = 'RSOYDt4T1cUTdK1PDd93/VVr8B8=';
    const is = { path, signature, body, isJson: false };
    expect(theirs('https://mycompany.com').isGenuine(is)).toBe(true);
    expect(theirs('https://another.com').isGenuine(is)).toBe(false);
    expect(theirs('https://mycompany.com').isGenuine({ ...is, path: '/myapp.php?foo=1' })).toBe(false);
  });

  test.each([
    ['a port in the signed address', 'https://mycompany.com:1234', 'https://mycompany.com:1234'],
    ['the usual port in ours alone', 'https://mycompany.com:443', 'https://mycompany.com'],
    ['the usual port in theirs alone', 'https://mycompany.com', 'https://mycompany.com:443'],
    ['a path before ours', 'https://mycompany.com/chat', 'https://mycompany.com/chat'],
  ])('is genuine with %s', (_what, ours, signedFor) => {
    const signature = twilio.getExpectedTwilioSignature(AUTH_TOKEN, `${signedFor}${path}`, params);
    expect(theirs(ours).isGenuine({ path, signature, body, isJson: false })).toBe(true);
  });

  test.each(["/sms/twilio?a='x'", '/sms/twilio?name=%C3%A9&b=c%20d', '/sms/twilio?q=a+b'])(
    'is genuine with special characters: %s',
    (path) => {
      const signature = twilio.getExpectedTwilioSignature(AUTH_TOKEN, `https://mycompany.com${path}`, params);
      expect(theirs('https://mycompany.com').isGenuine({ path, signature, body, isJson: false })).toBe(true);
    },
  );

  test('of JSON is genuine by the sum of its body, and not with another body', () => {
    const json = JSON.stringify({ hello: 'there' });
    const path = `/sms/twilio?bodySHA256=${createHash('sha256').update(json).digest('hex')}`;
    const signature = twilio.getExpectedTwilioSignature(AUTH_TOKEN, `https://mycompany.com${path}`, {});
    const is = { path, signature, body: json, isJson: true };
    expect(theirs('https://mycompany.com').isGenuine(is)).toBe(true);
    expect(theirs('https://mycompany.com').isGenuine({ ...is, body: '{}' })).toBe(false);
  });

  test('with a field twice is genuine as it was signed', () => {
    const twice = { ...params, MediaUrl: ['b', 'a'] };
    const signature = twilio.getExpectedTwilioSignature(AUTH_TOKEN, url, twice);
    const sent = `${body}&MediaUrl=b&MediaUrl=a`;
    expect(theirs('https://mycompany.com').isGenuine({ path, signature, body: sent, isJson: false })).toBe(
      true,
    );
  });

  test.each([
    ['with no signature', { signature: ' ' }],
    ['with a made-up one', { signature: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }],
    ['signed for another address', { address: 'https://chat.example.com' }],
    ['signed for the address it was sent to, as a proxy hears it', { address: 'http://localhost' }],
  ])('%s is refused, and nothing is kept of it', async (_what, how) => {
    const before = await on.app.store.counts();
    const answer = await on.post(on.phone().fields(RED), how);
    expect(answer).toEqual({ status: 403, texts: [] });
    expect(await on.app.store.counts()).toEqual(before);
  });

  test('whose words were changed on their way is refused', async () => {
    const fields = on.phone().fields('1');
    const signature = twilio.getExpectedTwilioSignature(
      AUTH_TOKEN,
      'https://chat.example.org/sms/twilio',
      fields,
    );
    expect((await on.post({ ...fields, Body: '2' }, { signature })).status).toBe(403);
  });

  test('of another account is answered with nothing', async () => {
    const fields = { ...on.phone().fields('hello'), AccountSid: `AC${'9'.repeat(32)}` };
    expect(await on.post(fields)).toEqual({ status: 200, texts: [] });
  });

  test('with news of a text we sent is answered with nothing', async () => {
    const { Body: _body, ...fields } = on.phone().fields('');
    expect(
      await on.post({ ...fields, MessageStatus: 'delivered', From: TWILIO_NUMBER, To: 'whatsapp' }),
    ).toEqual({
      status: 200,
      texts: [],
    });
  });

  test('of a megabyte is refused', async () => {
    expect((await on.post(on.phone().fields('x'.repeat(1_000_000)))).status).toBe(413);
  });

  test('to a number in no practice’s file is an error, so that Twilio says so', async () => {
    expect((await on.post({ ...on.phone().fields('hello'), To: '+447700900999' })).status).toBe(500);
  });

  test('from what is no phone number is answered with nothing', async () => {
    expect(await on.post({ ...on.phone().fields('Your parcel is here'), From: 'PARCELS' })).toEqual({
      status: 200,
      texts: [],
    });
  });
});

describe('a text', () => {
  test('delivered twice is answered twice and taken once', async () => {
    const phone = on.phone();
    await agrees(phone);
    const fields = phone.fields('My garden');
    const first = await on.post(fields);
    const kept = (await on.app.store.page(undefined, 100)).kept.length;
    const saves = store.saves;
    expect(await on.post(fields)).toEqual(first);
    expect([(await on.app.store.page(undefined, 100)).kept.length, store.saves]).toEqual([kept, saves]);
  });

  test('replayed before anything may be kept is known, too, after a restart', async () => {
    const phone = on.phone();
    const fields = phone.fields('hello');
    const first = await on.post(fields);
    await on.post(phone.fields('1'));
    const other = await served({ store });
    expect(await other.post(fields)).toEqual(first);
    await other.close();
  });

  test('sent at the same moment ten times is taken once', async () => {
    const phone = on.phone();
    await agrees(phone);
    const fields = phone.fields('My dog');
    const answers = await Promise.all(Array.from({ length: 10 }, () => on.post(fields)));
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  test('that is kept takes one save', async () => {
    const phone = on.phone();
    await agrees(phone);
    const before = store.saves;
    await phone.texts('My garden');
    expect(store.saves - before).toBe(1);
  });

  test.each(['', '   ', '\u200b', '🙂', '?'])(
    'of nothing much (%j) is answered with where they are',
    async (text) => {
      const phone = on.phone();
      await agrees(phone);
      expect((await phone.texts(text)).length).toBeGreaterThan(0);
    },
  );

  test('of 1,600 letters is taken whole', async () => {
    const phone = on.phone();
    await agrees(phone);
    const long = 'I like my garden. '.repeat(88);
    await phone.texts(long);
    const { kept } = await on.app.store.page(undefined, 1000);
    expect(
      kept.some(({ conversation }) => conversation.entries.some(({ words }) => words === long.trim())),
    ).toBe(true);
  });

  test('in other letters is kept as it was typed, and said back in small letters', async () => {
    const phone = on.phone();
    await agrees(phone);
    const [text = ''] = await phone.texts('Mæ’r ci — “Pwt” 🐕');
    expect(inGsm(text)).toBe(text);
    const { kept } = await on.app.store.page(undefined, 1000);
    expect(
      kept.some(({ conversation }) => conversation.entries.some(({ words }) => words?.includes('🐕'))),
    ).toBe(true);
  });

  test('with a picture and no words is told that pictures are not seen, and asked again', async () => {
    const phone = on.phone();
    await agrees(phone);
    const texts = await phone.texts('', { NumMedia: '1', MediaUrl0: 'https://api.twilio.com/x' });
    expect(texts.length).toBeGreaterThan(1);
  });

  test('that tells of danger is answered with one part of who to call, at any point', async () => {
    const phone = on.phone();
    expect(isUrgent(await phone.texts(RED))).toBe(true);
    expect(isUrgent(await on.phone().texts('HELP'))).toBe(true);
    expect(isUrgent(await on.phone().texts('0'))).toBe(true);
  });

  test('said before consent is kept nowhere', async () => {
    const phone = on.phone();
    await phone.texts('hello');
    await phone.texts('my secret is a purple elephant');
    const { kept } = await store.page(undefined, 1000);
    const person = await store.findPerson(personKey('example', phone.number));
    expect(person?.texting?.seen).toHaveLength(2);
    expect(JSON.stringify([kept, person])).not.toContain('purple');
  });
});

describe('where nothing can be saved', () => {
  const inner = hanging(memoryStore());
  const broken = { ...refusing(inner), isBroken: false };
  const orFails = <T>(work: () => Promise<T>) =>
    broken.isBroken ? Promise.reject<T>(new Error('EIO')) : work();
  let there: Served;
  beforeAll(async () => {
    there = await served({
      store: {
        ...broken,
        findPerson: (key) => orFails(() => inner.findPerson(key)),
        savePerson: (person, readAt) => orFails(() => inner.savePerson(person, readAt)),
      },
    });
  });
  afterAll(() => there.close());

  test('a text is an error for Twilio, and at the second address an answer with who to call', async () => {
    const phone = there.phone();
    await phone.texts('hello');
    broken.isBroken = true;
    expect((await there.post(phone.fields('1'))).status).toBe(500);
    const last = await there.post(phone.fields('1'), { path: '/sms/twilio/fallback' });
    expect(last.status).toBe(200);
    expect(last.texts.join()).toContain('999');
  });

  test('danger is answered all the same', async () => {
    broken.refuses.add('find').add('save');
    const { status, texts } = await there.post(there.phone().fields(RED));
    broken.refuses.clear();
    broken.isBroken = false;
    expect([status, isUrgent(texts)]).toEqual([200, true]);
  });

  test('danger is answered while the store hangs', async () => {
    inner.hangs.add('find');
    const { status, texts } = await there.post(there.phone().fields(RED));
    expect([status, isUrgent(texts)]).toEqual([200, true]);
    inner.goesOn();
  });
});

describe('texts that never reached us', () => {
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const missed = (from: string, body: string, at: Date, sid = newSid()) => {
    on.theirs.inbound.push({ sid, from, to: TWILIO_NUMBER, body, at });
    return sid;
  };
  const sentTo = (number: string) => on.theirs.sent.filter(({ to }) => to === number);

  test('are found by listing them, and each is answered once', async () => {
    const phone = on.phone();
    await phone.texts('hello');
    const sid = missed(phone.number, '1', minutesAgo(5));
    await on.app.texting.lookForMissed();
    await on.app.texting.lookForMissed();
    const [sent, ...more] = sentTo(phone.number);
    expect([sent?.from, more]).toEqual([TWILIO_NUMBER, []]);
    // Brought to us after all.
    const late = await on.post(phone.fields('1', sid));
    expect(late.texts).toEqual([sent?.text]);
  });

  test('that are still on their way are left to come', async () => {
    const { number } = on.phone();
    missed(number, 'hello', new Date());
    await on.app.texting.lookForMissed();
    expect(sentTo(number)).toHaveLength(0);
  });

  test('are looked for again when Twilio does not answer', async () => {
    const { number } = on.phone();
    missed(number, 'hello', minutesAgo(20));
    on.theirs.refusals.push({ status: 500, body: {} });
    await on.app.texting.lookForMissed();
    expect(sentTo(number)).toHaveLength(0);
    await on.app.texting.lookForMissed();
    expect(sentTo(number)).toHaveLength(1);
  });
});

test.each([
  [{ status: 400, body: { code: 21610, message: 'Unsubscribed', status: 400 } }, 'refused'],
  [{ status: 400, body: { code: 21211, message: 'Not a number', status: 400 } }, 'refused'],
  [{ status: 429, body: { code: 20429, message: 'Too many', status: 429 } }, 'failed'],
  [{ status: 503, body: {} }, 'failed'],
])('what Twilio refuses with %j is %s', async (refusal, kind) => {
  on.theirs.refusals.push(refusal);
  const twilioOurs = twilioTexts({
    accountSid: ACCOUNT,
    authToken: AUTH_TOKEN,
    publicUrl: 'https://chat.example.org',
    api: on.theirs.url,
  });
  const outcome = await twilioOurs.send({
    from: TWILIO_NUMBER,
    to: '+447700900777',
    text: 'x',
    reference: 'r',
  });
  expect(outcome.kind).toBe(kind);
});

test('the start warns until the practice says that the words for STOP are at Twilio', async () => {
  const { guide } = on.app;
  const warned = async (since: string | undefined) => {
    const practices = [...guide.practices].map(([id, practice]): [string, Practice] => {
      if (practice.texts === undefined) return [id, practice];
      const { optout_text_since: _day, ...texts } = practice.texts;
      return [
        id,
        { ...practice, texts: since === undefined ? texts : { ...texts, optout_text_since: since } },
      ];
    });
    const warn = jest.spyOn(on.app.log, 'warn');
    await carriersOf(on.settings, { ...guide, practices: new Map(practices) }, store, on.app.log, realClock);
    const told = warn.mock.calls.map((said) => said.join());
    warn.mockRestore();
    return told.filter((words) => words.includes('optout_text_since'));
  };
  expect(await warned(undefined)).toHaveLength(1);
  expect(await warned('2026-11-01')).toEqual([]);
});
