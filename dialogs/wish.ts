/** Which of the protocol's commands a typed message is, if it is one and not an answer. */
import { wordingOf, type Guide } from './guide.js';
import { clean, isOneOf, plain, type Heard } from './heard.js';
import { optionsFor } from './options.js';
import { contextAt, conversationAt, type Position } from './position.js';
import { PROTOCOL } from './protocol-words.js';
import { COMMANDS } from './script/wording-ids.js';
import type { Command, Wording } from './script/wording.js';
import { isLabel } from './picked.js';
import { commandIn } from './understand.js';
import { languageNamed } from './speaking.js';

/** Never taken for an answer, whatever the answers are called. */
const ALWAYS: readonly Command[] = ['urgent', 'stop'];

/** To "Delete everything?" and "Shall they ring you?" a number, a yes or a no is an answer, until something else is asked. */
function offeredIn(text: string, heard: Heard, position: Position, wording: Wording): Command | undefined {
  const last = conversationAt(position).asked.at(-1);
  const isOpen = position.at.state === 'asking' || position.at.state === 'ended';
  const isTo = heard.to === undefined || heard.to.question === PROTOCOL;
  if (last?.question !== PROTOCOL || !isOpen || !isTo) return undefined;
  const at = /^\d$/.test(text)
    ? Number(text) - 1
    : isOneOf(text, wording.yes)
      ? 0
      : isOneOf(text, wording.no)
        ? 1
        : -1;
  return COMMANDS.find((each) => each === last.options[at]);
}

/** Where a conversation stopped or paused, a number means what was displayed: to carry on, or to delete. */
function numbered(text: string, position: Position): { command: Command; rest: string } | undefined {
  const { state } = position.at;
  if ((state === 'stopped' || state === 'paused') && text === '1') return { command: 'carry-on', rest: '' };
  return state === 'stopped' && text === '2' ? { command: 'erase', rest: '' } : undefined;
}

/** "Note: she looks tired": what a clinician writes down for themselves at any question, in the words behind the colon. */
export function noteIn(text: string, { script, wordings }: Guide): string | undefined {
  if (script.held_by !== 'clinician') return undefined;
  const [, before = '', note = ''] = /^([^:\n]{1,40}):\s*(\S[\s\S]*)$/.exec(clean(text)) ?? [];
  const isNote = note !== '' && [...wordings.values()].some(({ commands }) => isOneOf(before, commands.note));
  return isNote ? note : undefined;
}

/** At a scale "0" is an answer; everywhere else it opens urgent help (ground rule 10). */
export function commandOf(text: string, heard: Heard, position: Position, guide: Guide): Heard['command'] {
  if (text === '' || (heard.choices?.length ?? 0) > 0) return undefined;
  const wording = wordingOf(guide, conversationAt(position));
  const offered = heard.together ? undefined : offeredIn(text, heard, position, wording);
  if (offered !== undefined) return { name: offered };
  if (noteIn(text, guide) !== undefined) return { name: 'note' };
  const found = commandIn(text, wording) ?? numbered(text, position);
  // In a field of a form "later" and "stop" are words like others; who asks for help there is helped all the same.
  if (heard.together) return found?.command === 'urgent' ? { name: 'urgent' } : undefined;
  const at = position.at;
  const question = at.state === 'asking' ? guide.compiled.lookup.questions.get(at.spot.question) : undefined;
  const language = languageNamed(guide, text);
  if (found === undefined && language !== undefined) return { name: 'speak', language };
  if (found === undefined || (question?.kind === 'scale' && /^\d+$/.test(text))) return undefined;
  // "I'd rather not say" is an answer where it is one of the answers shown.
  if (question && !ALWAYS.includes(found.command)) {
    const options = optionsFor(question, contextAt(position), guide.compiled);
    if (isLabel(text, { question, options }, wording)) return undefined;
  }
  if (found.command === 'change' && /^\d+$/.test(found.rest))
    return { name: 'change', question: `#${found.rest}` };
  if (found.command === 'change' || found.command === 'jump') {
    const numbered = /^\d+$/.test(found.rest) ? guide.compiled.parts[Number(found.rest) - 1] : undefined;
    if (numbered !== undefined && guide.script.held_by === 'clinician')
      return { name: 'jump', section: numbered };
    const section = Object.entries(wording.sections).find(([, label]) => plain(label) === found.rest)?.[0];
    if (section !== undefined) return { name: 'jump', section };
    // "Change my job" is an answer, not a command.
    return found.rest === '' ? { name: found.command } : undefined;
  }
  if (found.command === 'not-asked' && guide.script.held_by !== 'clinician') return undefined;
  return found.command === 'note' ? undefined : { name: found.command };
}
