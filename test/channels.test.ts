/** One table: the same golden transcripts through every channel come to the same answers, needs, route and offers. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Conversation } from '../dialogs/conversation.js';
import { decided } from '../dialogs/decided.js';
import { countedNeeds } from '../dialogs/ground.js';
import { guideFrom, guideOf, type Guide } from '../dialogs/guide.js';
import { contextAt, walk } from '../dialogs/position.js';
import { routeAt } from '../dialogs/route/telling.js';
import { sightOf, type Sight } from '../dialogs/sight.js';
import { keywordIn } from '../dialogs/texting/keywords.js';
import type { Turn } from '../dialogs/turn.js';
import { DRIVERS, SECRET } from './channels/drivers.js';
import { askedIn, type Act, type Driver, type Player } from './channels/driver.js';
import { content, indexOfContent } from './guide.js';
import { served, type Served } from './texting/carriers.js';
import { hold, Transcript } from './transcript-runner.js';

// Content is read slowly on a busy machine.
jest.setTimeout(180_000);

const FOLDER = 'test/transcripts';
const EVERY = process.env['EVERY_LOOK'] !== undefined;

type Step = Transcript['steps'][number];
const some = ({ steps }: Transcript, is: (step: Step) => unknown) => steps.some((step) => Boolean(is(step)));

/** Why a transcript is no matter of any channel; each is held by the core alone (transcripts.test.ts). */
const REASONS: readonly [string, (transcript: Transcript) => boolean][] = [
  ['staff are told in it, by a way of their own', ({ alerts }) => alerts !== 'off'],
  ['another nation has other lines to call, in each practice’s file', ({ nation }) => nation !== 'england'],
  ['a practice without a link worker is another practice’s file', ({ link_worker }) => !link_worker],
  ['days go by between two of its messages', (all) => some(all, (step) => step.days_later)],
  ['a service closes between two of its messages', (all) => some(all, (step) => step.closed)],
  ['it goes on in another script', (all) => some(all, (step) => step.script)],
  [
    'it presses a button that stands further up, and nothing is further up in a text',
    (all) => some(all, (step) => step.on ?? step.to),
  ],
  [
    'it presses a button that is shown after everything was deleted',
    (all) => some(all, (step) => step.presses === 'erase-now'),
  ],
];

/** Why a transcript of this name is played on no channel. */
const BY_NAME: Record<string, string> = {
  'rings-999-and-is-heard.yaml':
    'a note and the words after it are read together for danger, and the core is given each alone',
};

type Golden = { file: string; transcript: Transcript };

/** Why it is not played on this channel; undefined: it is. */
function whyNot(
  { name, scripts }: Pick<Driver, 'name' | 'scripts'>,
  { file, transcript }: Golden,
): string | undefined {
  const reason = BY_NAME[file] ?? REASONS.find(([, is]) => is(transcript))?.[0];
  if (reason !== undefined) return reason;
  if (!scripts.includes(transcript.script))
    return 'a clinician sits at the terminal or in Teams, with the script before them';
  // Of what a carrier does at STOP, test/texting knows.
  if (name.startsWith('text by') && some(transcript, ({ says = '' }) => keywordIn(says) === 'stop'))
    return 'STOP is for the carrier first';
  return undefined;
}

/** The golden people, who answers in numbers alone, and clinicians; every other one where all is looked at. */
const PEOPLE = ['P1', 'P3', 'P12', 'P13'];
const GOLDEN = [
  'in-numbers-only.yaml',
  'clinician-two-minutes.yaml',
  'clinician-hears-danger-in-a-note.yaml',
  'clinician-jumps-and-comes-back.yaml',
  'stop-and-carry-on.yaml',
];
const ALL: readonly Golden[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ file, transcript: Transcript.parse(parse(readFileSync(`${FOLDER}/${file}`, 'utf8'))) }));
const isGolden = ({ file, transcript: { persona = '' } }: Golden) =>
  EVERY || PEOPLE.includes(persona) || GOLDEN.includes(file);

const actOf = ({ says, chooses, presses }: Transcript['steps'][number]): Act =>
  says !== undefined
    ? { kind: 'says', text: says }
    : chooses !== undefined
      ? { kind: 'chooses', choices: chooses }
      : { kind: 'presses', command: presses ?? '' };

/** Where it came to: nothing in it depends on the words of a channel, or on the clock. */
function cameTo(guide: Guide, conversation: Conversation, state: Sight['state']) {
  const position = walk(guide.machine, guide.compiled, conversation);
  const context = contextAt(position);
  const { suggested } = routeAt(guide, position);
  return {
    answers: conversation.entries.map(({ question, about, status, value, words, round }) => ({
      question,
      about,
      status,
      value,
      words,
      round,
    })),
    needs: countedNeeds(context, guide.compiled).map(({ need }) => need),
    offers: decided(context, guide.compiled).map(({ offer }) => offer.service),
    plans: conversation.plans.map(({ agreed, needs }) => ({
      agreed: agreed.map(({ service }) => service),
      needs,
    })),
    suggested: { route: suggested.route, rules: [...suggested.rules], how: suggested.how },
    danger: conversation.episodes.map(({ kind, level }) => ({ kind, level })),
    state,
  };
}

/** The core alone: what each channel is held against. */
function expected(guide: Guide, transcript: Transcript) {
  const asked: (string | undefined)[] = [];
  let last: Turn | undefined;
  hold(guide, indexOfContent(), transcript, (turn) => {
    asked.push(askedIn(sightOf(guide, turn.position, undefined))?.question);
    last = turn;
  });
  if (last === undefined) throw new Error('A transcript has steps');
  return { asked, ...cameTo(guide, last.conversation, last.position.at.state) };
}

async function played(guide: Guide, player: Player, transcript: Transcript) {
  const asked: (string | undefined)[] = [];
  for (const step of transcript.steps) {
    await player.does(actOf(step));
    asked.push(askedIn(await player.sees())?.question);
  }
  const { conversation, state } = await player.sees();
  return { asked, ...cameTo(guide, conversation, state) };
}

let there: Served;
beforeAll(async () => {
  there = await served({ env: { DIRECT_LINE_SECRET: SECRET, MESSAGES_A_MINUTE: '0' } });
});
afterAll(() => there.close());

test('there is something to play, and the golden people are in it', () => {
  const anywhere = ALL.filter((each) => DRIVERS.some((driver) => whyNot(driver, each) === undefined));
  expect(anywhere.map(({ transcript }) => transcript.persona)).toEqual(expect.arrayContaining(PEOPLE));
  expect(anywhere.map(({ file }) => file)).toEqual(expect.arrayContaining(GOLDEN));
});

describe.each(DRIVERS.map((driver) => [driver.name, driver] as const))('%s', (_name, driver) => {
  const guide = guideFrom(content());
  let opened: Awaited<ReturnType<typeof driver.open>>;
  beforeAll(async () => {
    opened = await driver.open(there);
  });
  afterAll(() => opened.close());

  const carried = ALL.filter((each) => isGolden(each) && whyNot(driver, each) === undefined);
  const left = ALL.flatMap((each) => {
    const why = whyNot(driver, each);
    return why === undefined ? [] : [[each.file, why] as const];
  });
  test.each(left)('%s is not played: %s', (file) => {
    expect(carried.map((each) => each.file)).not.toContain(file);
  });

  test.each(carried.map(({ file, transcript }) => [file, transcript] as const))(
    '%s comes to the same',
    async (_file, transcript) => {
      const held = guideOf(guide, transcript);
      const player = await opened.player(transcript.script);
      expect(await played(held, player, transcript)).toEqual(expected(held, transcript));
    },
  );
});
