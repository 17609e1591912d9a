/** The specification: every transcript in this folder is held as it stands, and must come out as it says. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { guideFor, guideOfContent, indexOfContent } from './guide.js';
import { hold, Transcript } from './transcript-runner.js';

const FOLDER = 'test/transcripts';
const transcripts = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({
    file,
    transcript: Transcript.parse(parse(readFileSync(`${FOLDER}/${file}`, 'utf8'))),
  }));

describe('a conversation goes as its transcript says', () => {
  for (const { file, transcript } of transcripts)
    test(`${transcript.title} (${file})`, () => {
      const guide = guideFor(transcript);
      const seen = hold(guide, indexOfContent(), transcript);
      expect(seen.map(({ step, actual }) => ({ step, ...actual }))).toEqual(
        seen.map(({ step, expected }) => ({ step, ...expected })),
      );
    });
});

describe('the runner', () => {
  test('a step that does not come out as it says is seen', () => {
    const wrong = Transcript.parse({
      title: 'wrong on purpose',
      steps: [{ chooses: ['start'], asked: 'age', kept: true }],
    });
    const [seen] = hold(guideOfContent(), indexOfContent(), wrong);
    expect(seen?.actual).toEqual({ asked: 'privacy', kept: false });
  });

  test('a misspelt key is refused', () => {
    expect(Transcript.safeParse({ title: 'a', steps: [{ says: 'hi', akse: 'age' }] }).success).toBe(false);
  });

  test('the golden people are among the transcripts', () => {
    const personas = transcripts.map(({ transcript }) => transcript.persona);
    expect(personas).toEqual(expect.arrayContaining(['P1', 'P3', 'P12', 'P13']));
  });
});
