/** Setting a practice up: asked in a terminal, right or asked again, checked, and ready to paste. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { parse } from 'yaml';
import { findingsIn } from '../bot/commands/check.js';
import { Practice } from '../dialogs/script/practice.js';

jest.setTimeout(60_000);

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync('content', root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const ANSWERS = [
  'Mill Lane Surgery',
  '',
  'wales',
  '01632 960300',
  'mon-fri 8:30-18:00; sat 9:00-12:00',
  'Council adult care, 01632 960311',
  'Council children’s care, 01632 960312',
  'Council out of hours, 01632 960313',
  'desk@example.org',
  'https://www.mill-lane.example/some/page',
];

function asks(lines: readonly string[], ...options: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'bot/cli.ts', 'practice', 'new', '--address', 'https://chat.example.org', ...options],
    {
      input: lines.map((each) => `${each}\n`).join(''),
      encoding: 'utf8',
      env: { ...process.env, CONTENT_DIR: root },
    },
  );
  return { status, stdout, stderr };
}
const file = () => join(root, 'practices/mill-lane-surgery.yaml');
const files = () => readdirSync(join(root, 'practices'));
const before = ['example.yaml'];

test('what was answered stands in a file that is right, and the tag, the link and the code are printed', () => {
  const svg = join(root, 'code.svg');
  const { status, stdout, stderr } = asks(ANSWERS, '--qr', svg);
  expect([status, stderr]).toEqual([0, '']);
  expect(Practice.parse(parse(readFileSync(file(), 'utf8')))).toMatchObject({
    id: 'mill-lane-surgery',
    name: 'Mill Lane Surgery',
    nation: 'wales',
    phone: '01632 960300',
    open: [
      { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '08:30', to: '18:00' },
      { days: ['saturday'], from: '09:00', to: '12:00' },
    ],
    alerts: { emails: ['desk@example.org'], urgent: 'consent' },
    safeguarding: { adult_safeguarding: { name: 'Council adult care', phone: '01632 960311' } },
    origins: ['https://www.mill-lane.example'],
  });
  expect(findingsIn(root).failures).toEqual([]);
  expect(stdout).toContain(
    '<script async src="https://chat.example.org/widget.js" data-practice="mill-lane-surgery"></script>',
  );
  expect(stdout).toContain('https://chat.example.org/c/mill-lane-surgery');
  expect(stdout.split('\n').filter((each) => /^ +[█▀▄ ]{20,}$/.test(each)).length).toBeGreaterThan(10);
  expect(readFileSync(svg, 'utf8')).toMatch(/^<svg /);
});

test('a wrong answer is said, and asked for again', () => {
  const [name = '', id = '', , ...rest] = ANSWERS;
  const [phone = '', hours = '', adult = '', ...more] = rest;
  const { status, stdout } = asks([
    ...[name, 'Mill Lane', id, 'france', 'wales', 'no phone', phone],
    ...['all day', 'mon-fri 18:00-08:30', hours, '01632 960311', adult, ...more],
  ]);
  expect(status).toBe(0);
  expect(stdout.match(/^ {2}Write /gm)).toHaveLength(6);
  expect(existsSync(file())).toBe(true);
});

describe('nothing is written', () => {
  test('when the answers end too early, and what is missing is said', () => {
    const { status, stderr } = asks(ANSWERS.slice(0, 5));
    expect(status).not.toBe(0);
    expect(stderr).toContain('--adult-safeguarding');
    expect(files()).toEqual(before);
  });

  test('over a practice that is there', () => {
    const there = join(root, 'practices/example.yaml');
    const was = readFileSync(there, 'utf8');
    const { status } = asks(['Another', 'example', ...ANSWERS.slice(2)]);
    expect([status === 0, files(), readFileSync(there, 'utf8')]).toEqual([false, before, was]);
  });

  test('when options are wrong, and each is named', () => {
    const wrong = {
      '--phone': 'ring us',
      '--hours': 'always',
      '--id': '../elsewhere',
      '--emails': 'one@example.org,two@example.org,three@example.org',
      '--origins': 'javascript:alert(1)',
    };
    const { status, stderr } = asks([], ...Object.entries(wrong).flat());
    expect([status === 0, files()]).toEqual([false, before]);
    for (const flag of Object.keys(wrong)) expect(stderr).toContain(flag);
  });
});
