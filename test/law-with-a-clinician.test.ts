/** The law with a clinician: through jumps, skips, notes, rounds and edits, where it stands is found again from what was said. */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, jest, test } from '@jest/globals';
import type { Conversation } from '../dialogs/conversation.js';
import { guideFrom, guideOf, type Guide } from '../dialogs/guide.js';
import { followedBy } from '../dialogs/following.js';
import { ladderOf } from '../dialogs/ladder/ladder.js';
import { notesIn } from '../dialogs/noting.js';
import { conversationAt, walk, type Position } from '../dialogs/position.js';
import { problemsInScript } from '../dialogs/script/problems.js';
import { Question, type Script } from '../dialogs/script/script.js';
import { takeTurn } from '../dialogs/turn.js';
import { content, counterClock, guideOfContent, indexOfContent, newConversation, reread } from './guide.js';
import { answerOn, seeded, somethingSent, standingAt, type Sent } from './random-talk.js';

jest.setTimeout(280_000);

/** All of them where everything is looked at; every seventh in a run that is waited for. */
const EVERY = process.env['EVERY_LOOK'] !== undefined;
const CONVERSATIONS = 1500;
const STEP = EVERY ? 1 : 7;
/** Part of them for each test, so that none takes long. */
const PARTS = [0, 1, 2, 3, 4];
const ENOUGH_TO_END = 220;
const SCRIPT = 'with-a-clinician';
const LOOKS_BACK = 'check-in';

const index = indexOfContent();
const guides = guideOfContent();
const clinician = guideOf(guides, { script: SCRIPT });
const cold = (guide: Guide, conversation: Conversation) =>
  walk(guide.machine, guide.compiled, reread(conversation));

type Next = (position: Position, turn: number) => Sent | undefined;

function talk(
  guide: Guide,
  from: Position,
  next: Next,
  after?: (before: Position, position: Position, sent: Sent) => void,
): Position {
  const clock = counterClock();
  let position = from;
  for (let turn = 0; ; turn++) {
    const sent = next(position, turn);
    if (sent === undefined) return position;
    const turned = takeTurn(guide, index, conversationAt(position), { ...sent, at: clock() }, position);
    after?.(position, turned.position, sent);
    position = turned.position;
  }
}

/** What only a clinician does, now and then: notes, what is not asked today, parts in any order. */
function sentByAClinician(chance: () => number, guide: Guide, position: Position): Sent {
  const roll = chance();
  if (roll < 0.05) return { text: `note: seen ${Math.floor(chance() * 100)}` };
  if (roll < 0.09) return { command: { name: 'not-asked' } };
  if (roll < 0.17) return { text: `go to ${1 + Math.floor(chance() * 19)}` };
  if (roll < 0.2) return { command: { name: 'new-round' } };
  return somethingSent(chance, guide, position);
}

const random = (guide: Guide, seed: number): Next => {
  const chance = seeded(seed);
  const turns = 4 + Math.floor(chance() * (seed % 10 === 0 ? 30 : 10));
  return (position, turn) => (turn < turns ? sentByAClinician(chance, guide, position) : undefined);
};
const onwards =
  (guide: Guide): Next =>
  (position, turn) =>
    position.at.state === 'ended' || turn >= ENOUGH_TO_END ? undefined : answerOn(guide, position);

/** Answers that come to a plan by the longest way, with somebody going along. */
const SAID: Record<string, string[]> = {
  contact: ['ongoing'],
  minutes: ['30'],
  age: ['18-64'],
  'route-needs': ['long-term'],
  permission: ['agree'],
  hard: ['people'],
  'hard-people': ['company'],
  route: ['do-it-yourself'],
  option: ['like'],
  ladder: ['together'],
  'risk-assessment': ['done'],
};
const toThePlan =
  (guide: Guide, until?: string): Next =>
  (position, turn) => {
    const { at } = position;
    if (at.state !== 'asking' || at.spot.question === until || turn > ENOUGH_TO_END) return undefined;
    const question = guide.compiled.lookup.questions.get(at.spot.question);
    const must = question?.must === true ? question.options.slice(0, 1).map(({ id }) => id) : undefined;
    const choices = SAID[at.spot.question] ?? must;
    return choices ? { choices } : { command: { name: 'skip' } };
  };

/** Where the talks set out from: the beginning, the middle, a second meeting, and a look back on the plan. */
const beginning = walk(clinician.machine, clinician.compiled, newConversation(undefined, SCRIPT));
const agreed = conversationAt(talk(clinician, beginning, toThePlan(clinician, 'matters')));
const onTheWay = conversationAt(talk(clinician, beginning, toThePlan(clinician, 'ladder')));
const planned = conversationAt(talk(clinician, beginning, toThePlan(clinician)));
const again = conversationAt(
  talk(clinician, cold(clinician, planned), (_position, turn) =>
    turn === 0 ? { command: { name: 'new-round' } } : undefined,
  ),
);
const STARTS = [newConversation(undefined, SCRIPT), agreed, onTheWay, planned, again];

function same(one: unknown, other: unknown, seed: number, sent?: Sent) {
  if (!isDeepStrictEqual(one, other))
    expect({ seed, sent, found: one }).toEqual({ seed, sent, found: other });
}

const edits: ((script: Script) => void)[] = [
  (script) =>
    sectionOf(script, 'hard').questions.splice(
      1,
      0,
      Question.parse({ id: 'new-one', kind: 'one', options: [{ id: 'a' }] }),
    ),
  (script) => {
    const ladder = sectionOf(script, 'ladder').questions.find(({ id }) => id === 'ladder');
    if (ladder) ladder.options = ladder.options.filter(({ id }) => id !== 'together');
  },
  (script) => {
    const barriers = sectionOf(script, 'barriers');
    barriers.questions = barriers.questions.filter(({ id }) => id !== 'helped-before');
  },
];

function sectionOf(script: Script, id: string) {
  const section = script.sections.find((each) => each.id === id);
  if (section === undefined) throw new RangeError(`the script has no section '${id}'`);
  return section;
}

/** The shipped content with the clinician's script edited, as an editor would leave it. */
const edited = edits.map((edit, at) => {
  const script = structuredClone(clinician.script);
  edit(script);
  const others = content().others.map((each) =>
    each.script.id === SCRIPT ? { ...each, script, fingerprint: `edited ${at}` } : each,
  );
  return guideOf(guideFrom({ ...content(), others }), { script: SCRIPT });
});

const seeds = Array.from({ length: Math.floor(CONVERSATIONS / STEP) }, (_, at) => (at + 1) * STEP);
const partOf = (part: number) => seeds.filter((_seed, at) => at % PARTS.length === part);
const seen = new Set<string>();

/** Nothing that was said, shown, agreed or noted is lost, and the walk from cold stands where the hot one does. */
const holds =
  (guide: Guide, seed: number) =>
  (before: Position, position: Position, sent: Sent): void => {
    seen.add(position.at.state === 'ended' ? position.at.ending : position.at.state);
    const [was, is] = [conversationAt(before), conversationAt(position)];
    for (const kept of ['entries', 'offers', 'plans', 'asked'] as const)
      same(is[kept].slice(0, was[kept].length), was[kept], seed, sent);
    same(notesIn(is).slice(0, notesIn(was).length), notesIn(was), seed, sent);
    for (const { what } of ladderOf(is.entries, guide.ladder).moves) seen.add(`ladder ${what}`);
    if (seed % 3 === 0) same(standingAt(guide, cold(guide, is)), standingAt(guide, position), seed, sent);
  };

describe(`over ${seeds.length} of ${CONVERSATIONS} random conversations with a clinician`, () => {
  test('the edited scripts are in order', () => {
    const needs = clinician.needs.needs.map(({ id }) => id);
    expect(edited.flatMap(({ script }) => problemsInScript(script, needs))).toEqual([]);
    expect(planned.plans).toHaveLength(1);
  });

  test.each(PARTS)('where each stands is what was said, and nothing is lost (part %i)', (part) => {
    for (const seed of partOf(part)) {
      const from = STARTS[seed % STARTS.length] ?? planned;
      const half = talk(clinician, cold(clinician, from), random(clinician, seed), holds(clinician, seed));
      same(standingAt(clinician, cold(clinician, conversationAt(half))), standingAt(clinician, half), seed);
      const next = edited[seed % edited.length] ?? clinician;
      const here = cold(next, conversationAt(half));
      const end = talk(next, here, random(next, seed + CONVERSATIONS), holds(next, seed));
      same(standingAt(next, cold(next, conversationAt(end))), standingAt(next, end), seed);
    }
  });

  test('each reaches an ending by answering on, and a check-in over its plan does, too', () => {
    for (const seed of seeds.filter((_seed, at) => at % 10 === 0)) {
      const from = STARTS[seed % STARTS.length] ?? planned;
      const wandered = talk(clinician, cold(clinician, from), random(clinician, seed));
      const end = talk(clinician, wandered, onwards(clinician));
      same(end.at.state, 'ended', seed);
      const { plans, entries } = conversationAt(end);
      if (plans.length === 0) continue;
      const next = followedBy(guides, conversationAt(end), LOOKS_BACK);
      const over = guideOf(guides, next);
      const looked = talk(over, cold(over, next), onwards(over), holds(over, seed));
      same(looked.at.state, 'ended', seed);
      same(conversationAt(looked).entries.slice(0, entries.length), entries, seed);
    }
  });

  test('they went everywhere', () => {
    const states = ['asking', 'urgent', 'stopped', 'paused', 'plan', 'talked', 'ladder held-back'];
    expect(states.filter((state) => !seen.has(state))).toEqual([]);
  });
});
