/** What the transcripts visit is counted, what they miss is named, and a draft of it really goes there. */
import { describe, expect, test } from '@jest/globals';
import { coverageOf, draftsFor } from '../bot/coverage/coverage.js';
import { visitedIn } from '../bot/coverage/visits.js';
import { linesOf } from '../bot/commands/cover.js';
import { guideWith, heldTurns, Transcript } from '../bot/transcripts/transcript.js';
import { readTranscripts } from '../adapters/transcript-files.js';
import { HAPPENINGS } from '../dialogs/ladder/rules.js';
import { PATHS, RULES } from '../dialogs/route/rules.js';
import { content, guideOfContent, indexOfContent } from './guide.js';

const guide = guideOfContent();
const guides = [...guide.guides.values()];
const transcripts = readTranscripts('test/transcripts', Transcript).map(({ transcript }) => transcript);
const { counts, missed } = coverageOf(content(), guides, indexOfContent(), transcripts);
const missedOf = (kind: RegExp) => missed.filter((item) => kind.test(item));

describe('the transcripts visit', () => {
  test('every question and every ending of every script', () => {
    expect(missedOf(/^(question|ending) /)).toEqual([]);
  });

  test('every row of the route table, R0 to R9, and every route', () => {
    expect([...counts.keys()].filter((item) => item.startsWith('rule '))).toHaveLength(RULES.length);
    expect([...counts.keys()].filter((item) => item.startsWith('route '))).toHaveLength(PATHS.length);
    expect(missedOf(/^(rule|route) /)).toEqual([]);
  });

  test('every step and every move of support', () => {
    expect([...counts.keys()].filter((item) => item.startsWith('ladder '))).toHaveLength(HAPPENINGS.length);
    expect(missedOf(/^ladder /)).toEqual([]);
  });

  test('every need, chosen and read into words', () => {
    expect(missedOf(/^need(-read)? /)).toEqual([]);
  });
});

describe('what is missed', () => {
  test('is named', () => {
    const few = [Transcript.parse({ title: 'one step', steps: [{ chooses: ['start'] }] })];
    const coverage = coverageOf(content(), [guide], indexOfContent(), few);
    expect(coverage.counts.get('question what-matters/privacy')).toBe(1);
    expect(coverage.missed).toEqual(
      expect.arrayContaining(['question what-matters/confidence', 'rule R9', 'ladder pause']),
    );
    const lines = linesOf(coverage, 1).join('\n');
    for (const name of ['what-matters/confidence', 'R9', 'pause']) expect(lines).toContain(name);
  });

  // One of each kind: a question of a later round, a row that needs another practice, a move, an ending, a need.
  const wanted = [
    'question check-in/wins',
    'question with-a-clinician/ladder-move',
    'rule R9',
    'route do-it-yourself',
    'ladder step-up',
    'ending with-a-clinician/talked',
    'need grief',
  ] as const;

  test('gets a draft that is a transcript as it stands, and goes there', () => {
    const drafts = draftsFor(wanted, content(), indexOfContent());
    expect(drafts.map(({ item }) => item).sort()).toEqual([...wanted].sort());
    for (const { item, ...draft } of drafts) {
      const transcript = Transcript.parse(draft);
      const held = heldTurns(guideWith(content(), transcript), indexOfContent(), transcript);
      const last = held.at(-1);
      expect({ item, visited: last && visitedIn(last).includes(item) }).toEqual({ item, visited: true });
    }
  });
});
