/** A phone in this terminal: what would be texted, part by part, without an account at a carrier. */
import { createInterface } from 'node:readline';
import { printed } from '../../adapters/alerts/printed.js';
import { memoryStore } from '../../adapters/stores/memory.js';
import { practiceOf } from '../../dialogs/guide.js';
import { partsOf } from '../../dialogs/danger/gsm.js';
import { placesOf } from '../../dialogs/texting/in-gsm.js';
import { realClock } from '../clock.js';
import { logTo } from '../log.js';
import { assemble } from '../main.js';
import { checkInsOf } from '../reaching/check-ins.js';
import type { Settings } from '../settings.js';
import { changePerson } from '../texting/people.js';
import { takingTexts } from '../texting/take.js';

/** From Ofcom's range for drama: nobody has them. */
const OURS = '+447700900001';
const THEIRS = '+447700900123';

/** Nothing is kept, and nobody is texted. */
export async function tryTexts(
  settings: Settings,
  { practice: id, language }: { practice: string; language?: string },
): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const log = logTo('silent');
  const store = memoryStore();
  const ways = { mail: printed(say), isSet: () => false };
  const app = await assemble(settings, { store, log, ways });
  const practice = practiceOf(app.guide, { practice: id } as Parameters<typeof practiceOf>[1]);
  if (language !== undefined)
    await changePerson(store, { practice: id, number: THEIRS }, (person) => ({
      ...person,
      language: `${language}-sms`,
    }));
  const take = takingTexts({
    ...app,
    clock: realClock,
    checkIns: checkInsOf({ guide: app.guide, store }),
    publicUrl: settings.PUBLIC_URL || `http://localhost:${settings.PORT}`,
    practiceAt: () => practice,
  });

  say(`A phone in the terminal. It texts ${practice.name}; nothing is kept and nobody is texted.`);
  say('Type a text and press Enter. /quit leaves, /picture sends a picture.');
  const input = createInterface({
    input: process.stdin,
    output: process.stdin.isTTY ? process.stdout : undefined,
    prompt: '> ',
  });
  input.prompt();
  let count = 0;
  for await (const line of input) {
    if (line.trim() === '/quit') break;
    const isPicture = line.trim() === '/picture';
    if (!process.stdin.isTTY) say(`> ${line}`);
    const { texts } = await take({
      from: THEIRS,
      to: OURS,
      text: isPicture ? '' : line,
      message: String(++count),
      pictures: isPicture ? 1 : 0,
    });
    for (const text of texts) say(bubble(text));
    if (texts.length === 0) say('  (no text comes back)');
    input.prompt();
  }
  input.close();
  await app.close();
}

/** As a phone shows it, with what it costs. */
function bubble(text: string): string {
  const parts = partsOf(text);
  const cost = `${placesOf(text)} places, ${parts} ${parts === 1 ? 'part' : 'parts'}`;
  return ['', ...text.split('\n').map((line) => `  | ${line}`), `  (${cost})`].join('\n');
}
