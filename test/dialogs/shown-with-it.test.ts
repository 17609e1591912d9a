/** What is shown with a suggestion besides its reasons: notices, whose list it is from, what a place has, what others say. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { linesFor } from '../../adapters/channels/console.js';
import { serviceCard, serviceText } from '../../adapters/channels/cards/service.js';
import { gsmLength } from '../../dialogs/danger/gsm.js';
import { guideOf, wordingFor } from '../../dialogs/guide.js';
import { buildIndex } from '../../dialogs/matching/index.js';
import type { Service } from '../../dialogs/matching/service.js';
import type { Message } from '../../dialogs/message.js';
import { speak } from '../../dialogs/speak.js';
import { fitted } from '../../dialogs/texting/fit.js';
import type { Turn } from '../../dialogs/turn.js';
import { content, guideOfContent } from '../guide.js';
import { hold, Transcript } from '../transcript-runner.js';
import { local } from './matching/services.js';
import { stepsToSuggestions } from './up-to-suggestions.js';

const guide = guideOfContent();
type Suggested = Extract<Message, { kind: 'service' }>;

/** A person in York with things to say of what they need, up to a first suggestion and "Tell me more". */
function told(service: Service, support: { chooses: string[] }[] = [{ chooses: ['no-support'] }]) {
  const turns: Turn[] = [];
  const transcript = Transcript.parse({
    title: 'made up',
    steps: [...stepsToSuggestions(support), { chooses: ['more'] }],
  });
  hold(guide, buildIndex([service]), transcript, (turn) => void turns.push(turn));
  const words = (turn: Turn | undefined, language = 'en') =>
    turn === undefined ? [] : speak(guide, { ...turn.conversation, language }, turn.replies);
  const shown = (language?: string) =>
    words(turns.at(-2), language).find((each): each is Suggested => each.kind === 'service');
  const more = words(turns.at(-1)).flatMap((each) => (each.kind === 'text' ? each.paragraphs : []));
  return { shown, more: more.join('\n'), all: (language?: string) => words(turns.at(-2), language) };
}

const facts = (shown: Suggested | undefined) => (shown?.facts ?? []).map(({ value }) => value).join('\n');

describe('a notice', () => {
  const choir = local('choir', 1, { alert: 'Closed in August.' });

  test('is shown with the suggestion on every channel, before what it is', () => {
    const { shown } = told(choir);
    const seen = shown();
    if (seen === undefined) throw new RangeError('nothing was shown');
    const wording = wordingFor(guide, 'en');
    const texts = fitted([seen], wordingFor(guide, 'en-sms'), 'Call 999.');
    for (const words of [
      linesFor([seen], wording).join('\n'),
      serviceText(seen),
      JSON.stringify(serviceCard(seen, 'en')),
      [...texts.now, ...texts.more].join('\n'),
    ]) {
      expect(words).toContain('Closed in August.');
      expect(words.indexOf('Closed in August.')).toBeLessThan(words.indexOf('Something.'));
    }
    expect(texts.now.join('\n')).toContain('Closed in August.');
  });

  test('is in no suggestion of a service without one', () => {
    expect(told(local('choir', 1)).shown()?.alert).toBeUndefined();
  });
});

test('that it is for small children is said in their language, before whatever else has to be asked', () => {
  const small = local('stay-and-play', 1, { ages: { max: 4 }, ages_unchecked: true });
  const { shown } = told(small);
  for (const language of ['en', 'cy', 'en-sms', 'cy-sms']) {
    const words = wordingFor(guide, language).facts;
    const seen = shown(language)?.askFirst ?? '';
    expect(seen).toContain(`${words['ask-small-children']} ${words['ask-ages']}`);
  }
  const either = ['en', 'cy'].map((language) => wordingFor(guide, language).facts['ask-small-children']);
  expect(new Set(either).size).toBe(2);
  expect(told(local('choir', 1)).shown()?.askFirst).toBeUndefined();
});

describe('whose list it is from', () => {
  test('is named, as its feed is called', () => {
    const fed = local('choir', 1, { from: { feed: 'north-riding', id: '7' } });
    expect(facts(told(fed).shown())).toContain('north riding');
  });

  test('that staff added to it is said, and not who of them', () => {
    const added = local('choir', 1, {
      from: { feed: 'north-riding', id: '7' },
      provenance: { phone: 'added by Asha' },
    });
    const plain = facts(told(local('choir', 1, { from: { feed: 'north-riding', id: '7' } })).shown());
    const seen = facts(told(added).shown());
    expect(seen).toContain('north riding');
    expect(seen).not.toContain('Asha');
    expect(seen).not.toBe(plain);
  });

  test('what a feed says was read in its words is no addition of staff', () => {
    const provenance = { cost: 'words', reach_km: 'guess' };
    const read = local('choir', 1, { from: { feed: 'north-riding', id: '7' }, provenance });
    const plain = local('choir', 1, { from: { feed: 'north-riding', id: '7' } });
    expect(facts(told(read).shown())).toBe(facts(told(plain).shown()));
  });
});

describe('what a place has', () => {
  const support = [{ chooses: ['getting-in'] }, { chooses: ['step-free', 'parking-close'] }];
  const has = { access: { step_free: true, toilets: true } };
  const { facts: words } = wordingFor(guide, 'en');

  test('is told of what was asked for, and what nobody knows is asked about', () => {
    const { shown, more } = told(local('choir', 1, has), support);
    const row = shown()?.facts.find(({ label }) => label === words['access-label'])?.value ?? '';
    expect(row).toContain(words['access-step-free']);
    expect(row.indexOf(words['access-parking'])).toBeGreaterThan(row.indexOf(words['access-step-free']));
    expect(row).not.toContain(words['access-toilets']);
    // The rest of what is known waits for "Tell me more".
    expect(more).toContain(words['access-toilets']);
    expect(more).not.toContain(words['access-step-free']);
  });

  test('fills no screen of somebody who asked for nothing', () => {
    const { shown, more } = told(local('choir', 1, has));
    expect(shown()?.facts.some(({ label }) => label === words['access-label'])).toBe(false);
    expect(more).toContain(words['access-step-free']);
  });
});

test('how far it is stands with every place, also where that is no reason to go', () => {
  const where = (km: number) => facts(told(local('choir', km, { reach_km: 30 })).shown());
  expect(where(16)).toContain('10 miles');
  expect(where(1)).not.toContain('mile');
});

test('nobody is sent to the office of what is only had by phone', () => {
  expect(facts(told(local('line', 1, { channels: ['phone'] })).shown())).not.toContain('a hall');
});

describe('what others say', () => {
  const known = { peer_story: 'I was shy, and they sang with me.', tips: ['Ask for Rosa.'] };

  test('a story waits for "Tell me more"; tips of colleagues are no matter of the person', () => {
    const { shown, more, all } = told(local('choir', 1, known));
    expect(more).toContain(known.peer_story);
    expect(JSON.stringify(shown())).not.toContain(known.peer_story);
    expect(`${more}${JSON.stringify(all())}`).not.toContain('Rosa');
  });

  test('a clinician reads the tips behind "Tell me more"', () => {
    const file = 'test/transcripts/a-quiet-hour-to-bounce.yaml';
    const transcript = Transcript.parse(parse(readFileSync(file, 'utf8')));
    const index = buildIndex(content().services.map((service) => ({ ...service, ...known })));
    const turns: Turn[] = [];
    hold(guide, index, transcript, (turn) => void turns.push(turn));
    const offered = turns.findLast(({ conversation }) => conversation.offers.length > 0);
    const [offer] = offered?.conversation.offers ?? [];
    if (offered === undefined || offer === undefined) throw new RangeError('nothing was offered');
    const clinicians = guideOf(guide, offered.conversation);
    const words = speak(clinicians, offered.conversation, [{ kind: 'details', offer }]);
    expect(JSON.stringify(words)).toContain('Ask for Rosa.');
  });
});

test.each(['en-sms', 'cy-sms'])(
  'with everything known it is sent in texts of two parts at most: %s',
  (voice) => {
    const full = local('choir', 16, {
      reach_km: 30,
      alert: 'Closed in August, and on all bank holidays. '.repeat(6),
      summary: 'A choir for everybody who likes to sing, and for those who are not sure. '.repeat(3),
      from: { feed: 'a-very-long-name-of-a-council-and-its-directory', id: '7' },
      provenance: { phone: 'added by Asha' },
      access: { step_free: false, toilets: true },
      waiting: 'about a month',
      ages: { max: 4 },
      ages_unchecked: true,
      phone: { number: '01632 960555', source: 'made up' },
    });
    const { all } = told(full, [{ chooses: ['getting-in'] }, { chooses: ['step-free', 'parking-close'] }]);
    const { now, more } = fitted(all(voice), wordingFor(guide, voice), 'Call 999.');
    for (const text of [...now, ...more]) expect(gsmLength(text)).toBeLessThanOrEqual(306);
  },
);
