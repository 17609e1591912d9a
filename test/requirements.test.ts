/** docs/requirements.md tells the truth: what it names as shown by a transcript or a test is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const transcripts = new Set(readdirSync('test/transcripts').map((file) => file.replace(/\.yaml$/, '')));
const lines = readFileSync('docs/requirements.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| S\d{3} /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, id = '', , shown = '']) => ({ id, shown }));

/** What a line names: folders and files by their path, transcripts by their name; what it waits for is prose. */
function namedIn(shown: string): { path: string[]; transcript: string[] } {
  const told = shown
    .replace(/\([^)]*\)/g, '')
    .split(';')
    .filter((part) => !/\bwaits? for\b|\bwait(s)?\b/.test(part))
    .flatMap((part) => part.split(','))
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return {
    path: told.filter((part) => /^[\w.`-]+\/[\w./-]+/.test(part)).map((part) => part.split(' ')[0] ?? ''),
    transcript: told.filter((part) => /^[a-z0-9]+(-[a-z0-9]+)+$/.test(part)),
  };
}

test('each requirement stands there once, in order', () => {
  const ids = lines.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(100);
  expect(ids).toEqual([...new Set(ids)].sort());
});

test('each line says what shows it, or what it waits for', () => {
  const silent = lines.filter(({ shown }) => {
    const { path, transcript } = namedIn(shown);
    return path.length + transcript.length === 0 && !/waits? for|`/.test(shown);
  });
  expect(silent).toEqual([]);
});

test('every transcript that is named is there', () => {
  const wrong = lines.flatMap(({ id, shown }) =>
    namedIn(shown)
      .transcript.filter((name) => !transcripts.has(name))
      .map((name) => `${id}: ${name}`),
  );
  expect(wrong).toEqual([]);
});

test('every test and folder that is named is there', () => {
  const wrong = lines.flatMap(({ id, shown }) =>
    namedIn(shown)
      .path.filter((path) => ![path, `${path}.test.ts`, `${path}.ts`].some((each) => existsSync(each)))
      .map((path) => `${id}: ${path}`),
  );
  expect(wrong).toEqual([]);
});
