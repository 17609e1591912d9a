/** Every card we send, held against the schema of Adaptive Cards 1.5 that Microsoft publishes. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { cardOf } from '../../adapters/alerts/teams-webhook.js';
import { answerTo, askedIn, kindsIn, openLine, type Activity, type Line } from './direct-line/line.js';

const read = (path: string) => z.looseObject({}).parse(JSON.parse(readFileSync(path, 'utf8')));

/** `id` and `$schema` are of an older draft: everything that says what a card is stays as it is. */
function validator(): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const { id: _id, $schema: _draft, ...schema } = read('test/protocols/adaptivecards/adaptive-card.json');
  return ajv.compile(schema);
}
const isCard = validator();
const wrongWith = (card: unknown) => (isCard(card) ? [] : (isCard.errors ?? []));

let line: Line;
beforeAll(async () => {
  line = await openLine();
});
afterAll(() => line.close());

const cardsIn = (heard: readonly Activity[]) =>
  heard.flatMap(({ attachments = [] }) => attachments.map(({ content }) => content));

describe('the schema', () => {
  test.each([
    ['whose body is a text', { type: 'AdaptiveCard', version: '1.5', body: 'hello' }],
    ['with an element nobody knows', { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Video' }] }],
    [
      'whose choices are no list',
      {
        type: 'AdaptiveCard',
        version: '1.5',
        body: [{ type: 'Input.ChoiceSet', id: 'x', choices: 'yes' }],
      },
    ],
  ])('takes no card %s', (_what, card) => {
    expect(wrongWith(card)).not.toEqual([]);
  });
});

test('every card of a whole conversation is one: several answers, services, the plan', async () => {
  const person = await line.begin();
  const heard: Activity[] = [];
  for (let turn = 0; turn < 100 && !kindsIn(heard).includes('end'); turn++) {
    const fresh = await person.hears();
    heard.push(...fresh);
    const question = askedIn(fresh);
    if (question === undefined) break;
    const answer = answerTo(question);
    expect((await ('text' in answer ? person.says(answer.text) : person.presses(answer.value))).status).toBe(
      200,
    );
  }
  expect(kindsIn(heard)).toEqual(expect.arrayContaining(['service', 'plan', 'end']));
  const cards = cardsIn(heard);
  expect(cards.length).toBeGreaterThan(5);
  expect(cards.flatMap(wrongWith)).toEqual([]);
});

test('the card of urgent help is one, and so are those of its menu', async () => {
  const person = await line.begin();
  await person.says('I want to kill myself tonight');
  await person.presses({ do: 'urgent' });
  const cards = cardsIn(await person.all());
  expect(cards.length).toBeGreaterThan(0);
  expect(cards.flatMap(wrongWith)).toEqual([]);
});

test('no text has an empty line, of which Web Chat makes a tall gap: not even who to call', async () => {
  const person = await line.begin();
  await person.says('I want to kill myself tonight');
  const texts = (await person.all()).flatMap(({ from, text }) => (from.role === 'bot' && text ? [text] : []));
  expect(texts.some((text) => text.includes('999'))).toBe(true);
  expect(texts.filter((text) => text.includes('\n')).length).toBeGreaterThan(1);
  expect(texts.filter((text) => /\n\s*\n/.test(text))).toEqual([]);
});

test('the card that staff get in Teams is one', () => {
  const { attachments } = cardOf({
    language: 'en',
    subject: 'Subject',
    paragraphs: ['One', 'Two'],
    facts: [{ label: 'Name', value: '[a link](https://evil.example) **bold**' }],
    plan: { heading: 'Plan', parts: [{ heading: 'Try', lines: ['This', 'That'] }] },
    link: { label: 'I have seen this', address: 'https://chat.example.org/seen/x', how: 'Press it' },
    footer: ['Not watched'],
  });
  expect(attachments.flatMap(({ content }) => wrongWith(content))).toEqual([]);
});
