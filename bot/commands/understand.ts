/** Says what the program understands of each line it is given: a JSON object a line, or a block for people. */
import { once } from 'node:events';
import { readersBefore } from '../../adapters/made-before.js';
import { UnknownPractice } from '../../dialogs/guide.js';
import { LONGEST } from '../../dialogs/heard.js';
import { makeReady } from '../../dialogs/ready.js';
import type { Settings } from '../settings.js';
import { outputClosed } from '../closed-pipe.js';
import { forPeople } from '../understanding/for-people.js';
import { linesOf } from '../understanding/lines.js';
import { understood } from '../understanding/understood.js';
import { guideIn, languageOf } from './guide.js';

export type UnderstandOptions = {
  plain?: boolean;
  conversation?: boolean;
  practice?: string;
  language?: string;
};

/** Reads standard input to its end. Whoever reads the answers may stop at any time. */
export async function understand(settings: Settings, options: UnderstandOptions = {}): Promise<void> {
  const guide = guideIn(settings);
  makeReady(guide, readersBefore);
  const language = languageOf(guide, options.language);
  const { practice } = options;
  if (practice !== undefined && !guide.practices.has(practice)) throw new UnknownPractice(practice);

  const { stdin, stdout, stderr } = process;
  let isClosed = false;
  const closed = outputClosed().then(() => void (isClosed = true));
  const colours = stdout.isTTY && stdout.hasColors();
  if (stdin.isTTY) stderr.write('Type a sentence and press Enter; Ctrl+D ends.\n');

  const answer = async () => {
    let [number, before]: [number, string | undefined] = [0, undefined];
    const lines: AsyncIterable<string> = stdin.setEncoding('utf8');
    for await (const { text, cutFrom } of linesOf(lines, LONGEST)) {
      number++;
      if (cutFrom !== undefined)
        stderr.write(`Line ${number} has ${cutFrom} characters: only the first ${LONGEST} were read\n`);
      const found = understood(text, guide, options.conversation ? before : undefined, language);
      before = text;
      if (isClosed) return;
      if (!stdout.write(options.plain ? forPeople(found, colours) : `${JSON.stringify(found)}\n`))
        await Promise.race([once(stdout, 'drain'), closed]);
    }
  };
  await Promise.race([answer(), closed]);
  stdin.destroy();
}
