/** One table: the same golden transcripts through every channel come to the same answers, needs, route and offers. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Conversation } from '../dialogs/conversation.js';
import { countedNeeds, decided } from '../dialogs/ground.js';
import { guideFrom, guideOf, type Guide } from '../dialogs/guide.js';
import { contextAt, walk } from '../dialogs/position.js';
import { routeAt } from '../dialogs/route/telling.js';
import { OWN_SCRIPT } from '../dialogs/script/script.js';
import { sightOf, type Sight } from '../dialogs/sight.js';
import { keywordIn } from '../dialogs/texting/keywords.js';
import type { Turn } from '../dialogs/turn.js';
import { DRIVERS, SECRET } from './channels/drivers.js';
import { askedIn, type Act, type Player } from './channels/driver.js';
import { content, indexOfContent } from './guide.js';
import { served, type Served } from './texting/carriers.js';
import { hold, Transcript } from './transcript-runner.js';

const FOLDER = 'test/transcripts';
const EVERY = process.env['EVERY_LOOK'] !== undefined;

/**
 * What every channel can do: no button of an old page, and not STOP, which by text is for the carrier first. Told staff
 * and other nations are no matter of a channel, nor is what happens between two messages.
 */
const isForAll = ({ alerts, nation, link_worker, steps }: Transcript) =>
  alerts === 'off' &&
  nation === 'england' &&
  link_worker &&
  steps.every(
    ({ presses, says = '', on, to, ...between }) =>
      [on, to, between.days_later, between.closed, between.script].every((each) => each === undefined) &&
      presses !== 'erase-now' &&
      keywordIn(says) !== 'stop',
  );

/** The golden people, and the one who answers in numbers alone; every other of the client where all is looked at. */
const PEOPLE = ['P1', 'P3', 'P12', 'P13'];
const GOLDEN_CLINICIANS = ['clinician-two-minutes.yaml', 'clinician-hears-danger-in-a-note.yaml'];
const GOLDEN = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ file, transcript: Transcript.parse(parse(readFileSync(`${FOLDER}/${file}`, 'utf8'))) }))
  .filter(({ transcript }) => isForAll(transcript))
  .filter(({ transcript: { script }, file }) => script === OWN_SCRIPT || GOLDEN_CLINICIANS.includes(file))
  .filter(
    ({ transcript: { persona = '' }, file }) =>
      EVERY || PEOPLE.includes(persona) || file.startsWith('in-numbers') || GOLDEN_CLINICIANS.includes(file),
  );

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
  expect(GOLDEN.map(({ transcript }) => transcript.persona)).toEqual(expect.arrayContaining(PEOPLE));
  expect(GOLDEN.map(({ file }) => file)).toEqual(expect.arrayContaining(GOLDEN_CLINICIANS));
});

describe.each(DRIVERS.map((driver) => [driver.name, driver] as const))('%s', (_name, driver) => {
  const guide = guideFrom(content());
  let opened: Awaited<ReturnType<typeof driver.open>>;
  beforeAll(async () => {
    opened = await driver.open(there);
  });
  afterAll(() => opened.close());

  const carried = GOLDEN.filter(({ transcript }) => driver.scripts.includes(transcript.script));
  test.each(carried.map(({ file, transcript }) => [file, transcript] as const))(
    '%s comes to the same',
    async (_file, transcript) => {
      const held = guideOf(guide, transcript);
      const player = await opened.player(transcript.script);
      expect(await played(held, player, transcript)).toEqual(expected(held, transcript));
    },
  );
});
