/** The commands an editor, a safety officer or an operator types. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { svgOf } from '../adapters/drawing.js';
import { findingsIn } from '../bot/commands/check.js';
import { guideIn, languageOf } from '../bot/commands/guide.js';
import { settingsFrom, WrongSettings } from '../bot/settings.js';
import { FACTS } from '../dialogs/script/facts.js';
import { mermaid } from '../dialogs/script/drawn/mermaid.js';
import { FACT_WORDS } from '../dialogs/script/in-words.js';
import { picture } from '../dialogs/script/picture.js';
import { printed } from '../dialogs/script/print.js';

const FLOW = 'what-matters/flow.yaml';
const WORDS = 'what-matters/text/en.yaml';
const guide = guideIn(settingsFrom({}));
const questions = guide.script.sections.flatMap((section) => section.questions);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'what-matters-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the content with some of its text replaced. */
function contentWith(name: string, ...changes: [file: string, from: string, to: string][]): string {
  const root = join(folder, name);
  cpSync('content', root, { recursive: true });
  for (const [file, from, to] of changes) {
    const text = readFileSync(join(root, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(
      join(root, file),
      text.replace(from, () => to),
    );
  }
  return root;
}

const plantedQuestion = () =>
  contentWith(
    'planted-question',
    [FLOW, '      - id: travel\n', '      - id: pets\n        kind: words\n      - id: travel\n'],
    [WORDS, '\n  travel:\n', '\n  pets:\n    ask: "Do you have <a pet> & a friend?"\n  travel:\n'],
  );

describe('the settings', () => {
  test('have a value when they are left out or left empty', () => {
    const settings = settingsFrom({ PORT: '', HOME: '/somewhere' });
    expect(settings).toEqual({
      PORT: 3978,
      MESSAGES_A_MINUTE: 600,
      PROXIES: 0,
      DEMONSTRATION_PORT: '',
      FEED_ORIGINS: [],
      DATA_DIR: './data',
      NODE_ENV: 'development',
      CONTENT_DIR: './content',
      LOG_LEVEL: 'info',
      SMTP_URL: '',
      MAIL_FROM: '',
      PUBLIC_URL: '',
      DATA_KEY: '',
      DATA_KEY_OLD: '',
      MicrosoftAppId: '',
      MicrosoftAppPassword: '',
      MicrosoftAppTenantId: '',
      MicrosoftAppType: 'MultiTenant',
      NOTIFY_API_KEY: '',
      NOTIFY_TOKEN: '',
      NOTIFY_TOKEN_OLD: '',
      NOTIFY_URL: '',
      TWILIO_ACCOUNT_SID: '',
      TWILIO_AUTH_TOKEN: '',
      TWILIO_URL: '',
    });
  });

  const KEY = `key1:${Buffer.alloc(32, 7).toString('base64')}`;
  test.each([
    { SMTP_URL: 'smtps://chat:pass@mail.example.org', MAIL_FROM: 'chat@example.org' },
    { SMTP_URL: 'smtp://mail.example.org:587', MAIL_FROM: 'chat@example.org' },
    { SMTP_URL: 'console:' },
    { PUBLIC_URL: 'https://chat.example.org' },
    { PUBLIC_URL: 'http://localhost:3978' },
    { DATA_KEY: KEY },
    { DATA_KEY: KEY, DATA_KEY_OLD: `${KEY},${KEY.replace('key1', 'key0')}` },
    { TEAMS_WEBHOOK_EXAMPLE: 'https://example.webhook.office.com/webhookb2/a' },
  ])('may be %j', (given) => {
    expect(settingsFrom(given)).toMatchObject(given);
  });

  test('that go together are asked for together', () => {
    expect(() => settingsFrom({ SMTP_URL: 'smtp://mail.example.org' })).toThrow(/MAIL_FROM/);
    expect(() => settingsFrom({ SMTP_URL: 'console:', NODE_ENV: 'production' })).toThrow(/SMTP_URL/);
  });

  test.each([
    ['SMTP_URL', 'smpt://chat:s3cret@mail'],
    ['DATA_KEY', 's3cret'],
    ['DATA_KEY_OLD', `${KEY},s3cret`],
    ['TEAMS_WEBHOOK_EXAMPLE', 'http://s3cret.example'],
  ])('%s may not be %j, and no secret stands in the message', (name, value) => {
    expect(() => settingsFrom({ [name]: value })).toThrow(new RegExp(`\\b${name}\\b`));
    expect(() => settingsFrom({ [name]: value })).not.toThrow(/s3cret/);
  });

  test.each(['0', '80', '65535'])('the port may be %s', (port) => {
    expect(settingsFrom({ PORT: port }).PORT).toBe(Number(port));
  });

  test.each([
    ['PORT', 'abc'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', '0x50'],
    ['PORT', '1e3'],
    ['PORT', ' '],
    ['NODE_ENV', 'prod'],
    ['LOG_LEVEL', 'loud'],
    ['DATA_DIR', '  '],
    ['DATA_DIR', 'a\0b'],
    ['CONTENT_DIR', ' '],
    ['SMTP_URL', 'mail.example.org'],
    ['MAIL_FROM', 'chat'],
    ['PUBLIC_URL', 'http://chat.example.org'],
    ['DATA_KEY', `key1:${Buffer.alloc(16).toString('base64')}`],
    ['DATA_KEY', Buffer.alloc(32).toString('base64')],
  ])('%s may not be %j, and the message names it', (name, value) => {
    expect(() => settingsFrom({ [name]: value })).toThrow(WrongSettings);
    expect(() => settingsFrom({ [name]: value })).toThrow(new RegExp(`\\b${name}\\b`));
  });

  test('all that are wrong are named at once, and none that is right', () => {
    const read = () => settingsFrom({ PORT: 'x', NODE_ENV: 'x', LOG_LEVEL: 'x', DATA_DIR: './d' });
    expect(read).toThrow(/PORT[^]*NODE_ENV[^]*LOG_LEVEL/);
    expect(read).not.toThrow(/DATA_DIR/);
  });

  test('are all explained in the example, with what they are when left out', () => {
    const lines = readFileSync('.env.example', 'utf8').split('\n');
    const example = lines
      .filter((line) => /^[A-Za-z_]+=/.test(line))
      .map((line): [string, string] => {
        const at = line.indexOf('=');
        return [line.slice(0, at), line.slice(at + 1)];
      });
    expect(settingsFrom(Object.fromEntries<string>(example))).toEqual(settingsFrom({}));
    expect(example.map(([name]) => name).sort()).toEqual(Object.keys(settingsFrom({})).sort());
  });
});

describe('check', () => {
  const long = `${Array.from({ length: 21 }, () => 'word').join(' ')}.`;

  test('the shipped content has no failures', () => {
    expect(findingsIn('content').failures).toEqual([]);
  });

  test.each([
    ['a question', WORDS, 'Where do you live?', long.replace('.', '?')],
    ['an urgent card', 'alarms.yaml', "en: 'You have a right to be safe.'", `en: '${long}'`],
    [
      'a service',
      'services/example-area.yaml',
      'how_to_start: Phone to book a place.',
      `how_to_start: ${long}`,
    ],
    ['a practice', 'practices/example.yaml', 'We answer the phone Monday', `${long} Monday`],
  ])('a sentence that is too long is a failure, in %s', (what, file, from, to) => {
    const { failures } = findingsIn(contentWith(`long-${what}`, [file, from, to]));
    expect(failures).toHaveLength(1);
    expect(failures[0]).toContain('21 words');
  });

  test('what needs a look is a warning and no failure', () => {
    const sixteen = `${Array.from({ length: 16 }, () => 'word').join(' ')}.`;
    const root = contentWith('warned', [
      WORDS,
      'Say it in your own words. Big or small, it all counts.',
      sixteen,
    ]);
    const { failures, warnings } = findingsIn(root);
    expect(failures).toEqual([]);
    expect(warnings.filter((each) => each.includes('questions.matters.hint'))).toHaveLength(1);
  });

  test('a line to call that nobody has checked is named', () => {
    const unchecked = Object.entries(guide.alarms.lines).filter(([, line]) => line.checked_on === undefined);
    const { warnings } = findingsIn('content');
    for (const [id] of unchecked) expect(warnings.some((each) => each.includes(id))).toBe(true);
  });

  test('words missing from another language are warnings, each named', () => {
    const root = contentWith('two-languages');
    const english = readFileSync(join(root, WORDS), 'utf8');
    const welsh = english
      .replace('language: en', 'language: cy')
      .replace("      walk: 'Where I can walk'\n", '');
    writeFileSync(
      join(root, 'what-matters/text/cy.yaml'),
      welsh.replace("      walk: ['walking', 'on foot']\n", ''),
    );
    const { failures, warnings } = findingsIn(root);
    expect(failures).toEqual([]);
    expect(warnings.filter((each) => each.includes('questions.travel.options.walk'))).toHaveLength(1);
  });

  test('broken content fails the run, with every finding as JSON and no stack', () => {
    const root = contentWith('broken', [WORDS, 'Where do you live?', long.replace('.', '?')]);
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'bot/cli.ts', 'check', '--json'], {
      env: { ...process.env, CONTENT_DIR: root },
      encoding: 'utf8',
    });
    const found: unknown = JSON.parse(run.stdout);
    expect(found).toHaveProperty('failures', [expect.stringContaining('questions.place.ask')]);
    expect([run.status, run.stderr]).toEqual([1, '']);
  });

  test('a wrong setting is said plainly, without a stack', () => {
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'bot/cli.ts', 'check'], {
      env: { ...process.env, PORT: 'ninety' },
      encoding: 'utf8',
    });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('PORT');
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });
});

describe('print', () => {
  const document = printed(guide, 'en');

  test('names every question, option, ending, card, line and rule', () => {
    const ids = [
      ...questions.flatMap((question) => [question.id, ...question.options.map((option) => option.id)]),
      ...guide.script.endings,
      ...Object.keys(guide.alarms.cards),
      ...Object.keys(guide.alarms.lines),
      ...Object.keys(guide.alarms.soft),
      ...Object.values(guide.alarms.phrases).flatMap((rules) => rules.map((rule) => rule.id)),
      ...guide.needs.needs.map((need) => need.id),
    ];
    expect(ids.filter((id) => !document.includes(`\`${id}\``))).toEqual([]);
  });

  test('prints every phrase that means danger', () => {
    const phrases = Object.values(guide.alarms.phrases).flatMap((rules) => rules.flatMap((rule) => rule.any));
    expect(phrases.filter((phrase) => !document.includes(phrase))).toEqual([]);
  });

  test('bears the fingerprint, and leaves the names in curly brackets as they are', () => {
    expect(document).toContain(guide.signed.fingerprints.get('en'));
    expect(document).toContain('{practice}');
  });

  test('every fact has words', () => {
    expect(Object.keys(FACT_WORDS).sort()).toEqual(Object.keys(FACTS).sort());
  });

  test('a language that nobody wrote is refused', () => {
    expect(() => languageOf(guide, 'xx')).toThrow(/xx/);
  });
});

describe('draw', () => {
  test('every question and every ending is in both drawings', async () => {
    const drawn = picture(guide, 'en');
    const ids = [...questions.map((question) => question.id), ...guide.script.endings];
    const svg = (await svgOf(drawn)).replaceAll('&#45;', '-');
    const chart = mermaid(drawn);
    expect(ids.filter((id) => !svg.includes(`>${id}<`))).toEqual([]);
    expect(ids.filter((id) => !chart.includes(`["${id}`))).toEqual([]);
  });

  test('a question that was added is drawn, its words made safe', async () => {
    const planted = picture(guideIn(settingsFrom({ CONTENT_DIR: plantedQuestion() })), 'en');
    expect(mermaid(planted)).toContain('q_money');
    expect(mermaid(planted)).toContain('q_place --> q_pets');
    expect(mermaid(planted)).toContain('q_pets --> q_travel');
    const svg = await svgOf(planted);
    expect(svg).toContain('>pets<');
    expect(svg).toContain('&lt;a pet&gt; &amp; a friend');
  });

  test('an answer that opens urgent help leads there', () => {
    const urgent = questions.filter((question) => question.options.some((option) => option.urgent));
    const edges = picture(guide, 'en').edges.filter((edge) => edge.kind === 'urgent');
    expect(edges.map((edge) => edge.from)).toEqual(urgent.map(({ id }) => `q_${id.replaceAll('-', '_')}`));
  });
});
