/** Holds the conversation in a terminal, or reads answers line by line from a file or a pipe. */
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { printed } from '../../adapters/alerts/printed.js';
import type { Inbound } from '../../adapters/channels/channel.js';
import { linesFor } from '../../adapters/channels/console.js';
import { memoryStore } from '../../adapters/stores/memory.js';
import { practiceOf, wordingFor } from '../../dialogs/guide.js';
import { logTo } from '../log.js';
import { assemble } from '../main.js';
import type { Settings } from '../settings.js';

/** Nothing is kept: the terminal is for trying things. Type /quit to leave, or close the input. */
export async function chat(
  settings: Settings,
  options: { practice: string; language?: string },
): Promise<void> {
  // Nobody is written to from a trial: it says what would go.
  const mail = printed((line) => process.stdout.write(`${line}\n`));
  const app = await assemble(settings, {
    store: memoryStore(),
    log: logTo('silent'),
    ways: { mail, isSet: () => false },
  });
  const { guide, handle, look } = app;
  const who = {
    practice: options.practice,
    conversation: randomBytes(18).toString('base64url'),
    language: options.language ?? 'en',
  };
  const wording = wordingFor(guide, who.language);
  const say = (lines: string[]) => process.stdout.write(`${lines.join('\n')}\n`);
  const now = () => new Date().toISOString();

  const first = await look({ ...who, at: now() });
  practiceOf(guide, first.conversation);
  say([
    'A trial in the terminal: nothing is kept. Type an answer or its number.',
    'At any time: back, skip, again, change, go to …, help, person, pause, stop. /quit leaves.',
    '',
  ]);
  say(linesFor(first.messages, wording));

  const input = createInterface({
    input: process.stdin,
    output: process.stdin.isTTY ? process.stdout : undefined,
    prompt: '> ',
  });
  input.prompt();
  let count = 0;
  for await (const line of input) {
    if (line.trim() === '/quit') break;
    if (!process.stdin.isTTY) say([`> ${line}`, '']);
    const inbound: Inbound = { ...who, channel: 'console', message: String(++count), at: now(), text: line };
    const { messages } = await handle(inbound);
    say(linesFor(messages, wording));
    input.prompt();
  }
  input.close();
  await app.close();
}
