/** The golden people P1 to P13 of the standards: each is held as a transcript, with the needs and the route given there. */
import { describe, expect, test } from '@jest/globals';
import { readTranscripts } from '../adapters/transcript-files.js';
import { heldTurns, type Held } from '../bot/transcripts/transcript.js';
import { countedNeeds } from '../dialogs/ground.js';
import { contextAt } from '../dialogs/position.js';
import type { Path, RuleId } from '../dialogs/route/rules.js';
import { routeAt } from '../dialogs/route/telling.js';
import { guideFor, indexOfContent } from './guide.js';
import { Transcript } from './transcript-runner.js';

type Golden = {
  /** Held with a clinician, or by themselves. */
  script: 'with-a-clinician' | 'what-matters';
  /** Chosen or confirmed by the end of a meeting. */
  needs: readonly string[];
  /** The route where it is suggested, and the row that decides. */
  route: Path | 'none';
  rule: RuleId;
  /** What was done on the way: questions that were answered, and what was shown. */
  respects: readonly string[];
};

const PEOPLE: Readonly<Record<string, Golden>> = {
  P1: {
    script: 'with-a-clinician',
    needs: ['company', 'low-mood', 'worry', 'purpose', 'work'],
    route: 'do-it-yourself',
    rule: 'R3',
    respects: ['enjoy', 'free-times', 'money', 'soft', 'first example-running-group', 'ladder', 'share'],
  },
  P2: {
    script: 'with-a-clinician',
    needs: ['disability', 'learning', 'volunteering', 'making'],
    route: 'signpost',
    rule: 'R6',
    respects: ['confidence', 'about-alone', 'buddy', 'first-visit', 'support'],
  },
  P3: {
    script: 'with-a-clinician',
    needs: ['company', 'low-mood', 'worry', 'purpose', 'work', 'alcohol-drugs'],
    route: 'do-it-yourself',
    rule: 'R3',
    respects: ['how-much', 'ring-asks', 'bad-day-who', 'bad-day-instead', 'since-last'],
  },
  P4: {
    script: 'with-a-clinician',
    needs: ['low-mood', 'worry', 'company'],
    route: 'do-it-yourself',
    rule: 'R3',
    respects: ['anything-else', 'heard', 'link-worker-first', 'since-last'],
  },
  P5: {
    script: 'with-a-clinician',
    needs: ['company', 'low-mood', 'worry', 'disability', 'making'],
    route: 'do-it-yourself',
    rule: 'R2',
    respects: ['whose-words', 'support-note', 'risk-assessment', 'risk-gate', 'share', 'accompany-log'],
  },
  P6: {
    script: 'with-a-clinician',
    needs: ['disability', 'moving'],
    route: 'do-it-yourself',
    rule: 'R2',
    respects: ['whose-words', 'ring-quiet', 'risk-assessment', 'risk-gate', 'bad-day-instead'],
  },
  P7: {
    script: 'with-a-clinician',
    needs: ['moving', 'low-mood', 'habits'],
    route: 'signpost',
    rule: 'R5',
    respects: ['option'],
  },
  P8: {
    script: 'with-a-clinician',
    needs: ['company'],
    route: 'link-worker',
    rule: 'R4',
    respects: ['permission', 'private-note', 'first example-lunch-club', 'buddy', 'share'],
  },
  P9: {
    script: 'with-a-clinician',
    needs: ['family', 'moving', 'low-mood'],
    route: 'do-it-yourself',
    rule: 'R2',
    respects: ['danger', 'safe-now', 'risk-note', 'barriers-more', 'accompany-log'],
  },
  P10: {
    script: 'with-a-clinician',
    needs: ['health-condition', 'grief', 'work', 'company'],
    route: 'signpost',
    rule: 'R2',
    respects: ['not-now', 'support-getting-in', 'liked headway'],
  },
  P11: {
    script: 'with-a-clinician',
    needs: ['purpose', 'health-condition', 'moving', 'volunteering', 'making'],
    route: 'do-it-yourself',
    rule: 'R2',
    respects: ['values', 'value-why', 'week', 'ladder', 'ladder-move', 'accompany-log'],
  },
  P12: {
    script: 'what-matters',
    needs: ['company', 'low-mood'],
    route: 'link-worker',
    rule: 'R7',
    respects: ['matters', 'first'],
  },
  P13: {
    script: 'what-matters',
    needs: ['money'],
    route: 'none',
    rule: 'R0',
    respects: ['soft', 'danger'],
  },
};

const transcripts = readTranscripts('test/transcripts', Transcript).map(({ transcript }) => transcript);
const held = new Map<string, Held[][]>();
/** Each of their transcripts, held once. */
function heldAs(persona: string, script: Golden['script']): Held[][] {
  const before = held.get(persona);
  if (before) return before;
  const made = transcripts
    .filter((each) => each.persona === persona && each.script === script)
    .map((each) => heldTurns(guideFor(each), indexOfContent(), each));
  held.set(persona, made);
  return made;
}

const routesIn = (held: readonly Held[]): string[] =>
  held.flatMap(({ guide, turn }) => {
    const { suggested } = routeAt(guide, turn.position);
    return [`${suggested.route} by ${suggested.rule}`];
  });

const needsIn = (held: readonly Held[]): Set<string> =>
  new Set(
    held.flatMap(({ guide, turn }) =>
      countedNeeds(contextAt(turn.position), guide.compiled).map(({ need }) => need),
    ),
  );

function doneIn(held: readonly Held[]): Set<string> {
  const last = held.at(-1)?.turn.conversation;
  if (last === undefined) return new Set();
  const { entries, offers, episodes } = last;
  return new Set([
    ...entries.filter(({ status }) => status === 'answered').map(({ question }) => question),
    ...entries.flatMap(({ about, value }) => (about && value.includes('like') ? [`liked ${about}`] : [])),
    ...offers.slice(0, 1).map(({ service }) => `first ${service}`),
    ...episodes.flatMap(({ steps }) => steps.map(({ step }) => (step === 'soft' ? 'soft' : 'danger'))),
  ]);
}

/** Of each thing wanted, those that no transcript of theirs has. */
const lacking = (wanted: readonly string[], had: ReadonlySet<string>) =>
  wanted.filter((each) => !had.has(each));

describe('the golden people', () => {
  test('are thirteen, and each has a transcript of the script it belongs to', () => {
    expect(Object.keys(PEOPLE)).toEqual(Array.from({ length: 13 }, (_, at) => `P${at + 1}`));
    const missing = Object.entries(PEOPLE).filter(([persona, { script }]) =>
      transcripts.every((each) => each.persona !== persona || each.script !== script),
    );
    expect(missing.map(([persona, { script }]) => `${persona} in ${script}`)).toEqual([]);
  });

  test.each(Object.entries(PEOPLE))(
    '%s is heard, respected, and shown the way',
    (persona, { script, needs, route, rule, respects }) => {
      const all = heldAs(persona, script);
      const held = all.flat();
      expect({
        needs: lacking(needs, needsIn(held)),
        respects: lacking(respects, new Set(all.flatMap((each) => [...doneIn(each)]))),
        route: lacking([`${route} by ${rule}`], new Set(routesIn(held))),
      }).toEqual({ needs: [], respects: [], route: [] });
    },
  );

  test('whoever meets a clinician comes from being asked to a plan', () => {
    const short = Object.entries(PEOPLE)
      .filter(([, { script }]) => script === 'with-a-clinician')
      .filter(([persona]) =>
        heldAs(persona, 'with-a-clinician').every(
          (held) => held.at(-1)?.turn.position.at.state !== 'ended' || !doneIn(held).has('agree-plan'),
        ),
      );
    expect(short.map(([persona]) => persona)).toEqual([]);
  });
});
