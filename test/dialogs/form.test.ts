/** The form is another way to say the same: what comes of a page is what would have come of its answers one by one. */
import { describe, expect, test } from '@jest/globals';
import { formPage } from '../../dialogs/form/page.js';
import { takeForm, type FormAnswer } from '../../dialogs/form/take.js';
import { contextAt, conversationAt, walk, type Position } from '../../dialogs/position.js';
import { takeTurn } from '../../dialogs/turn.js';
import {
  counterClock,
  guideOfContent,
  guideWithAlerts,
  indexOfContent,
  newConversation,
  reread,
} from '../guide.js';
import { anAnswer, seeded, somethingSent, standingAt } from '../random-talk.js';

const guide = guideOfContent();
const index = indexOfContent();
const RED = 'I want to kill myself tonight';
const AMBER = "I can't go on";
const of = { practice: 'example', language: 'en' };

const start = () => walk(guide.machine, guide.compiled, newConversation());

const answer = (key: string, said: Pick<FormAnswer, 'text' | 'choices'> = {}): FormAnswer => {
  const [question = '', about] = key.split('|');
  return { to: { question, ...(about === undefined ? {} : { about }) }, ...said };
};

/** A filled-in page, sent. What is not named stays empty. */
function sent(from: Position, said: Record<string, string[] | string>, part?: string, at = clock()) {
  const page = formPage(guide, from, part);
  if (page === undefined) throw new RangeError('nothing is asked');
  const answers = page.fields.map(({ key }) => {
    const given = said[key];
    if (given === undefined) return answer(key);
    return answer(key, typeof given === 'string' ? { text: given } : { choices: given });
  });
  return takeForm(guide, index, conversationAt(from), { part: page.part, answers }, { ...of, at }, from);
}

const clock = counterClock();
const keys = (position: Position, part?: string) =>
  formPage(guide, position, part)?.fields.map(({ key }) => key);
const told = (position: Position, question: string) =>
  conversationAt(position).entries.findLast((entry) => entry.question === question);

const agreed = () => sent(start(), { hello: ['start'], privacy: ['agree'] }).position;
const aboutMe = { who: ['me'], age: ['18-64'], 'safe-now': ['safe'], pace: ['few-minutes'] };
const ready = () => sent(agreed(), aboutMe).position;

describe('the law of the form', () => {
  test('a page comes to the same as its answers one by one', () => {
    let position = agreed();
    const at = clock();
    const page = sent(position, aboutMe, undefined, at);
    for (const [question, choices] of Object.entries(aboutMe))
      position = takeTurn(
        guide,
        index,
        conversationAt(position),
        { at, choices, to: { question } },
        position,
      ).position;
    expect(standingAt(guide, page.position)).toEqual(standingAt(guide, position));
  });

  test('where it stands is found again from what was said, page after random page, from wherever a talk has come', () => {
    let pages = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const chance = seeded(seed);
      const own = seed % 2 === 0 ? guideWithAlerts() : guide;
      let position = walk(own.machine, own.compiled, newConversation());
      for (let turn = 0; turn < 10; turn++) {
        const part =
          chance() < 0.2 ? own.compiled.parts[Math.floor(chance() * own.compiled.parts.length)] : undefined;
        const page = formPage(own, position, part);
        const before = conversationAt(position);
        if (page === undefined || chance() < 0.2) {
          const heard = { ...somethingSent(chance, own, position), at: clock() };
          position = takeTurn(own, index, before, heard, position).position;
        } else {
          pages++;
          const answers = page.fields.map(({ key, asked }): FormAnswer => {
            if (chance() < 0.25) return answer(key);
            if (chance() < 0.05) return answer(key, { text: chance() < 0.5 ? RED : AMBER });
            const choice = asked.choices[Math.floor(chance() * asked.choices.length)];
            if (choice && chance() < 0.8) return answer(key, { choices: [choice.id] });
            const { text, choices } = anAnswer(chance, own, position);
            return answer(key, { ...(text === undefined ? {} : { text }), ...(choices ? { choices } : {}) });
          });
          const form = { part: page.part, answers };
          const taken = takeForm(own, index, before, form, { ...of, at: clock() }, position);
          expect(reread(taken.conversation).entries.slice(0, before.entries.length)).toEqual(
            reread(before).entries,
          );
          position = taken.position;
        }
        const cold = walk(own.machine, own.compiled, reread(conversationAt(position)));
        expect(reread2(standingAt(own, cold))).toEqual(reread2(standingAt(own, position)));
      }
    }
    expect(pages).toBeGreaterThan(200);
  });

  test('from the first page to a plan, somebody who fills in whatever is there comes to an end', () => {
    let position = start();
    for (let page = 0; page < 40 && position.at.state === 'asking'; page++) {
      const fields = formPage(guide, position)!.fields;
      const said = fields.map(({ key, asked }): [string, string[] | string] => {
        if (key === 'age') return [key, ['18-64']];
        if (asked.input === 'place') return [key, 'YO1'];
        if (asked.choices.length === 0) return [key, asked.input === 'phone' ? '01632 960555' : 'my rhubarb'];
        return [key, [asked.choices[0]!.id]];
      });
      const taken = sent(position, Object.fromEntries(said));
      expect(taken.wrong).toEqual([]);
      position = taken.position;
    }
    expect(position.at).toMatchObject({ state: 'ended', ending: 'plan' });
  });
});

const reread2 = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a page of the form', () => {
  test('asks together what can be foreseen, and what follows from an answer on the next page', () => {
    expect(keys(ready())).toEqual(['matters']);
    const asked = keys(agreed())!;
    expect(asked).toEqual(['who', 'age', 'safe-now', 'pace']);
    const hard = sent(ready(), { matters: '' }).position;
    expect(keys(hard)).toEqual(['hard', 'anything-else']);
    expect(keys(sent(hard, { hard: ['people', 'health'] }).position)).toEqual(['hard-people', 'hard-health']);
  });

  test('leaves out what was left empty, and keeps the question before that needs an answer', () => {
    const { position, wrong } = sent(agreed(), { who: ['me'], pace: ['few-minutes'] });
    expect(wrong.map(({ key }) => key)).toEqual(['age']);
    expect(keys(position)).toContain('age');
    expect(told(position, 'pace')).toMatchObject({ status: 'answered' });
    const through = sent(position, { age: ['18-64'] }).position;
    expect(told(through, 'safe-now')).toMatchObject({ status: 'skipped' });
  });

  test('says of each field what is wrong with it, and keeps the others', () => {
    const from = agreed();
    const { wrong, position, missed } = sent(from, { ...aboutMe, age: ['a hundred'] });
    expect(missed).toBe(true);
    expect(wrong).toEqual([{ key: 'age', replies: [{ kind: 'say', id: 'not-an-option' }] }]);
    expect(told(position, 'safe-now')?.value).toEqual(['safe']);
  });

  test('takes no answer to what it never asked', () => {
    const from = ready();
    const form = {
      part: 'matters',
      answers: [answer('agree-plan', { choices: ['agree'] }), answer('nothing', {})],
    };
    const taken = takeForm(guide, index, conversationAt(from), form, { ...of, at: clock() }, from);
    expect(taken.conversation.entries).toEqual(conversationAt(from).entries);
  });

  test('that is sent again as it stands says nothing', () => {
    const from = sent(ready(), { matters: 'my rhubarb' }).position;
    const again = sent(
      from,
      { who: ['me'], age: ['18-64'], 'safe-now': ['safe'], pace: ['few-minutes'] },
      'about-you',
    );
    expect(again.conversation.entries).toEqual(conversationAt(from).entries);
    const changed = sent(from, { ...aboutMe, pace: ['ten-minutes'] }, 'about-you');
    expect(told(changed.position, 'pace')?.value).toEqual(['ten-minutes']);
    expect(changed.conversation.entries).toHaveLength(conversationAt(from).entries.length + 1);
  });

  test('of somebody who paused or stopped is a wish to go on', () => {
    for (const name of ['pause', 'stop'] as const) {
      const from = agreed();
      const page = formPage(guide, from)!;
      const off = takeTurn(
        guide,
        index,
        conversationAt(from),
        { at: clock(), command: { name } },
        from,
      ).position;
      const answers = [answer('age', { choices: ['18-64'] })];
      const { position } = takeForm(
        guide,
        index,
        conversationAt(off),
        { part: page.part, answers },
        { ...of, at: clock() },
        off,
      );
      expect(told(position, 'age')?.value).toEqual(['18-64']);
      expect(position.at.state).toBe('asking');
    }
  });
});

describe('danger on a page of the form', () => {
  test('shows the card, and every other answer of the page is kept', () => {
    const hard = sent(ready(), {}).position;
    for (const key of ['hard', 'anything-else']) {
      const { position } = sent(hard, { hard: ['people'], 'anything-else': 'my garden', [key]: RED });
      expect(position.at).toEqual({ state: 'urgent', step: 'safe' });
      const other = key === 'hard' ? 'anything-else' : 'hard';
      expect(told(position, other)).toMatchObject({ status: 'answered' });
    }
  });

  test('in doubt asks first, and takes the words when it is not so', () => {
    const hard = sent(ready(), {}).position;
    const asked = sent(hard, { hard: ['people'], 'anything-else': AMBER }).position;
    expect(asked.at).toEqual({ state: 'urgent', step: 'soft' });
    const { position } = takeTurn(
      guide,
      index,
      conversationAt(asked),
      { at: clock(), choices: ['no'] },
      asked,
    );
    expect(told(position, 'anything-else')?.words).toBe(AMBER);
    expect(told(position, 'hard')?.value).toEqual(['people']);
  });

  test('chosen, or asked for in a field, opens urgent help, and the rest is kept', () => {
    const { position } = sent(agreed(), { ...aboutMe, 'safe-now': ['not-safe'] });
    expect(position.at).toEqual({ state: 'urgent', step: 'menu' });
    expect(told(position, 'pace')?.value).toEqual(['few-minutes']);
    const helped = sent(ready(), { matters: 'help me' });
    expect(helped.position.at).toEqual({ state: 'urgent', step: 'menu' });
  });
});

test('urgent help, a person and stop are one step from every page of the form, in every voice', () => {
  for (const language of ['en', 'en-easy', 'cy'])
    for (const age of ['18-64', '16-17']) {
      let position = walk(guide.machine, guide.compiled, { ...newConversation(), language });
      for (let page = 0; page < 40 && position.at.state === 'asking'; page++) {
        const does = (name: 'urgent' | 'person' | 'stop') =>
          takeTurn(guide, index, conversationAt(position), { at: clock(), command: { name } }, position);
        expect(does('urgent').position.at).toEqual({ state: 'urgent', step: 'menu' });
        expect(does('person').replies).toContainEqual({ kind: 'say', id: 'person' });
        expect(does('stop').position.at).toEqual({ state: 'stopped' });
        const said = formPage(guide, position)!.fields.map(({ key, asked }) => [
          key,
          key === 'age' ? [age] : asked.choices.slice(0, 1).map(({ id }) => id),
        ]);
        position = sent(position, Object.fromEntries(said) as Record<string, string[]>).position;
      }
      expect(position.at.state).toBe('ended');
      expect(contextAt(position).conversation.language).toBe(language);
    }
});
