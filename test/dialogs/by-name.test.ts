/** At a suggestion, what is asked for by its name or its sort is shown next, if it fits; nothing else is taken for asking. */
import { describe, expect, test } from '@jest/globals';
import { Conversation } from '../../dialogs/conversation.js';
import { askedFor } from '../../dialogs/matching/asked-for.js';
import { askingIn } from '../../dialogs/matching/asking.js';
import { lookFor } from '../../dialogs/matching/looked-for.js';
import { buildIndex, type Index } from '../../dialogs/matching/index.js';
import type { Service } from '../../dialogs/matching/service.js';
import type { Person } from '../../dialogs/matching/suggestion.js';
import { speak } from '../../dialogs/speak.js';
import { takeTurn, type Turn } from '../../dialogs/turn.js';
import { guideOfContent, indexOfContent, reread } from '../guide.js';
import { hold, Transcript } from '../transcript-runner.js';
import { stepsToSuggestions } from './up-to-suggestions.js';
import { local, north, person, service, shipped, today, type Parts } from './matching/services.js';

const guide = guideOfContent();

/** The turn that shows the first suggestion, to somebody in the middle of York. */
function atFirst(index: Index): Turn {
  let last: Turn | undefined;
  const transcript = Transcript.parse({
    title: 'made up',
    steps: stepsToSuggestions(),
  });
  hold(guide, index, transcript, (turn) => (last = turn));
  if (last === undefined) throw new Error('no turn was taken');
  return last;
}

/** Each message in its turn, as a store would give the conversation back in between. */
function after(index: Index, messages: readonly (string | { chooses: string })[], from = atFirst(index)) {
  return messages.reduce<Turn>(
    (turn, message, at) =>
      takeTurn(guide, index, reread(turn.conversation), {
        at: `2026-11-22T11:${String(10 + at)}:00.000Z`,
        ...(typeof message === 'string' ? { text: message } : { choices: [message.chooses] }),
      }),
    from,
  );
}

/** What the directory has for somebody who says this at a suggestion. */
function shownTo(text: string, told: Person, of: Index) {
  const asking = askingIn(text);
  return asking && askedFor(lookFor(asking, of), told, of, today);
}

function seen({ position, replies, conversation, missed }: Turn) {
  return {
    about: position.at.state === 'asking' ? position.at.spot.about : position.at.state,
    says: replies.flatMap((reply) => (reply.kind === 'say' ? [reply.id] : [])),
    shown: conversation.offers.map((offer) => offer.service),
    missed,
  };
}

const choir = local('choir', 2, { name: 'Harmony', summary: 'A choir for people who like to sing.' });
const sheds = local('sheds', 3, { name: "Men's Sheds", summary: 'Places to mend and make things.' });
const walk = local('walk', 1, { name: 'Strollers', summary: 'A walk by the river.', needs: { company: 3 } });
const index = buildIndex([choir, sheds, walk]);

describe('what is asked for', () => {
  test.each([
    ['is there a choir?', 'choir'],
    ['Harmony', 'choir'],
    ['any singing near me', 'choir'],
    ["Men's Sheds", 'sheds'],
    ['mens shed near me', 'sheds'],
    ['what about the mens sheds', 'sheds'],
    ['is there a quoir or choir', 'choir'],
    ['chior', 'choir'],
  ])('%s', (text, id) => {
    expect(seen(after(index, [text]))).toEqual({
      about: id,
      says: ['offer-asked'],
      shown: ['walk', id],
      missed: false,
    });
  });

  test('comes with a reason of its own, its distance and its cost, and counts as shown', () => {
    const offer = after(index, ['is there a choir?']).conversation.offers.at(-1);
    expect(offer).toMatchObject({ service: 'choir', order: 2, km: 2, costs: { kind: 'unknown' } });
    expect(offer?.because.map(({ kind }) => kind)).toEqual(['asked', 'also', 'near']);
  });

  test('leaves what was on the table kept for later, not refused', () => {
    const { conversation } = after(index, ['is there a choir?']);
    expect(conversation.entries.at(-1)).toMatchObject({ question: 'option', about: 'walk', status: 'later' });
  });

  test('is worded in every language and voice', () => {
    const turn = after(index, ['is there a choir?']);
    for (const language of guide.wordings.keys()) {
      const words = speak(guide, { ...turn.conversation, language }, turn.replies);
      const card = words.find((message) => message.kind === 'service');
      expect(card?.kind === 'service' && card.reasons[0]).toMatch(/\S{3,}/);
    }
  });

  test('after a miss, the misses are forgotten', () => {
    expect(after(index, ['dunno', 'hmm', 'is there a choir?']).conversation.misses).toBe(0);
  });

  test('one that was kept for later comes back', () => {
    expect(seen(after(index, ['is there a choir?', 'strollers']))).toMatchObject({
      about: 'walk',
      shown: ['walk', 'choir'],
    });
    expect(seen(after(index, ['is there a choir?', 'strollers', { chooses: 'like' }]))).toMatchObject({
      about: 'choir',
    });
  });

  test('one that was refused does not', () => {
    const refused = [{ chooses: 'not-for-me' }, { chooses: 'too-far' }];
    expect(seen(after(index, [...refused, 'strollers']))).toMatchObject({
      says: ['asked-none'],
      missed: false,
    });
  });

  test('the nearest of those that are named as well', () => {
    const all = [local('a', 9), local('b', 4), local('c', 6)].map((each): Service => ({
      ...each,
      name: `Choir ${each.id}`,
    }));
    expect(seen(after(buildIndex([...all, walk]), ['is there a choir?'])).about).toBe('b');
  });

  test('the nearest, where hundreds are named as well', () => {
    const many = Array.from({ length: 900 }, (_, n) =>
      local(`c${n}`, 19 - (n % 450) / 30, { name: 'Choir' }),
    );
    const all = buildIndex([...many, local('zz', 1.5, { name: 'Choir' }), walk]);
    expect(seen(after(all, ['is there a choir?'])).about).toBe('zz');
  });

  test('another one, when what is on the table is named as well or a little better', () => {
    const made = buildIndex([
      local('one', 1, { name: 'Choir' }),
      local('two', 3, { name: 'The community choir of the north' }),
    ]);
    expect(seen(after(made, ['is there a choir?']))).toMatchObject({ about: 'two', shown: ['one', 'two'] });
  });

  test('one in which no need was read is found, too', () => {
    const made = buildIndex([local('chess', 2, { name: 'Chess by the river', needs: {} }), walk]);
    expect(seen(after(made, ['chess'])).about).toBe('chess');
  });
});

describe('what there is not', () => {
  test.each(['is there a pottery class?', 'what about falconry', 'do you have anything for beekeeping'])(
    '%s',
    (text) => {
      const turn = after(index, [text]);
      expect(seen(turn)).toEqual({ about: 'walk', says: ['asked-none'], shown: ['walk'], missed: false });
      expect(turn.replies.at(-1)).toMatchObject({ kind: 'ask', question: 'option', about: 'walk' });
    },
  );

  test('is not what is out of reach', () => {
    const far = buildIndex([local('choir', 90, { name: 'Harmony choir' }), walk]);
    expect(seen(after(far, ['Harmony choir']))).toMatchObject({ says: ['asked-none'], shown: ['walk'] });
  });
});

describe('what asks for nothing is answered as before', () => {
  test.each([
    'dunno',
    'hmm',
    'purple monkey dishwasher',
    'is there anything near?',
    'a group',
    'is it for people who sing?',
    'do I have to sing?',
    'not a choir',
    "I don't like singing",
    'I went singing and my mother fell',
    'is there a bus?',
    'who runs it',
    'chair',
    'Strollers',
    '👍🏾',
    'шахматы',
    `is there a choir ${'and then '.repeat(20)}`,
  ])('%s', (text) => {
    expect(seen(after(index, [text]))).toEqual({
      about: 'walk',
      says: ['unclear'],
      shown: ['walk'],
      missed: true,
    });
  });

  test('"what?" asks for it in other words, as ever', () => {
    expect(seen(after(index, ['what?']))).toMatchObject({ about: 'walk', says: [], shown: ['walk'] });
  });

  test('danger comes first', () => {
    expect(seen(after(index, ['is there a choir? I want to kill myself'])).about).toBe('urgent');
  });

  test('a number is the answer with that number', () => {
    expect(seen(after(index, ['1'])).says).toContain('liked');
  });

  test('an answer to a suggestion that is no longer shown asks for nothing', () => {
    const late = takeTurn(guide, index, after(index, [{ chooses: 'keep' }]).conversation, {
      at: '2026-11-22T12:00:00.000Z',
      text: 'Harmony',
      to: { question: 'option', about: 'walk' },
    });
    expect(late.conversation.offers).toHaveLength(2);
    expect(seen(late).missed).toBe(true);
  });
});

describe('the gates hold', () => {
  const find = (parts: Partial<Service>, told: Parts = {}) =>
    shownTo(
      'is there a choir?',
      person(told),
      buildIndex([service('choir', { ...parts, name: 'Choir', needs: { making: 3 } })]),
    )?.service.id;

  test.each<[string, Partial<Service>, Parts]>([
    ['closed', { status: 'temporarily-closed' }, {}],
    ['of another age', { ages: { min: 65 } }, { age: '16-17' }],
    ['out of reach', { locations: [{ name: 'far', at: north(60) }], reach_km: 10 }, {}],
    ['of another area', { area: { circles: [{ at: north(80), km: 5 }] } }, {}],
    ['away, to who stays at home', {}, { travel: 'home' }],
    ['for others', { only: 'women' }, { who: 'man' }],
    ['for who says what they did not', { only_when_said: ['refugee'] }, {}],
    ['with steps, to who needs none', { access: { step_free: false } }, { must: { access: ['step_free'] } }],
    ['refused before', {}, { decided: ['choir'] }],
  ])('%s', (_what, parts, told) => {
    expect(find({}, {})).toBe('choir');
    expect(find(parts, told)).toBeUndefined();
  });

  test('who asks for a group of those they are says so', () => {
    const some = buildIndex([service('some', { name: 'Refugee welcome', only_when_said: ['refugee'] })]);
    expect(shownTo('a refugee group', person(), some)?.service.id).toBe('some');
  });

  test('what costs money is shown to who asked for free only with that said', () => {
    const paid = buildIndex([service('paid', { name: 'Choir', cost: { pounds: 5, first_free: false } })]);
    const told = person({ must: { free: true } });
    expect(shownTo('is there a choir?', told, paid)?.despite).toEqual(['free']);
  });
});

test('every service that ships is found by its whole name by somebody it is for', () => {
  const everybody = buildIndex(
    shipped.map(({ only_when_said: _said, ages: _ages, status: _status, ...each }) => ({
      ...each,
      ages: {},
      status: 'active' as const,
    })),
  );
  const missing = shipped.filter(({ id, name }) => {
    return shownTo(name.replace(/ \(.*\)$/, ''), person(), everybody)?.service.id !== id;
  });
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test('a conversation from before anything could be asked for still loads, and so does one after', () => {
  const asked = after(indexOfContent(), ['is there a choir?'], atFirst(indexOfContent())).conversation;
  expect(Conversation.parse(reread(asked))).toEqual(asked);
  expect(Conversation.parse(reread(atFirst(index).conversation)).offers).toHaveLength(1);
});
