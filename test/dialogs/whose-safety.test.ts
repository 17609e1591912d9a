/** In urgent help "you" is whoever reads: of oneself, of whom one speaks of, or of the person beside a clinician. */
import { describe, expect, test } from '@jest/globals';
import { Nation } from '../../dialogs/danger/alarms.js';
import { menuLead } from '../../dialogs/danger/cards.js';
import { guideOf } from '../../dialogs/guide.js';
import type { Message } from '../../dialogs/message.js';
import { speak } from '../../dialogs/speak.js';
import { takeTurn } from '../../dialogs/turn.js';
import { wordsIn } from '../../dialogs/translated.js';
import { counterClock, guideOfContent, indexOfContent, newConversation, reread } from '../guide.js';
import type { Sent } from '../random-talk.js';

const guide = guideOfContent();
const { alarms } = guide;
const { safe, safe_they } = alarms;
type Who = 'own' | 'with-a-clinician';

/** What is shown after the last of these. */
function shown(script: Who, said: Sent[], language = 'en'): Message[] {
  const clock = counterClock();
  let conversation = { ...newConversation(), language, ...(script === 'own' ? {} : { script }) };
  let messages = speak(guideOf(guide, conversation), conversation, []);
  for (const sent of said) {
    const turn = takeTurn(guide, indexOfContent(), conversation, { ...sent, at: clock() });
    conversation = reread(turn.conversation);
    messages = speak(guideOf(guide, conversation), conversation, turn.replies);
  }
  return messages;
}

/** What is asked after the last of these. */
function asked(script: Who, ...said: Sent[]) {
  return questionIn(shown(script, said));
}

function questionIn(messages: readonly Message[]) {
  const question = messages.findLast((each) => each.kind === 'question');
  if (question?.kind !== 'question') throw new Error('nothing is asked');
  return question;
}

const textsIn = (messages: readonly Message[]) =>
  messages.flatMap((each) => (each.kind === 'text' ? each.paragraphs : []));
const cardIn = (messages: readonly Message[]) => messages.find((each) => each.kind === 'urgent');
const begun: Sent[] = [['start'], ['agree'], ['me'], ['18-64']].map((choices) => ({ choices }));
const help: Sent = { command: { name: 'urgent' } };

describe('before going on it is asked whether it is safe', () => {
  test('of oneself', () => {
    const question = asked('own', ...begun, { text: 'I want to kill myself' });
    expect(question.ask).toBe(safe.ask.en);
    expect(question.hint).toBeUndefined();
  });

  test('of somebody else, once it was said that they are in danger', () => {
    const about = asked('own', ...begun, { text: 'my son says he wants to die' }, { choices: ['yes'] });
    expect(about.ask).toBe(safe_they.ask.en);
    expect(about.choices.map(({ label }) => label)).toEqual([safe_they.yes.en, safe_they.no.en]);
  });

  test('of oneself again, once another card was opened that is for oneself', () => {
    const card = alarms.menu.find(({ card }) => card === 'suicide')?.id ?? '';
    const told = [{ text: 'my son says he wants to die' }, { choices: ['yes'] }, { choices: ['no'] }];
    expect(asked('own', ...begun, ...told, { choices: [card] }).ask).toBe(safe.ask.en);
  });

  test('the words on the button may be typed', () => {
    const told = [{ text: 'my son says he wants to die' }, { choices: ['yes'] }];
    const question = asked('own', ...begun, ...told, { text: safe_they.yes.en });
    expect(question.question).not.toMatch(/^urgent/);
  });

  test('with a clinician: what is for the person is said aloud, and safety is theirs', () => {
    const soft = asked('with-a-clinician', { text: 'I can not face going on like this' });
    expect(soft.question).toBe('urgent-soft');
    expect(soft.spoken?.aloud).toBe(true);
    expect(soft.ask).not.toBe(soft.spoken?.words);
    const after = asked('with-a-clinician', { text: 'I want to kill myself' });
    expect(after.ask).toBe(safe_they.ask.en);
  });
});

describe.each(['en', 'cy'])('the menu, in %s', (language) => {
  const say = (words: (typeof alarms)['menu_young']) => wordsIn(words, language);
  const menu = (who: Who) => shown(who, [help], language);
  const labels = (who: Who) => questionIn(menu(who)).choices.map(({ label }) => label);

  test('speaks to a client of themselves', () => {
    expect(labels('own')).toEqual(alarms.menu.map(({ label }) => say(label)));
    expect(textsIn(menu('own'))).toEqual(alarms.menu_lead.map(say));
  });

  test('speaks to a clinician of the person beside them', () => {
    expect(labels('with-a-clinician')).toEqual(
      alarms.menu.map(({ label, label_they }) => say(label_they ?? label)),
    );
    expect(textsIn(menu('with-a-clinician'))).toEqual(alarms.menu_lead_they.map(say));
  });

  test('Childline comes first to a client under 18, and for the person who is', () => {
    const young = [{ text: 'I am 14 and I want to kill myself' }, { choices: ['no'] }];
    expect(textsIn(shown('own', young, language))).toContain(say(alarms.menu_young));
    const beside = textsIn(shown('with-a-clinician', young, language));
    expect(beside).toContain(say(alarms.menu_young_they));
    expect(beside).not.toContain(say(alarms.menu_young));
  });

  test.each(alarms.menu)(
    '"$id" typed as it stands leads to its card',
    ({ card, label, label_they = label }) => {
      const leadsTo = (who: Who, words: typeof label) =>
        cardIn(shown(who, [help, { text: say(words) }], language))?.card;
      expect(leadsTo('own', label)).toBe(card);
      expect(leadsTo('with-a-clinician', label_they)).toBe(card);
    },
  );
});

test('the words of a choice, said to another question, are read for danger', () => {
  const { label } = alarms.menu.find(({ id }) => id === 'abuse') ?? {};
  const late = { text: label?.en ?? '', to: { question: 'hard' } };
  expect(cardIn(shown('own', [...begun, help, late]))).toBeDefined();
});

describe('what a clinician reads of it', () => {
  test('never calls the person "I" or "you"', () => {
    const said = [
      ...alarms.menu.map(({ label, label_they }) => label_they ?? label),
      ...Nation.options.flatMap((nation) =>
        menuLead(alarms, { nation, local: {}, language: 'en', age: '13-15', beside: true }).map((en) => ({
          en,
        })),
      ),
      ...Object.values(alarms.soft).map(({ hint, hint_they }) => hint_they ?? hint ?? alarms.soft_hint_they),
    ].map(({ en }) => en.replace(/^I'm a computer program, so I can't/, ''));
    for (const line of said) expect(line).not.toMatch(/\b(?:I|me|my|myself|you|your|yours|yourself)\b/i);
  });

  test('has who to call under a soft question, with the question taken apart, too', () => {
    const told: Sent = { text: 'I can not face going on like this' };
    const client = asked('own', ...begun, told);
    const clinician = asked('with-a-clinician', told);
    expect(clinician.hint).toContain('116 123');
    expect(clinician.hint).not.toBe(client.hint);
    expect(clinician.spoken?.hint).toBe(clinician.hint);
  });

  test('has the card as it is worded for the person, and is told so', () => {
    const told: Sent = { text: 'I want to kill myself' };
    const messages = shown('with-a-clinician', [told]);
    expect(cardIn(messages)).toEqual(cardIn(shown('own', [...begun, told])));
    expect(questionIn(messages).hint).toBe(alarms.card_they.en);
  });
});
