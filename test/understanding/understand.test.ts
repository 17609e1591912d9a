/** The command that says what is understood of each line. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { understand } from '../../bot/commands/understand.js';
import { settingsFrom } from '../../bot/settings.js';
import { LONGEST } from '../../dialogs/heard.js';
import { forPeople } from '../../bot/understanding/for-people.js';
import { linesOf, type Line } from '../../bot/understanding/lines.js';
import type { Understood } from '../../bot/understanding/understood.js';

// eslint-disable-next-line @typescript-eslint/require-await
async function* chunks(...parts: string[]): AsyncGenerator<string> {
  yield* parts;
}

async function cut(most: number, ...parts: string[]): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of linesOf(chunks(...parts), most)) lines.push(line);
  return lines;
}

describe('lines', () => {
  test.each([
    ['nothing', [], []],
    ['one without an end', ['a'], ['a']],
    ['one with an end', ['a\n'], ['a']],
    ['empty ones', ['\n\na\n\n'], ['', '', 'a', '']],
    ['ends of Windows', ['a\r\n\r\nb\r'], ['a', '', 'b']],
    ['cut anywhere', ['a', 'b\r', '\nc', '', 'd\n'], ['ab', 'cd']],
    ['a mark at the start', ['\ufeffa\n'], ['a']],
    ['signs that are no line ends', ['a\u2028b\u0085c\n'], ['a\u2028b\u0085c']],
  ])('%s', async (_what, parts, expected) => {
    expect((await cut(100, ...parts)).map(({ text }) => text)).toEqual(expected);
  });

  test('a long one is cut, and says how long it was', async () => {
    expect(await cut(3, 'abcd', 'efg\nabc\r\nab', 'c\n')).toEqual([
      { text: 'abc', cutFrom: 7 },
      { text: 'abc' },
      { text: 'abc' },
    ]);
    expect(await cut(3, 'ab😀\n')).toEqual([{ text: 'ab', cutFrom: 4 }]);
  });
});

describe('for people', () => {
  const found: Understood = {
    text: 'so \u001b[31mlonely',
    needs: [{ id: 'company', score: 0.9, because: ['lonely'] }],
    danger: { level: 'AMBER', kind: 'suicide', rule: 'some-rule', because: ['so'] },
  };

  test('a short block; signs that move a cursor are marked', () => {
    expect(forPeople(found, false)).toBe(
      'so ·[31mlonely\n  danger: AMBER, suicide, rule some-rule (“so”)\n  needs:  company 0.90 (“lonely”)\n\n',
    );
  });

  test('coloured only where that is asked for', () => {
    expect(forPeople(found, true)).toContain('\u001b[33mAMBER\u001b[0m');
  });
});

describe('the command', () => {
  const run = (input: string, ...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'bot/cli.ts', 'understand', ...args], {
      input,
      encoding: 'utf8',
      timeout: 60_000,
      maxBuffer: 2 ** 28,
    });

  test('one object a line, in order, empty lines too, and nothing else', () => {
    const { stdout, stderr, status } = run(
      `I am lonely\n\nI want to kill myself\r\n${'a'.repeat(LONGEST + 1)}\nlast`,
    );
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Understood);
    expect(lines.map(({ text }) => text.slice(0, 20))).toEqual([
      'I am lonely',
      '',
      'I want to kill myself'.slice(0, 20),
      'a'.repeat(20),
      'last',
    ]);
    expect(lines[0]?.needs.map(({ id }) => id)).toEqual(['company']);
    expect(lines[0]?.needs[0]?.because).toEqual(['lonely']);
    expect(lines[1]).toEqual({
      text: '',
      needs: [],
      danger: { level: 'NONE', kind: null, rule: null, because: [] },
    });
    expect(lines[2]?.danger).toMatchObject({ level: 'RED', kind: 'suicide' });
    expect(stderr).toBe(`Line 4 has ${LONGEST + 1} characters: only the first ${LONGEST} were read\n`);
    expect(status).toBe(0);
  }, 60_000);

  test('whoever reads may stop', () => {
    const node = `${process.execPath} --import tsx bot/cli.ts understand`;
    const { stdout, stderr } = spawnSync(
      'bash',
      ['-c', `yes "I am lonely" | (${node}; echo "ended $?" >&2) | head -n 2`],
      { encoding: 'utf8', timeout: 60_000 },
    );
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(stderr).toBe('ended 0\n');
  }, 60_000);

  test('plain, for people', () => {
    const { stdout, status } = run(
      'I want to kill myself\n',
      '--plain',
      '--practice',
      'example',
      '--language',
      'en',
    );
    expect(stdout).toMatch(/^I want to kill myself\n {2}danger: RED, suicide/);
    expect(stdout).not.toContain('\u001b');
    expect(status).toBe(0);
  }, 60_000);

  test('a language or a practice that nobody wrote is refused', async () => {
    await expect(understand(settingsFrom({}), { language: 'xx' })).rejects.toThrow(/'xx'/);
    await expect(understand(settingsFrom({}), { practice: 'nowhere' })).rejects.toThrow(/'nowhere'/);
  });
});
