/** The terminal: every kind of message in plain lines, and a whole conversation over standard input. */
import { spawn } from 'node:child_process';
import { describe, expect, jest, test } from '@jest/globals';
import { linesFor } from '../../adapters/channels/console.js';
import type { Message } from '../../dialogs/message.js';
import { wordingFor } from '../../dialogs/guide.js';
import { guideOfContent } from '../guide.js';

jest.setTimeout(60_000);

const wording = wordingFor(guideOfContent(), 'en');
const shown = (message: Message, width?: number) => linesFor([message], wording, width).join('\n');

const question = (over: Partial<Extract<Message, { kind: 'question' }>> = {}): Message => ({
  kind: 'question',
  question: 'travel',
  ask: 'How far?',
  input: 'one',
  ownWords: false,
  careful: false,
  choices: [
    { id: 'near', label: 'Near' },
    { id: 'far', label: 'Far' },
  ],
  canSkip: true,
  canGoBack: true,
  ...over,
});

describe('what is shown in a terminal', () => {
  test('numbers the choices in their order, and says how to choose', () => {
    const lines = shown(question()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining(['How far?', '  1 Near', '  2 Far', wording.says['choose-number']]),
    );
    expect(shown(question({ input: 'many' }))).toContain(wording.says['choose-numbers']);
  });

  test('does not ask for the number of a choice where numbers are the answers', () => {
    expect(shown(question({ input: 'scale' }))).not.toContain(wording.says['choose-number']);
  });

  test('has the progress, the hint, and what was answered before', () => {
    const lines = shown(
      question({ progress: 'Part 7 of 9', hint: 'A hint', before: { value: ['far'], words: 'by bus' } }),
    );
    for (const piece of ['[Part 7 of 9]', 'A hint', 'Far', 'by bus']) expect(lines).toContain(piece);
  });

  const KINDS: [string, Message, string[]][] = [
    ['a text', { kind: 'text', paragraphs: ['One.', 'Two.'] }, ['One.', 'Two.']],
    ['an ending', { kind: 'end', ending: 'plan', paragraphs: ['Goodbye.'] }, ['Goodbye.']],
    [
      'a service',
      {
        kind: 'service',
        service: 'choir',
        name: 'The Choir',
        example: 'Made up',
        summary: 'Singing.',
        facts: [{ label: 'Cost', value: 'Free' }],
        reasons: ['You like singing.'],
        askFirst: 'Ask about the stairs.',
      },
      [
        '* The Choir [Made up]',
        'Singing.',
        '  - You like singing.',
        '  Cost: Free',
        '  Ask about the stairs.',
      ],
    ],
    [
      'an urgent card',
      {
        kind: 'urgent',
        card: 'life',
        heading: 'Call 999 now',
        paragraphs: ['Do it now.'],
        lines: [
          { name: 'Emergency', do: 'Call 999', number: '999', hours: 'Always' },
          { name: 'Council', do: 'Ring them', number: '01632 960111' },
        ],
      },
      [
        '!! Call 999 now',
        'Do it now.',
        '  Emergency: Call 999. Always',
        '  Council: Ring them. 01632 960111',
      ],
    ],
    [
      'a plan',
      { kind: 'plan', heading: 'Your plan', parts: [{ heading: 'First step', lines: ['Ring them'] }] },
      ['== Your plan ==', 'First step', '  Ring them'],
    ],
  ];
  test.each(KINDS)('has every part of %s', (_what, message, lines) => {
    expect(linesFor([message], wording)).toEqual([...lines, '']);
  });

  test('wraps at words, keeps the indent, and never loses a long one', () => {
    const words = `${'garden '.repeat(10)}${'x'.repeat(40)}`;
    const lines = linesFor([{ kind: 'text', paragraphs: [`  ${words}`] }], wording, 20);
    expect(lines.join(' ').split(/\s+/).filter(Boolean)).toEqual(words.split(' '));
    expect(lines.filter((line) => line.length > 20)).toEqual([`  ${'x'.repeat(40)}`]);
    expect(lines.slice(0, -1).every((line) => line.startsWith('  '))).toBe(true);
  });
});

describe('the command chat', () => {
  /** Answers typed one line after another; what it wrote, and how it ended. */
  function chat(lines: readonly string[], practice = 'example') {
    const program = spawn(process.execPath, [
      '--import',
      'tsx',
      'bot/cli.ts',
      'chat',
      '--practice',
      practice,
    ]);
    let [out, errors] = ['', ''];
    program.stdout.on('data', (data: Buffer) => (out += data.toString()));
    program.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    program.stdin.end(lines.join('\n') + '\n');
    return new Promise<{ out: string; errors: string; code: number | null }>((done) =>
      program.on('close', (code) => done({ out, errors, code })),
    );
  }

  test('leads to a plan by numbers and words alone', async () => {
    const { out, errors, code } = await chat([
      ...['1', '1', '1', '4', '1', '1', 'My whippet Biscuit', 'yes', '5', '1', 'skip', 'not sure', '3 4'],
      ...['skip', 'skip', 'skip', 'YO30 6AA', '2', '1', 'skip', 'tell me more', '1', 'that is enough', '2'],
      ...['I will go past it on my run', '2', 'yes', 'yes', '/quit', 'not read'],
    ]);
    expect({ errors, code }).toEqual({ errors: '', code: 0 });
    const [, plan = ''] = out.split(`> yes\n\n== ${wording.plan.heading} ==`);
    for (const piece of ['Riverside Runners', 'My whippet Biscuit', 'I will go past it on my run', '999'])
      expect(plan).toContain(piece);
    expect(out).not.toContain('not read');
  });

  test('with a practice that nobody knows ends in one line that says what to do', async () => {
    const { errors, code } = await chat([], 'nobody');
    expect(code).toBe(1);
    expect(errors.trim()).toMatch(/^There is no practice 'nobody'[^\n]*$/);
  });
});
