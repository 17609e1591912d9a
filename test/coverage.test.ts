/** What the transcripts visit is counted, what they miss is named, and a draft of it really goes there. */
import { expect, test } from '@jest/globals';
import { coverageOf, draftsFor } from '../bot/coverage/coverage.js';
import { visitedIn } from '../bot/coverage/visits.js';
import { linesOf } from '../bot/commands/cover.js';
import { heldTurns, Transcript } from '../bot/transcripts/transcript.js';
import { readTranscripts } from '../adapters/transcript-files.js';
import { content, guideOfContent, indexOfContent } from './guide.js';

const guide = guideOfContent();
const transcripts = readTranscripts('test/transcripts', Transcript).map(({ transcript }) => transcript);

test('every question and every ending of the client conversation is visited', () => {
  const { missed } = coverageOf(content(), [guide], indexOfContent(), transcripts);
  expect(missed.filter((item) => /^(question|ending) what-matters/.test(item))).toEqual([]);
});

test('what is missed is named, and a draft goes there', () => {
  const few = [Transcript.parse({ title: 'one step', steps: [{ chooses: ['start'] }] })];
  const coverage = coverageOf(content(), [guide], indexOfContent(), few);
  expect(coverage.counts.get('question what-matters/privacy')).toBe(1);
  expect(coverage.missed).toContain('question what-matters/confidence');
  expect(linesOf(coverage, 1).join('\n')).toContain('what-matters/confidence');
  const [draft] = draftsFor(['question what-matters/confidence'], [guide], indexOfContent());
  const turns = heldTurns(guide, indexOfContent(), Transcript.parse(draft));
  const last = turns.at(-1);
  expect(last && visitedIn(guide, last)).toContain('question what-matters/confidence');
});
