/** The papers of a conversation: what was agreed, and never a private note, a spell of danger, or words of one. */
import { describe, expect, test } from '@jest/globals';
import type { Consent, Conversation, Entry, Episode, Plan } from '../../../dialogs/conversation.js';
import { guideFrom, guideOf } from '../../../dialogs/guide.js';
import { paperOf, paperText } from '../../../dialogs/papers/papers.js';
import { WHICH } from '../../../dialogs/papers/rules.js';
import { content, guideOfContent, newConversation } from '../../guide.js';

const guide = guideOfContent();
const AT = '2026-11-22T10:00:00.000Z';
const WORDS_OF_DANGER = 'I want to end my life';

const entry = (question: string, value: string[], words?: string, round = 1): Entry => ({
  question,
  round,
  status: 'answered',
  value,
  ...(words === undefined ? {} : { words }),
  by: 'clinician',
  at: AT,
  script: guide.fingerprint,
});
const said = [
  entry('privacy', ['agree']),
  entry('age', ['18-64']),
  entry('hard', ['people']),
  entry('hard-people', ['company']),
];
const plan: Plan = {
  round: 1,
  at: AT,
  matters: 'Seeing my sister more',
  needs: ['company'],
  agreed: [],
  kept: [],
  refused: [],
  answers: { 'first-step': { value: [], words: 'Walk past the hall' }, support: { value: ['quiet-place'] } },
};
const yes: Consent = { party: 'practice', about: [], wording: 'OK?', language: 'en', round: 1, at: AT };
const spell = (kind: string, closed?: string): Episode => ({
  opened: AT,
  round: 1,
  level: 'red',
  kind,
  rule: 'a-rule-that-fired',
  steps: closed === undefined ? [] : [{ step: 'safe', value: 'yes', at: AT }],
  ...(closed === undefined ? {} : { closed }),
});

const held = (more: Partial<Conversation> = {}): Conversation => ({
  ...newConversation(),
  entries: said,
  plans: [plan],
  consents: [yes],
  ...more,
});
const text = (conversation: Conversation, which: (typeof WHICH)[number], all = false) =>
  paperText(paperOf(guide, conversation, which, all), guide, 'en');

describe('the message back', () => {
  test('has what matters in their words, needs, what they chose, and support needs first', () => {
    const paper = paperOf(guide, held(), 'message');
    expect('parts' in paper && paper.parts[0]?.heading).toBe(guide.papers.message['support-needs'].en);
    expect(text(held(), 'message')).toContain('Seeing my sister more');
    expect(text(held(), 'message')).toContain('Walk past the hall');
  });

  test.each<[what: string, more: Partial<Conversation>, why: string]>([
    ['without a yes', { consents: [] }, 'not-agreed'],
    ['with a yes of another round', { consents: [{ ...yes, round: 2 }] }, 'not-agreed'],
    ['with a yes to somebody else', { consents: [{ ...yes, party: 'supporter' }] }, 'not-agreed'],
    ['once it was taken back', { consents: [{ ...yes, withdrawn: AT }] }, 'taken-back'],
    ['where home may not be safe', { episodes: [spell('abuse', AT)] }, 'home-not-safe'],
    ['in a spell of danger', { episodes: [spell('suicide')] }, 'in-danger'],
    ['without a plan', { plans: [] }, 'no-plan'],
  ])('is not given %s', (_what, more, why) => {
    expect(paperOf(guide, held(more), 'message')).toEqual({ which: 'message', withheld: why });
  });
});

describe('no paper', () => {
  const SECRET = 'a secret that stands in a note';
  const notes = [entry('private-note', [], SECRET), entry('risk-note', [], SECRET)];

  test.each(WHICH)('holds a private note: %s', (which) => {
    expect(text(held({ entries: [...said, ...notes] }), which, true)).not.toContain(SECRET);
  });

  test.each(['card', 'message', 'codes'] as const)(
    'of those for others holds a word of danger: %s',
    (which) => {
      const words = text(
        held({
          episodes: [spell('suicide', AT)],
          plans: [
            {
              ...plan,
              matters: WORDS_OF_DANGER,
              answers: { 'first-step': { value: [], words: WORDS_OF_DANGER } },
            },
          ],
          entries: [...said, entry('first-visit', [], WORDS_OF_DANGER)],
        }),
        which,
        true,
      );
      for (const sign of [WORDS_OF_DANGER, 'a-rule-that-fired', 'suicide']) expect(words).not.toContain(sign);
    },
  );

  test.each(WHICH)('is written where nothing may be kept: %s', (which) => {
    const child = held({ entries: [entry('privacy', ['agree']), entry('age', ['under-13'])] });
    expect(paperOf(guide, child, which)).toEqual({ which, withheld: 'nothing-kept' });
  });
});

describe('the card', () => {
  test('has the link worker of the practice, and nothing about the person', () => {
    const words = text(held(), 'card');
    expect(words).toContain(guide.practices.get('example')?.link_worker?.phone);
    expect(words).not.toContain('sister');
  });

  test('without a link worker says where else to turn', () => {
    const [practice] = content().practices.values();
    if (practice === undefined) throw new RangeError('there is no practice');
    const { link_worker: _none, ...without } = practice;
    const alone = guideFrom({ ...content(), practices: new Map([[practice.id, without]]) });
    const words = paperText(paperOf(alone, held(), 'card'), alone, 'en');
    expect(words).toContain(alone.routes.instead[0]?.en);
  });
});

describe('codes', () => {
  const codes = (conversation: Conversation, all = false) => {
    const paper = paperOf(guide, conversation, 'codes', all);
    return 'parts' in paper ? paper.parts.map(({ heading }) => heading.split(' ')[0]) : [];
  };
  const toLinkWorker = entry('how-to-go', ['link-worker']);
  const liked: Partial<Conversation> = {
    offers: [
      {
        service: 'example-choir',
        name: 'A choir',
        example: true,
        summary: 'Singing.',
        because: [],
        costs: { kind: 'free' },
        remote: false,
        schedules: [],
        start: 'Turn up.',
        theyAsk: [],
        checked: { state: 'fresh' },
        index: 'an-index',
        order: 0,
        round: 1,
        at: AT,
      },
    ],
    entries: [...said, { ...entry('option', ['like']), about: 'example-choir' }, toLinkWorker],
  };

  test('of a yes to a link worker is suggested the first time, and not again in a later round', () => {
    expect(codes(held(liked))).toEqual(['871731000000106']);
    const again = {
      ...liked,
      round: 2,
      entries: (liked.entries ?? []).flatMap((each) => [each, { ...each, round: 2 }]),
      offers: (liked.offers ?? []).map((each) => ({ ...each, round: 2 })),
    };
    expect(codes(held(again))).toEqual([]);
  });

  test('of a no is suggested, and no other', () => {
    const entries = [...said, entry('importance', ['1']), entry('not-now', ['leave-it'])];
    expect(codes(held({ entries, plans: [] }))).toEqual(['871711000000103']);
  });

  test('that are not certain are shown only when asked for', () => {
    expect(codes(held())).toEqual([]);
    expect(codes(held(), true)).toContain('267076002');
  });
});

/** One group they like, and what a clinician wrote down with them. */
const choir: Plan['agreed'][number] = {
  service: 'example-choir',
  name: 'A choir',
  example: true,
  summary: 'Singing.',
  because: [],
  costs: { kind: 'free' },
  remote: false,
  schedules: [],
  start: 'Turn up.',
  theyAsk: [],
  checked: { state: 'fresh' },
  index: 'an-index',
  order: 0,
  round: 1,
  at: AT,
};
const walk = { ...choir, service: 'example-walking-group', name: 'A walk' };
const yesTo = (party: Consent['party'], about: string[] = [], more: Partial<Consent> = {}): Consent => ({
  ...yes,
  party,
  about,
  ...more,
});
const clinical = guideOf(guide, { script: 'with-a-clinician' });
const living: Plan = {
  ...plan,
  agreed: [choir, walk],
  answers: {
    support: { value: ['getting-in', 'quiet-place'] },
    'support-getting-in': { value: ['step-free'] },
    'support-note': { value: [], words: 'Tell him before things change' },
    buddy: { value: [], words: 'Sam, volunteer' },
    values: { value: ['useful'], words: 'a good neighbour' },
    'value-why': { value: [], words: 'That people know I keep my word' },
    week: { value: [], words: 'Monday choir (useful): they wait for me; Friday walk (good company)' },
    'ring-cost': { value: [], words: '2' },
    'ring-start': { value: [], words: 'Come to the green door' },
  },
};
const inAMeeting = (more: Partial<Conversation> = {}): Conversation => ({
  ...newConversation('a', 'with-a-clinician'),
  entries: [entry('permission', ['agree']), entry('age', ['18-64'])],
  plans: [living],
  ...more,
});
const paper = (which: (typeof WHICH)[number], more: Partial<Conversation> = {}) =>
  paperOf(clinical, inAMeeting(more), which);
const printedOf = (which: (typeof WHICH)[number], more: Partial<Conversation> = {}) =>
  paperText(paper(which, more), clinical, 'en');

describe('what a group is shown', () => {
  const toTheChoir = { consents: [yesTo('group', ['example-choir'])] };

  test('is what they need to take part, for the groups they said yes to by name, and nothing of why', () => {
    const words = printedOf('sheet', toTheChoir);
    for (const said of ['A choir', 'Tell him before things change', 'Sam, volunteer'])
      expect(words).toContain(said);
    for (const secret of ['A walk', 'sister', 'That people know I keep my word', 'company'])
      expect(words).not.toContain(secret);
  });

  test('says that going together waits where no risk check is settled', () => {
    const gate = clinical.wordings.get('en')?.plan['visit-waits'];
    const entries = [...inAMeeting().entries, entry('ladder', ['together'])];
    expect(printedOf('sheet', { ...toTheChoir, entries })).toContain(gate);
    const settled = [...entries, entry('risk-assessment', ['done'])];
    expect(printedOf('sheet', { ...toTheChoir, entries: settled })).not.toContain(gate);
  });

  test.each<[string, Partial<Conversation>, string]>([
    ['without a yes', {}, 'group-not-agreed'],
    ['with a yes to the practice alone', { consents: [yesTo('practice')] }, 'group-not-agreed'],
    [
      'with a yes to a group that is not in the plan',
      { consents: [yesTo('group', ['example-other'])] },
      'group-not-agreed',
    ],
    [
      'once it was taken back',
      { consents: [yesTo('group', ['example-choir'], { withdrawn: AT })] },
      'yes-taken-back',
    ],
    ['where home may not be safe', { ...toTheChoir, episodes: [spell('abuse', AT)] }, 'home-not-safe'],
    ['where they need nothing', { ...toTheChoir, plans: [{ ...living, answers: {} }] }, 'no-support-needs'],
  ])('is nothing %s', (_what, more, why) => {
    expect(paper('sheet', more)).toEqual({ which: 'sheet', withheld: why });
  });
});

describe('words for who supports them', () => {
  const consents = [yesTo('supporter')];

  test('are made of their values and their week: one for each value of each activity', () => {
    const words = printedOf('supporter', { consents });
    const phrase = clinical.wordings.get('en')?.questions['values']?.phrases?.['useful'];
    expect(words).toContain(phrase?.replace('{activity}', 'choir'));
    for (const said of ['a good neighbour', 'That people know I keep my word', 'good company'])
      expect(words).toContain(said);
    expect(words).not.toContain('sister');
  });

  test.each<[string, Partial<Conversation>, string]>([
    ['without a yes', {}, 'supporter-not-agreed'],
    ['where no values were talked about', { consents, plans: [{ ...living, answers: {} }] }, 'no-values'],
  ])('are none %s', (_what, more, why) => {
    expect(paper('supporter', more)).toEqual({ which: 'supporter', withheld: why });
  });
});

describe('the plan of a meeting', () => {
  test('says what was heard on the phone in place of what the directory said, of that one service', () => {
    const words = printedOf('plan');
    for (const said of ['Come to the green door', '£2', 'Sam, volunteer', 'they wait for me'])
      expect(words).toContain(said);
    expect(words.match(/Turn up\./g)).toHaveLength(1);
  });

  test('of who wants one thing today has no list of other things', () => {
    const other = { ...choir, service: 'example-later', name: 'Something for later' };
    const wanting = (amount: string) =>
      printedOf('plan', {
        plans: [{ ...living, kept: [other], answers: { 'how-much': { value: [amount] } } }],
      });
    expect(wanting('two-or-three')).toContain('Something for later');
    expect(wanting('just-one')).not.toContain('Something for later');
  });
});

describe('in a check-in', () => {
  const checking = guideOf(guide, { script: 'check-in' });
  const conversation: Conversation = {
    ...inAMeeting(),
    script: 'check-in',
    round: 2,
    consents: [yesTo('practice')],
    entries: [
      ...inAMeeting().entries,
      entry('profession', ['physiotherapist']),
      entry('route', ['signpost']),
    ],
  };

  test('what was answered in another script is still said in its words', () => {
    const words = paperText(paperOf(checking, conversation, 'plan'), checking, 'en');
    const clinicians = clinical.wordings.get('en')?.questions;
    expect(words).toContain(clinicians?.['support-getting-in']?.options['step-free']);
    expect(words).not.toContain('step-free');
  });

  test('who sent them, and the way that was agreed, are those of the meeting', () => {
    const words = paperText(paperOf(checking, conversation, 'message'), checking, 'en');
    expect(words).toContain(clinical.wordings.get('en')?.questions['profession']?.options['physiotherapist']);
    expect(words).toContain(checking.papers.message.routes.signpost.en);
  });
});
