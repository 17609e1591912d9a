/** How a question is put: to the person who reads it, or through a clinician who says it aloud with a tip beside it. */
import { fill, type QuestionWords } from './script/wording.js';
import type { Message } from './message.js';
import type { Voice } from './speak.js';

type Put = Pick<Extract<Message, { kind: 'question' }>, 'ask' | 'hint' | 'spoken'>;

/**
 * What a clinician reads out stands in quotation marks, so that it is told from what is meant for them alone. The
 * coaching tip stands beside what is said, and is never read out.
 */
export function askedAs(
  { guide, wording: { labels } }: Voice,
  { aloud = false, ask, again, hint, tip }: QuestionWords,
  of: { known: Voice['known']; again: boolean },
): Put {
  const words = fill(of.again ? (again ?? ask) : ask, of.known);
  const filled = (line: string | undefined) => (line === undefined ? undefined : fill(line, of.known));
  const tipped = tip === undefined ? undefined : fill(labels.tip, { answer: fill(tip, of.known) });
  const beside = [filled(hint), tipped].filter((line) => line !== undefined).join('\n');
  const put: Put = { ask: aloud ? fill(labels['say-aloud'], { answer: words }) : words };
  if (beside !== '') put.hint = beside;
  if (guide.script.held_by === 'clinician')
    put.spoken = {
      words,
      aloud,
      ...(hint === undefined ? {} : { hint: fill(hint, of.known) }),
      ...(tip === undefined ? {} : { tip: fill(tip, of.known) }),
    };
  return put;
}
