/** Each voice is walked to the plan, and urgent help, a person and stop are one step from every state of it. */
import { describe, expect, test } from '@jest/globals';
import { begin, type Conversation } from '../../dialogs/conversation.js';
import type { Message } from '../../dialogs/message.js';
import { wordingOf } from '../../dialogs/guide.js';
import { optionsFor } from '../../dialogs/options.js';
import { contextAt, conversationAt, walk, type Position } from '../../dialogs/position.js';
import { printed } from '../../dialogs/script/print.js';
import { speak } from '../../dialogs/speak.js';
import { languageIn, mixtures, nearest, withVoice } from '../../dialogs/script/voices.js';
import { takeTurn } from '../../dialogs/turn.js';
import { counterClock, guideOfContent, indexOfContent, newConversation } from '../guide.js';
import type { Sent } from '../random-talk.js';

const guide = guideOfContent();
const index = indexOfContent();
const clock = counterClock();

/** As a channel begins it: in a language, with the voice that was chosen. */
const begunIn = (language: string): Conversation =>
  begin({ ...newConversation(), language, at: '2026-11-22T09:00:00.000Z' });

/** The first answer that goes on; the plan is what we want to see. */
function onwards(position: Position, age: string): Sent {
  const { at } = position;
  if (at.state !== 'asking') throw new RangeError(`nothing is asked: ${at.state}`);
  const question = guide.compiled.lookup.questions.get(at.spot.question)!;
  if (question.id === 'age') return { choices: [age] };
  if (question.id === 'place') return { text: 'YO1' };
  if (question.kind === 'words') return { text: 'growing rhubarb' };
  if (question.kind === 'phone') return { command: { name: 'skip' } };
  return { choices: optionsFor(question, contextAt(position), guide.compiled).slice(0, 1) };
}

function walked(language: string, age: string) {
  let position = walk(guide.machine, guide.compiled, begunIn(language));
  const states: Position[] = [position];
  const said: Message[] = [];
  for (let turns = 0; turns < 90 && position.at.state === 'asking'; turns++) {
    const turn = takeTurn(
      guide,
      index,
      conversationAt(position),
      { ...onwards(position, age), at: clock() },
      position,
    );
    said.push(...speak(guide, turn.conversation, turn.replies));
    position = turn.position;
    states.push(position);
  }
  return { position, states, said };
}

const VOICES: [language: string, age: string][] = [
  ['en', '18-64'],
  ['en-easy', '18-64'],
  ['en-sms', '18-64'],
  ['en', '16-17'],
  ['en-easy-sms', '16-17'],
  ['cy', '18-64'],
  ['cy', '16-17'],
];

describe.each(VOICES)('in %s, at %s', (language, age) => {
  const { position, states, said } = walked(language, age);

  test('somebody comes to their plan', () => {
    expect(position.at).toMatchObject({ state: 'ended', ending: 'plan' });
    expect(said.map(({ kind }) => kind)).toContain('plan');
  });

  test('everything said is said: nothing is empty, no name is left in brackets', () => {
    const texts = JSON.stringify(said);
    expect(texts).not.toMatch(/\{[a-z]+\}/);
    for (const message of said)
      if (message.kind === 'question')
        for (const { label } of message.choices) expect(label.trim()).not.toBe('');
  });

  test('urgent help, a person and stop are one step from every state, by button and by word', () => {
    const { commands } = wordingOf(guide, conversationAt(position));
    // On a scale a number is an answer.
    const spoken = (name: 'urgent' | 'person' | 'stop') =>
      commands[name].filter((text) => !/^\d+$/.test(text)).map((text) => ({ text }));
    for (const from of states) {
      const after = (sent: Sent) =>
        takeTurn(guide, index, conversationAt(from), { ...sent, at: clock() }, from);
      for (const sent of [{ command: { name: 'urgent' as const } }, ...spoken('urgent')])
        expect(after(sent).position.at).toEqual({ state: 'urgent', step: 'menu' });
      for (const sent of [{ command: { name: 'person' as const } }, ...spoken('person')])
        expect(after(sent).replies).toContainEqual({ kind: 'say', id: 'person' });
      for (const sent of [{ command: { name: 'stop' as const } }, ...spoken('stop')])
        expect(after(sent).position.at).toEqual({ state: 'stopped' });
    }
  });

  test('urgent help always has 999 and 111 on it', () => {
    const from = states[0]!;
    const turn = takeTurn(
      guide,
      index,
      conversationAt(from),
      { command: { name: 'urgent' }, at: clock() },
      from,
    );
    const shown = JSON.stringify(speak(guide, turn.conversation, turn.replies));
    expect(shown).toContain('999');
    expect(shown).toContain('111');
  });
});

describe('a voice', () => {
  const en = guide.wordings.get('en')!;

  test('follows from their own age, and not from that of somebody they look after', () => {
    const entry = {
      round: 1,
      status: 'answered',
      by: 'person',
      at: '2026-11-22T09:00:00.000Z',
      script: 'x',
    } as const;
    const young = { ...begunIn('en'), entries: [{ ...entry, question: 'age', value: ['13-15'] }] };
    const about = { ...entry, question: 'who', value: ['someone-i-look-after'] };
    expect(wordingOf(guide, young).voice).toBe('young');
    expect(wordingOf(guide, { ...young, entries: [...young.entries, about] }).voice).toBeUndefined();
  });

  test('says what it has no words for as its language does', () => {
    const easy = guide.wordings.get('en-easy')!;
    expect(easy.questions.hello).not.toEqual(en.questions.hello);
    expect(easy.days).toEqual(en.days);
    expect(easy.language).toBe('en');
  });

  test('that nobody wrote is left out, and so is one in a language that has none', () => {
    const known = new Map([
      ['en', 1],
      ['en-easy', 2],
      ['en-young', 3],
      ['en-easy-young', 4],
      ['cy', 5],
    ]);
    expect(nearest(known, 'en-easy-sms')).toBe(2);
    expect(nearest(known, 'en-easy-sms-young')).toBe(4);
    expect(nearest(known, 'cy-easy')).toBe(5);
    expect(nearest(known, 'fr')).toBeUndefined();
    expect(withVoice('en-young', 'easy')).toBe('en-easy-young');
    expect(languageIn('cy-sms')).toBe('cy');
  });

  test('is laid over the one before it: text messages over easy read', () => {
    const own = new Map<string, unknown>([
      ['en', { a: 1, b: 1, c: 1 }],
      ['en-easy', { a: 2, b: 2 }],
      ['en-sms', { a: 3 }],
    ]);
    expect(mixtures(own).get('en-easy-sms')).toEqual({ a: 3, b: 2, c: 1 });
    expect([...mixtures(own).keys()].sort()).toEqual(['en', 'en-easy', 'en-easy-sms', 'en-sms']);
  });
});

test('Welsh is printed with the word that nobody has read it yet', () => {
  expect(guide.wordings.get('cy')?.needs_check).toBeDefined();
  expect(printed(guide, 'cy')).toContain(guide.wordings.get('cy')!.needs_check!);
  expect(printed(guide, 'en')).not.toContain('native check');
});
