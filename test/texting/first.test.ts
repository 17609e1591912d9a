/** Texting first: who left is nudged twice and no more, who agreed is asked how it went, and nobody who may not be texted is. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { parse } from 'yaml';
import { memoryStore } from '../../adapters/stores/memory.js';
import { personOf } from '../../bot/texting/people.js';
import { wordingFor } from '../../dialogs/guide.js';
import type { Owed } from '../../dialogs/effects.js';
import { partsOf } from '../../dialogs/danger/gsm.js';
import { mailServer, read, type MailServer } from '../adapters/alerts/mail-server.js';
import { settled } from '../bot/staff.js';
import { handClock } from '../bot/talk.js';
import { askedIn } from '../channels/driver.js';
import { asTyped } from '../channels/typed.js';
import { Transcript } from '../transcript-runner.js';
import { newSid, served, type Served } from './carriers.js';

// Content is read slowly on a busy machine.
jest.setTimeout(180_000);

const MORNING = '2026-11-22T10:00:00.000Z';
const hours = (count: number, from = MORNING) =>
  new Date(Date.parse(from) + count * 60 * 60_000).toISOString();

const PLANNED = Transcript.parse(parse(readFileSync('test/transcripts/older-person-alone.yaml', 'utf8')));
const POLICY = { policy: 'We ring back.', signed_by: 'Dr Made Up', on: '2026-11-01' };

const store = memoryStore();
const time = handClock();
let on: Served;
let mail: MailServer;
beforeAll(async () => {
  mail = await mailServer();
  on = await served({
    store,
    clock: time.clock,
    env: { SMTP_URL: mail.url, MAIL_FROM: 'chat@example.org', MESSAGES_A_MINUTE: '0' },
    practice: (file) =>
      file.replace(/^( {2}urgent: consent)$/m, `$1\n  hand_over: ${JSON.stringify(POLICY)}`),
  });
});
afterAll(async () => {
  await on.close();
  await mail.close();
});

type Phone = ReturnType<Served['phone']>;
/** What goes out to a phone by itself is sent by real servers: it is waited for until nothing more is under way. */
async function isLate(at: string): Promise<void> {
  time.isLate(at);
  const open = async (is: (owed: Owed) => boolean) =>
    (await store.page(undefined, 500)).kept.some(({ owed }) => owed.some(is));
  for (let looked = 0, tries = 0; tries < 500; tries++) {
    await settled();
    await new Promise((done) => setTimeout(done, 5));
    // Whoever waits for an answer waits no longer when the clock goes on.
    if (await open(({ state }) => state === 'sending')) continue;
    const isDue = await open(({ state, due }) => state === 'owed' && due <= at);
    if (looked > 0 && !isDue) return;
    looked++;
    time.passes(60_000);
  }
}
const sentTo = (phone: Phone) =>
  on.theirs.sent.filter(({ to }) => to === phone.number).map(({ text }) => text);
const person = (phone: Phone) => personOf(store, 'example', phone.number);
const kept = async (phone: Phone) =>
  store.find({ practice: 'example', id: (await person(phone)).texting.conversation });
const sees = async (phone: Phone) => {
  const { conversation } = (await person(phone)).texting;
  return on.app.look({ practice: 'example', conversation, language: 'en-sms', at: MORNING });
};
const owedOf = async (phone: Phone) =>
  (await kept(phone))?.owed.map(({ effect, state }) => `${effect.kind} ${state}`) ?? [];

/** Agreed to it being kept, and in the middle. */
async function inTheMiddle(at = MORNING): Promise<Phone> {
  time.isLate(at);
  const phone = on.phone();
  for (const answer of ['hello', '1', '1', '1', '4', '1', '1']) await phone.texts(answer);
  return phone;
}
/** To the end of a plan; the texts that came with it. */
async function planned(): Promise<{ phone: Phone; last: string[] }> {
  time.isLate(MORNING);
  const phone = on.phone();
  await phone.texts('hello');
  let last: string[] = [];
  for (const { says, chooses, presses } of PLANNED.steps) {
    const act =
      says !== undefined
        ? ({ kind: 'says', text: says } as const)
        : chooses !== undefined
          ? ({ kind: 'chooses', choices: chooses } as const)
          : ({ kind: 'presses', command: presses ?? '' } as const);
    last = await phone.texts(asTyped(act, await sees(phone), wordingFor(on.app.guide, 'en-sms')));
  }
  return { phone, last };
}

describe('who left in the middle', () => {
  test('is texted after a day and after three, and then never again', async () => {
    const phone = await inTheMiddle();
    await isLate(hours(23));
    expect(sentTo(phone)).toHaveLength(0);
    await isLate(hours(24));
    expect(sentTo(phone)).toHaveLength(1);
    await isLate(hours(72));
    await isLate(hours(24 * 30));
    const texts = sentTo(phone);
    expect(texts).toHaveLength(2);
    for (const text of texts) {
      expect(partsOf(text)).toBe(1);
      expect(text).toContain('STOP');
    }
  });

  test('while the program was off for four days is texted once, and not twice at the same time', async () => {
    const phone = await inTheMiddle();
    await isLate(hours(24 * 4));
    expect(sentTo(phone)).toHaveLength(1);
    await isLate(hours(24 * 30));
    expect(sentTo(phone)).toHaveLength(1);
    expect(await owedOf(phone)).toEqual(expect.arrayContaining(['nudge cancelled', 'nudge paid']));
  });

  test('while the program was off for weeks is left alone', async () => {
    const phone = await inTheMiddle();
    await isLate(hours(24 * 30));
    expect(sentTo(phone)).toEqual([]);
  });

  test('by a clock that ran a year ahead is texted a day after it was put right', async () => {
    const phone = await inTheMiddle('2027-11-22T10:00:00.000Z');
    await isLate(MORNING);
    await isLate(hours(23));
    expect(sentTo(phone)).toEqual([]);
    await isLate(hours(25));
    expect(sentTo(phone)).toHaveLength(1);
  });

  test('goes on where they were with whatever they text to it, and is texted once more at the most', async () => {
    const phone = await inTheMiddle();
    const before = askedIn(await sees(phone))?.question;
    await isLate(hours(24));
    await phone.texts('carry on');
    expect(askedIn(await sees(phone))?.question).toBe(before);
    await isLate(hours(24 + 24));
    expect(sentTo(phone)).toHaveLength(1);
    await isLate(hours(24 + 72));
    await isLate(hours(24 * 30));
    expect(sentTo(phone)).toHaveLength(2);
  });

  test('and comes back before that, is not texted for the time before', async () => {
    const phone = await inTheMiddle();
    time.isLate(hours(20));
    await phone.texts('skip');
    await isLate(hours(24));
    expect(sentTo(phone)).toHaveLength(0);
  });

  test('in the evening, is texted at nine in the morning', async () => {
    const evening = '2026-11-22T21:00:00.000Z';
    const phone = await inTheMiddle();
    time.isLate(evening);
    await phone.texts('skip');
    await isLate(hours(24, evening));
    expect(sentTo(phone)).toHaveLength(0);
    await isLate('2026-11-24T09:00:00.000Z');
    expect(sentTo(phone)).toHaveLength(1);
  });

  test.each([
    ['paused', 'pause'],
    ['asked for no more texts', 'STOP'],
    ['wrote of danger at home', 'my husband hits me'],
    ['is shown who to call', 'I want to kill myself tonight'],
  ])('and %s, is not texted first', async (_what, text) => {
    const phone = await inTheMiddle();
    await phone.texts(text);
    await isLate(hours(24 * 30));
    expect(sentTo(phone)).toEqual([]);
  });

  test('after words about danger at home is texted only once they said that texts are safe', async () => {
    const phone = await inTheMiddle();
    await phone.texts('my husband hits me');
    for (let step = 0; step < 4 && askedIn(await sees(phone))?.question !== 'matters'; step++)
      await phone.texts('1');
    await isLate(hours(24 * 4));
    expect(sentTo(phone)).toEqual([]);
    const other = await inTheMiddle();
    await other.texts('my husband hits me');
    for (let step = 0; step < 4 && askedIn(await sees(other))?.question !== 'matters'; step++)
      await other.texts('1');
    await other.texts('OK TO TEXT');
    await isLate(hours(24));
    expect(sentTo(other)).toHaveLength(1);
  });

  test('before they agreed to anything being kept, is not texted first', async () => {
    time.isLate(MORNING);
    const phone = on.phone();
    await phone.texts('hello');
    await phone.texts('1');
    await isLate(hours(24 * 30));
    expect(sentTo(phone)).toEqual([]);
  });

  test('and erased it, is not texted first', async () => {
    const phone = await inTheMiddle();
    await phone.texts('delete my answers');
    await phone.texts('1');
    expect(await kept(phone)).toBeUndefined();
    await isLate(hours(24 * 30));
    expect(sentTo(phone)).toEqual([]);
  });

  test('STOP calls it off in the same save', async () => {
    const phone = await inTheMiddle();
    expect(await owedOf(phone)).toEqual(expect.arrayContaining(['nudge owed', 'nudge owed']));
    await phone.texts('STOP');
    expect(await owedOf(phone)).toEqual(expect.arrayContaining(['nudge cancelled', 'nudge cancelled']));
    expect((await person(phone)).optedOut).toBeDefined();
  });
});

describe('after a plan', () => {
  test('they are asked whether they want to be texted; a yes is kept with what they were asked', async () => {
    const { phone, last } = await planned();
    expect(last.join('\n')).toMatch(/1 .*2 .*3 /);
    const [answer = ''] = await phone.texts('2');
    expect(answer).toContain('6 December');
    const agreed = (await kept(phone))?.owed.flatMap(({ effect }) =>
      effect.kind === 'check-in' ? [effect] : [],
    );
    expect(agreed?.map(({ nth, by }) => [nth, by])).toEqual([
      [1, 'consent'],
      [2, 'consent'],
    ]);
    expect(last.join('\n')).toContain(agreed?.[0]?.wording);
  });

  test('they are texted on that day, with nothing of the plan in it, and whatever they text begins the talk', async () => {
    const { phone } = await planned();
    await phone.texts('1');
    await isLate(hours(24 * 3 - 1));
    expect(sentTo(phone)).toHaveLength(0);
    await isLate(hours(24 * 3));
    const [text = ''] = sentTo(phone);
    expect(text).not.toMatch(/plan|health|service/i);
    expect(partsOf(text)).toBe(1);
    await phone.texts('carry on');
    const now = await sees(phone);
    expect([now.conversation.script, now.conversation.round, askedIn(now)?.question]).toEqual([
      'check-in',
      2,
      'how-did-it-go',
    ]);
    await phone.texts('1');
    expect(askedIn(await sees(phone))?.question).toBe('went-along');
    const before = sentTo(phone).length;
    await isLate(hours(24 * 6));
    expect(sentTo(phone).slice(before).join()).not.toContain(text);
  });

  test('who does not answer is reminded once, three days later', async () => {
    const { phone } = await planned();
    await phone.texts('1');
    await isLate(hours(24 * 3));
    await isLate(hours(24 * 6));
    await isLate(hours(24 * 60));
    expect(sentTo(phone)).toHaveLength(2);
  });

  test.each([
    ['no to being asked', ['no']],
    ['3', ['3']],
    ['STOP after a yes', ['1', 'STOP']],
  ])('%s: nobody is texted', async (_what, answers) => {
    const { phone } = await planned();
    for (const answer of answers) await phone.texts(answer);
    await isLate(hours(24 * 60));
    expect(sentTo(phone)).toEqual([]);
    expect((await sees(phone)).conversation.script).toBe('what-matters');
  });

  test('a no to the text itself ends it, and danger in the answer is answered first', async () => {
    const { phone } = await planned();
    await phone.texts('1');
    await isLate(hours(24 * 3));
    expect((await phone.texts('I want to kill myself tonight')).join()).toContain('999');
    const other = (await planned()).phone;
    await other.texts('1');
    await isLate(hours(24 * 3));
    await other.texts('no');
    await isLate(hours(24 * 60));
    expect(sentTo(other)).toHaveLength(1);
    expect((await sees(other)).conversation.script).toBe('what-matters');
  });

  test('a yes that is brought twice is agreed to once, and answered twice', async () => {
    const { phone } = await planned();
    const fields = phone.fields('2', newSid());
    const [first, again] = [await on.post(fields), await on.post(fields)];
    expect(again.texts).toEqual(first.texts);
    expect((await owedOf(phone)).filter((each) => each.startsWith('check-in'))).toHaveLength(2);
  });
});

describe('a practice that wants to be told', () => {
  /** What it was told of this number. */
  const told = (phone: Phone) =>
    mail.mails
      .map((each) => read(each).text)
      .filter((text) => text.replaceAll(' ', '').includes(phone.number.replace('+44', '0')));

  test('is told of who is not understood three times, once, and they are told so', async () => {
    time.isLate(MORNING);
    const phone = on.phone();
    for (const answer of ['hello', '1', '1', '1', '4', '1']) await phone.texts(answer);
    expect(askedIn(await sees(phone))?.question).toBe('pace');
    const texts: string[][] = [];
    for (const words of ['qwx zzk', 'vvbn ppl', 'kkjh wwq', 'zzxc mmn']) texts.push(await phone.texts(words));
    await isLate(hours(1));
    expect(texts.map((each) => each.join(' ').includes('your number'))).toEqual([false, false, true, false]);
    expect(told(phone)).toHaveLength(1);
    expect(told(phone)[0]).not.toMatch(/qwx|vvbn|kkjh/);
  });

  test('is told of STOP in the middle, and of nobody who wrote of danger at home', async () => {
    const [phone, other] = [await inTheMiddle(), await inTheMiddle()];
    const said = (await phone.texts('STOP')).join(' ');
    await other.texts('my husband hits me');
    await other.texts('STOP');
    await phone.texts('STOP');
    await isLate(hours(1));
    expect([told(phone).length, told(other).length]).toEqual([1, 0]);
    expect(said).toContain('999');
  });

  test('is told of who does not come back, a day after the last word, which said so', async () => {
    const [phone, back] = [await inTheMiddle(), await inTheMiddle()];
    await isLate(hours(24));
    await isLate(hours(72));
    await back.texts('skip');
    expect(told(phone)).toHaveLength(0);
    await isLate(hours(96));
    await isLate(hours(200));
    expect([told(phone).length, told(back).length]).toEqual([1, 0]);
    expect(sentTo(phone)).toHaveLength(2);
  });
});
