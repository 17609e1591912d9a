/** What holds for everybody who is texted: STOP everywhere, the word to begin with, MORE, danger at home, and erasing. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { memoryStore } from '../../adapters/stores/memory.js';
import { changePerson, personKey, personOf } from '../../bot/texting/people.js';
import { STOPS } from '../../dialogs/texting/keywords.js';
import { partsOf } from '../../dialogs/danger/gsm.js';
import type { Practice } from '../../dialogs/script/practice.js';
import { answersUntil } from '../bot/to-plan.js';
import { newSid, served, type Served } from './carriers.js';

const RED = 'I want to kill myself tonight';
const store = memoryStore();
// Content is read slowly on a busy machine.
jest.setTimeout(180_000);
let on: Served;
beforeAll(async () => {
  on = await served({ store, texts: { keyword: 'MATTERS', carry_on: true } });
});
afterAll(() => on.close());

type Phone = ReturnType<Served['phone']>;
async function begins(): Promise<Phone> {
  const phone = on.phone();
  await phone.texts('matters');
  return phone;
}
async function agrees(): Promise<Phone> {
  const phone = await begins();
  for (const answer of ['1', '1', '1', '4', '1', '1']) await phone.texts(answer);
  return phone;
}
const person = ({ number }: Phone) => personOf(store, 'example', number);
const kept = async (phone: Phone) =>
  store.find({ practice: 'example', id: (await person(phone)).texting.conversation });
const asked = async (phone: Phone) => {
  const { conversation } = (await person(phone)).texting;
  const at = new Date().toISOString();
  const { messages } = await on.app.look({ practice: 'example', conversation, language: 'en-sms', at });
  return messages.find((message) => message.kind === 'question')?.question;
};
const isUrgent = (texts: readonly string[]) =>
  texts.some((text) => text.includes('999') && text.includes('116 123'));

describe('the first text', () => {
  test('with another word is told the word, and nothing is begun', async () => {
    const phone = on.phone();
    const texts = await phone.texts('1');
    expect(texts.join()).toContain('MATTERS');
    expect((await person(phone)).texting.began).toBeUndefined();
  });
  test.each(['MATTERS', 'matters', ' Matters. ', 'START'])(
    'of %j is answered with the opening',
    async (word) => {
      const phone = on.phone();
      const texts = await phone.texts(word);
      expect(texts.join(' ')).toMatch(/Example Practice.*computer.*999.*STOP/s);
      expect(texts.every((text) => partsOf(text) <= 2)).toBe(true);
      expect(await asked(phone)).toBe('hello');
    },
  );
  test('says the same in Welsh: who, what it is, who to call, how long, and STOP', async () => {
    const phone = on.phone();
    const which = { practice: 'example', number: phone.number };
    await changePerson(store, which, (known) => ({ ...known, language: 'cy-sms' }));
    const texts = await phone.texts('MATTERS');
    expect(texts.join(' ')).toMatch(/Example Practice.*gyfrifiadur.*999.*20 .*STOP/s);
    expect(texts.every((text) => partsOf(text) <= 2)).toBe(true);
  });
  test('asks for consent before anything about health', async () => {
    const phone = await begins();
    await phone.texts('1');
    expect(await asked(phone)).toBe('privacy');
  });
});

describe('STOP', () => {
  test.each([...STOPS])('%s is written down at once, and nothing more goes out', async (word) => {
    const phone = await agrees();
    const texts = await phone.texts(word.toUpperCase());
    expect(texts.join()).toMatch(/999/);
    expect(texts.map(partsOf)).toEqual([1]);
    expect((await person(phone)).optedOut).toBeDefined();
    expect(await phone.texts('My garden')).toEqual([]);
    const { conversation } = (await kept(phone)) ?? {};
    expect(conversation?.entries.some(({ words }) => words === 'My garden')).toBe(false);
  });
  test('within a sentence is none', async () => {
    const phone = await agrees();
    await phone.texts("stop it, he won't stop playing the drums");
    expect((await person(phone)).optedOut).toBeUndefined();
  });
  test('does not keep who to call from who is in danger', async () => {
    const phone = await agrees();
    await phone.texts('STOP');
    expect(isUrgent(await phone.texts(RED))).toBe(true);
    expect(isUrgent(await phone.texts('HELP'))).toBe(true);
    expect((await person(phone)).optedOut).toBeDefined();
  });
  test('ends with START, and the chat goes on where it was', async () => {
    const phone = await agrees();
    await phone.texts('STOP');
    expect((await phone.texts('START')).length).toBeGreaterThan(1);
    expect([(await person(phone)).optedOut, await asked(phone)]).toEqual([undefined, 'matters']);
  });
  test('as the carrier took it, in whatever words, is the same', async () => {
    const phone = await agrees();
    await phone.texts('Arrêt', { OptOutType: 'STOP' });
    expect((await person(phone)).optedOut).toBeDefined();
    await phone.texts('whatever', { OptOutType: 'START' });
    expect((await person(phone)).optedOut).toBeUndefined();
  });
  test('twice is once', async () => {
    const phone = await agrees();
    await phone.texts('STOP');
    const first = (await person(phone)).optedOut;
    await phone.texts('STOP');
    expect((await person(phone)).optedOut).toEqual(first);
  });
});

describe('MORE', () => {
  test('brings the rest of urgent help, page by page, and the same page for the same text', async () => {
    const phone = await agrees();
    await phone.texts(RED);
    const pages: string[] = [];
    for (let page = 0; page < 20; page++) {
      const fields = phone.fields('MORE', newSid());
      const { texts } = await on.post(fields);
      expect((await on.post(fields)).texts).toEqual(texts);
      pages.push(...texts);
      if (!texts.join().includes('MORE')) break;
    }
    expect(pages.join()).toContain('111');
    expect(pages.every((page) => partsOf(page) <= 2)).toBe(true);
  });
  test('with nothing left is heard as any other word', async () => {
    const phone = await begins();
    await phone.texts('1');
    // At "Is that OK?" there is an answer of that name.
    await phone.texts('more');
    expect(await asked(phone)).toBe('privacy-more');
  });
});

describe('after words about danger at home', () => {
  test('texts are only sent first once they are said to be safe', async () => {
    const phone = await agrees();
    const texts = await phone.texts('My husband hits me and I am scared to go home');
    expect(isUrgent(texts)).toBe(true);
    expect((await person(phone)).safeToText?.answer).toBe(false);
    await phone.texts('ok to text');
    expect((await person(phone)).safeToText?.answer).toBe(true);
  });
});

test.each([
  ['about danger at home, before consent', false, 'My husband hits me and I am scared to go home', {}],
  ['about danger at home', true, 'My husband hits me and I am scared to go home', {}],
  ['with a picture', true, 'My garden', { NumMedia: '1' }],
  ['of STOP', true, 'STOP', {}],
  ['of a wrong answer', true, '', {}],
])('a text %s is answered the same the second time', async (_what, isAgreed, said, more) => {
  const phone = isAgreed ? await agrees() : await begins();
  const fields = phone.fields(said, newSid(), more);
  const first = await on.post(fields);
  await on.post(phone.fields('1'));
  expect(await on.post(fields)).toEqual(first);
});

describe('who is not understood', () => {
  test('is asked in other words, then told of a person, then given the number to ring', async () => {
    const phone = await begins();
    for (const answer of ['1', '1', '1', '4', '1']) await phone.texts(answer);
    expect(await asked(phone)).toBe('pace');
    for (let time = 0; time < 2; time++) await phone.texts('purple elephant');
    const texts = await phone.texts('purple elephant');
    expect(texts.join()).toContain('01632 960100');
    expect(await asked(phone)).toBe('pace');
  });
  test.each([
    ['one', 'matters'],
    ['(1)', 'matters'],
    ['1.', 'matters'],
    ['no 1', 'matters'],
    ['l', 'matters'],
    ['I', 'matters'],
    ['1️⃣', 'matters'],
    ['abuot 10 minuets', 'matters'],
    ['a few mintes. keep it short', 'matters'],
    ['3', 'pace'],
    ['minutes', 'pace'],
  ])('%j at a question of two answers leads to %s', async (said, next) => {
    const phone = await begins();
    for (const answer of ['1', '1', '1', '4', '1']) await phone.texts(answer);
    await phone.texts(said);
    expect(await asked(phone)).toBe(next);
  });
  test('"13" where both can be chosen is asked about', async () => {
    const phone = await agrees();
    await phone.texts('skip');
    await phone.texts('13');
    expect(await asked(phone)).toBe('hard');
    await phone.texts('1 3');
    expect(await asked(phone)).toBe('hard-people');
  });
});

test('who has everything deleted is forgotten, number and all, and an old text of theirs begins nothing', async () => {
  const phone = await agrees();
  const fields = phone.fields('My garden');
  await on.post(fields);
  await phone.texts('delete everything');
  await phone.texts('1');
  const record = await store.findPerson(personKey('example', phone.number));
  expect(record?.addresses).toEqual([]);
  expect(JSON.stringify(record)).not.toContain(phone.number);
  await on.post(fields);
  expect((await person(phone)).texting.began).toBeUndefined();
});

describe('between web and text', () => {
  const code = async (conversation: string) =>
    (await on.app.codes.make({ practice: 'example', conversation }))?.code ?? '';
  const begun = async (until = 'hard') => {
    const conversation = crypto.randomUUID();
    await answersUntil(on.app, conversation, until);
    return conversation;
  };

  test('who began on the web goes on by text, once the phone says yes', async () => {
    const conversation = await begun();
    const phone = on.phone();
    const typed = (await code(conversation)).toLowerCase();
    expect((await phone.texts(typed)).join()).not.toContain('MATTERS');
    expect((await person(phone)).texting.conversation).not.toBe(conversation);
    await phone.texts('1');
    expect([(await person(phone)).texting.conversation, await asked(phone)]).toEqual([conversation, 'hard']);
    await phone.texts('1');
    expect(await asked(phone)).toBe('hard-people');
  });

  test.each(['2', 'no', 'what?'])('who says %j to it does not', async (said) => {
    const conversation = await begun();
    const phone = on.phone();
    await phone.texts(await code(conversation));
    await phone.texts(said);
    expect((await person(phone)).texting.conversation).not.toBe(conversation);
    await phone.texts('1');
    expect((await person(phone)).texting.conversation).not.toBe(conversation);
  });

  test('a code nobody made leads nowhere', async () => {
    const phone = on.phone();
    expect((await phone.texts('222-222-222')).length).toBe(1);
    expect((await person(phone)).texting.carrying).toBeUndefined();
  });

  test('who has a chat by text keeps that', async () => {
    const phone = await agrees();
    const own = (await person(phone)).texting.conversation;
    await phone.texts(await code(await begun()));
    await phone.texts('1');
    expect((await person(phone)).texting.conversation).toBe(own);
  });

  test('who texts goes on on the web, with the code they ask for', async () => {
    const phone = await agrees();
    const [text = ''] = await phone.texts('WEB');
    const typed = /\b[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}\b/.exec(text)?.[0] ?? '';
    expect(partsOf(text)).toBeLessThanOrEqual(2);
    const { conversation } = (await person(phone)).texting;
    expect(await on.app.codes.find({ practice: 'example', typed, from: 'here' })).toBe(conversation);
  });

  test('there is no code before anything is kept', async () => {
    const phone = await begins();
    expect((await phone.texts('web')).join()).not.toMatch(/[2-9A-Z]{3}-[2-9A-Z]{3}-/);
  });

  test('is not to be had where the practice did not say so', async () => {
    const practices = on.app.guide.practices as Map<string, Practice>;
    const practice = practices.get('example');
    if (practice?.texts === undefined) throw new Error('There is a practice');
    practices.set('example', { ...practice, texts: { ...practice.texts, carry_on: false } });
    const phone = await agrees();
    await phone.texts('web');
    expect((await kept(phone))?.conversation.entries.at(-1)?.words).toBe('web');
    practices.set('example', practice);
  });
});
