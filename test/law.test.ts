/** The law: a conversation is what was said. Where it stands is found again from that alone, and nothing said is lost. */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, jest, test } from '@jest/globals';
import type { Conversation } from '../dialogs/conversation.js';
import { guideFrom, type Guide } from '../dialogs/guide.js';
import { chartFor } from '../dialogs/machine.js';
import { conversationAt, walk, type Position } from '../dialogs/position.js';
import { problemsInScript } from '../dialogs/script/problems.js';
import { Question, type Script } from '../dialogs/script/script.js';
import { takeTurn } from '../dialogs/turn.js';
import {
  content,
  counterClock,
  guideOfContent,
  guideWithAlerts,
  indexOfContent,
  newConversation,
  reread,
} from './guide.js';
import { answerOn, seeded, somethingSent, standingAt, type Sent } from './random-talk.js';

jest.setTimeout(180_000);

const CONVERSATIONS = 1500;
/** Every tenth talk is a long one. */
const SHORT = 12;
const LONG = 40;
/** More turns than anybody needs who only answers on. */
const ENOUGH_TO_END = 160;

const index = indexOfContent();
const cold = (guide: Guide, conversation: Conversation) =>
  walk(guide.machine, guide.compiled, reread(conversation));

/** The same guide, walked question by question along the chart. */
const charts = new Map<Guide, Guide>();
function chartOf(guide: Guide): Guide {
  const made = charts.get(guide) ?? { ...guide, machine: chartFor(guide.compiled) };
  charts.set(guide, made);
  return made;
}

type Turned = { position: Position; sent: Sent };

/** A conversation with its positions reached hot, and a law that is held against every turn of it. */
function talk(
  guide: Guide,
  from: Position,
  next: (position: Position, turn: number) => Sent | undefined,
  after?: (before: Position, turned: Turned, at: string) => void,
): Position {
  const clock = counterClock();
  let position = from;
  for (let turn = 0; ; turn++) {
    const sent = next(position, turn);
    if (sent === undefined) return position;
    const at = clock();
    const turned = takeTurn(guide, index, freeze(conversationAt(position)), { ...sent, at }, position);
    after?.(position, { position: turned.position, sent }, at);
    position = turned.position;
  }
}

const random = (guide: Guide, seed: number) => {
  const chance = seeded(seed);
  const turns = 3 + Math.floor(chance() * ((seed % 10 === 0 ? LONG : SHORT) - 3));
  return (position: Position, turn: number) =>
    turn < turns ? somethingSent(chance, guide, position) : undefined;
};

const start = (guide: Guide) => walk(guide.machine, guide.compiled, newConversation());
const onwards = (guide: Guide) => (position: Position, turn: number) =>
  position.at.state === 'ended' || turn >= ENOUGH_TO_END ? undefined : answerOn(guide, position);

/** Compared quickly, and told at length only when it does not hold. */
function same(one: unknown, other: unknown, seed: number, sent?: Sent) {
  if (!isDeepStrictEqual(one, other))
    expect({ seed, sent, found: one }).toEqual({ seed, sent, found: other });
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}

const seeds = Array.from({ length: CONVERSATIONS }, (_, seed) => seed + 1);
/** A share of them, long and short. */
const every = (nth: number) => seeds.filter((seed) => seed % nth === 0);

const edits: [string, (script: Script) => void][] = [
  [
    'a question is put in the middle',
    (script) => {
      const hard = sectionOf(script, 'hard');
      hard.questions.splice(2, 0, Question.parse({ id: 'new-one', kind: 'one', options: [{ id: 'a' }] }));
    },
  ],
  [
    'a question is put first',
    (script) => {
      const matters = sectionOf(script, 'matters');
      matters.questions.unshift(Question.parse({ id: 'new-first', kind: 'words' }));
    },
  ],
  [
    'an option is taken away',
    (script) => {
      const people = sectionOf(script, 'hard').questions.find((each) => each.id === 'hard-people');
      if (people) people.options = people.options.filter((option) => option.id !== 'company');
    },
  ],
  [
    'a question is taken away',
    (script) => {
      const practical = sectionOf(script, 'practical');
      practical.questions = practical.questions.filter((each) => each.id !== 'money');
    },
  ],
];

/** The shipped content after each of these edits, as an editor would leave it: nothing is wrong with it. */
const edited = new Map<number, Guide>();
function editedFor(seed: number): Guide {
  const at = seed % edits.length;
  const known = edited.get(at);
  if (known) return known;
  const script = structuredClone(guideOfContent().script);
  edits[at]?.[1](script);
  const made = guideFrom({ ...content(), script, fingerprint: `edited ${at}` });
  edited.set(at, made);
  return made;
}

/** Somebody who answers what must be answered, and is soon at their plan. */
const SAID: Record<string, string[]> = {
  who: ['me'],
  age: ['18-64'],
  pace: ['few-minutes'],
  hard: ['people'],
  'hard-people': ['company'],
  option: ['like'],
};
const toThePlan = (guide: Guide) => (position: Position, turn: number) => {
  const { at } = position;
  if (at.state !== 'asking' || at.spot.question === 'first-step' || turn > ENOUGH_TO_END) return undefined;
  const question = guide.compiled.lookup.questions.get(at.spot.question);
  const choices =
    SAID[at.spot.question] ?? (question?.must ? question.options.slice(0, 1).map(({ id }) => id) : undefined);
  return choices ? { choices } : { command: { name: 'skip' as const } };
};

describe(`over ${CONVERSATIONS} random conversations`, () => {
  /** With staff who can be told, and without. */
  const guideFor = (seed: number) => (seed % 4 < 2 ? guideWithAlerts('policy') : guideOfContent());

  test('every position reached turn by turn is the one walked from what was said, and no entry is lost, though content is edited in the middle', () => {
    let turns = 0;
    const seen = new Set<string>();
    for (const seed of seeds) {
      const first = guideFor(seed);
      const holds =
        (guide: Guide) =>
        (before: Position, { position, sent }: Turned) => {
          turns++;
          seen.add(position.at.state === 'ended' ? position.at.ending : position.at.state);
          const conversation = conversationAt(position);
          // Of every third each turn is walked again; of the others what came of them in the end.
          if (seed % 3 === 0)
            same(standingAt(guide, cold(guide, conversation)), standingAt(guide, position), seed, sent);
          const earlier = conversationAt(before);
          for (const kept of ['entries', 'offers', 'plans', 'asked'] as const)
            same(conversation[kept].slice(0, earlier[kept].length), earlier[kept], seed, sent);
        };
      const from = seed % 5 === 0 ? talk(first, start(first), toThePlan(first)) : start(first);
      const half = talk(first, from, random(first, seed), holds(first));
      same(standingAt(first, cold(first, conversationAt(half))), standingAt(first, half), seed);
      const next = editedFor(seed);
      const here = cold(next, conversationAt(half));
      const end = talk(next, here, random(next, seed + CONVERSATIONS), holds(next));
      same(standingAt(next, cold(next, conversationAt(end))), standingAt(next, end), seed);
    }
    // The talk is worth its time only when it goes everywhere.
    expect(turns).toBeGreaterThan(8 * CONVERSATIONS);
    expect([...seen].sort()).toEqual(
      ['asking', 'urgent', 'stopped', 'paused', ...guideOfContent().script.endings].sort(),
    );
  });

  test('the machine that runs goes where the chart that is drawn goes, turn by turn and from what was said', () => {
    for (const seed of every(15)) {
      const guide = guideFor(seed);
      const drawn = chartOf(guide);
      const compare = (before: Position, { position, sent }: Turned, at: string) => {
        const conversation = conversationAt(before);
        const byTheChart = takeTurn(drawn, index, conversation, { ...sent, at }, cold(drawn, conversation));
        same(standingAt(guide, position), standingAt(drawn, byTheChart.position), seed, sent);
        same(position.snapshot.value, byTheChart.position.snapshot.value, seed, sent);
      };
      const from = seed % 5 === 0 ? talk(guide, start(guide), toThePlan(guide), compare) : start(guide);
      talk(guide, from, random(guide, seed), compare);
    }
  });

  test('a turn is pure: taken again from cold it says and keeps the same', () => {
    for (const seed of every(15)) {
      const guide = guideFor(seed);
      talk(guide, start(guide), random(guide, seed), (before, { position, sent }, at) => {
        const again = freeze(reread(conversationAt(before)));
        const first = takeTurn(guide, index, again, { ...sent, at });
        const second = takeTurn(guide, index, again, { ...sent, at });
        same(first.replies, second.replies, seed, sent);
        same(first.conversation, second.conversation, seed, sent);
        same(first.effects, second.effects, seed, sent);
        same(reread(first.conversation), reread(conversationAt(position)), seed, sent);
      });
    }
  });

  test('every conversation reaches an ending by answering on', () => {
    for (const seed of every(10)) {
      const guide = guideFor(seed);
      const end = talk(guide, talk(guide, start(guide), random(guide, seed)), onwards(guide));
      same(end.at.state, 'ended', seed);
    }
  });
});

describe('when the content is edited under somebody’s feet', () => {
  test.each(edits)(
    '%s: a sensible question is found, no entry is lost, and the end is reached',
    (_what, edit) => {
      const before = guideOfContent();
      const script = structuredClone(before.script);
      edit(script);
      const needs = before.needs.needs.map((need) => need.id);
      expect(problemsInScript(script, needs)).toEqual([]);
      const after = guideFrom({ ...content(), script, fingerprint: 'edited' });

      for (const seed of every(75)) {
        const old = talk(before, start(before), random(before, seed));
        const { entries } = conversationAt(old);
        const here = cold(after, conversationAt(old));
        if (here.at.state === 'asking')
          expect([...after.compiled.lookup.questions.keys()]).toContain(here.at.spot.question);
        same(conversationAt(here).entries, reread(conversationAt(old)).entries, seed);

        const end = talk(after, here, onwards(after), (_before, { position, sent }) =>
          same(
            standingAt(after, cold(after, conversationAt(position))),
            standingAt(after, position),
            seed,
            sent,
          ),
        );
        same(end.at.state, 'ended', seed);
        same(conversationAt(end).entries.slice(0, entries.length), reread(conversationAt(old)).entries, seed);
        // Back with the old content they are where they had been.
        same(cold(before, conversationAt(old)).at, old.at, seed);
      }
    },
  );
});

describe('an answer left behind by a change of mind', () => {
  const before = guideOfContent();
  const script = structuredClone(before.script);
  sectionOf(script, 'first').questions.push(
    Question.parse({
      id: 'about-debt',
      kind: 'one',
      when: { answer: 'hard-money', includes: 'money' },
      options: [{ id: 'a' }],
    }),
  );
  const guide = guideFrom({ ...content(), script, fingerprint: 'edited' });
  const start = [['start'], ['agree'], ['me'], ['18-64'], ['safe'], ['few-minutes']];
  const skipped: Sent = { command: { name: 'skip' } };
  const toTheMoney: Sent[] = [
    ...start.map((choices) => ({ choices })),
    skipped,
    { choices: ['money-home'] },
    { choices: ['money'] },
    skipped,
  ];
  const held = (...said: Sent[]) =>
    talk(guide, walk(guide.machine, guide.compiled, newConversation()), (_position, turn) => said[turn]);
  const change: Sent = { command: { name: 'change', question: 'hard' } };

  test('no longer steers what is asked, nor counts as a need', () => {
    const asked = held(...toTheMoney);
    expect(asked.at).toMatchObject({ spot: { question: 'about-debt' } });
    const changed = held(...toTheMoney, change, { choices: ['nothing-hard'] });
    expect(changed.at).toMatchObject({ spot: { question: 'agree-plan' } });
    expect(standingAt(guide, changed).needs).toEqual([]);
  });

  test('steers and counts again when the mind is changed back', () => {
    const back = held(...toTheMoney, change, { choices: ['nothing-hard'] }, change, {
      choices: ['money-home'],
    });
    expect(back.at).toMatchObject({ spot: { question: 'about-debt' } });
    expect(standingAt(guide, back).needs).toMatchObject([{ need: 'money' }]);
  });
});

function sectionOf(script: Script, id: string) {
  const section = script.sections.find((each) => each.id === id);
  if (section === undefined) throw new RangeError(`the script has no section '${id}'`);
  return section;
}
