/** Builds conversations of a wished length by real turns, so that what is measured is what happens. */
import { begin, type Conversation } from '../../dialogs/conversation.js';
import type { Guide } from '../../dialogs/guide.js';
import type { Heard } from '../../dialogs/heard.js';
import type { Index } from '../../dialogs/matching/index.js';
import { trail, contextAt, walk, type Position } from '../../dialogs/position.js';
import { takeTurn } from '../../dialogs/turn.js';
import type { Random } from './random.js';

/** The turn that is measured answers this: one answer, tapped, after which most sections are walked again. */
export const MEASURED = 'first';
export const AT = '2026-11-22T10:00:00.000Z';

export type Built = { conversation: Conversation; position: Position };

/** A conversation that waits at the measured question with exactly so many entries. */
export function conversationOf(guide: Guide, services: Index, length: number, random: Random): Built {
  for (let tries = 0; tries < 50; tries++) {
    const built = attempt(guide, services, length, random);
    if (built) return built;
  }
  throw new Error(`No conversation waits at '${MEASURED}' after ${length} entries`);
}

/** Answers what is asked; at the measured question, changes earlier answers until there are enough, or too many. */
function attempt(guide: Guide, services: Index, length: number, random: Random): Built | undefined {
  const [practice = ''] = guide.practices.keys();
  const [language = 'en'] = guide.wordings.keys();
  const id = `bench-${random.below(1e9)}`;
  let conversation = begin({ id, practice, script: guide.script.id, language, at: AT });
  let position = walk(guide.machine, guide.compiled, conversation);
  while (position.at.state === 'asking' && conversation.entries.length <= length) {
    const { question } = position.at.spot;
    const missing = length - conversation.entries.length;
    if (question === MEASURED && missing === 0) return { conversation, position };
    const heard: Omit<Heard, 'at'> =
      question === MEASURED
        ? { command: { name: 'change', question: changed(position, missing, random) } }
        : answerTo(guide, question, length, random);
    const turn = takeTurn(guide, services, conversation, { at: AT, ...heard }, position);
    ({ conversation, position } = turn);
  }
  return undefined;
}

/** What the measured turn hears. */
export const tapped = (conversation: Conversation): Heard => ({
  at: AT,
  choices: [conversation.asked.at(-1)?.options[0] ?? ''],
  to: { question: MEASURED },
});

/** Words that no need is read into, and words that one is: those are asked back. */
const PLAIN = ['seeing my sister', 'a quiet cup of tea', 'my old dog', 'a bit of peace'];
const TELLING = ['my garden in spring', 'football with my mates', 'singing in a choir'];

/** Short conversations choose one hard thing, long ones all of them: the path grows as it would with a person. */
function answerTo(guide: Guide, id: string, length: number, random: Random): Omit<Heard, 'at'> {
  const question = guide.compiled.lookup.questions.get(id);
  const options = (question?.options ?? []).filter((option) => !option.urgent && !option.alone);
  const ids = options.map((option) => option.id);
  switch (id) {
    case 'privacy':
      return { choices: ['more'] };
    case 'age':
      return { choices: [random.from(['18-64', '65-plus'])] };
    case 'who':
      return { choices: ['me'] };
    case 'pace':
      return { choices: [length > 12 ? 'ten-minutes' : 'few-minutes'] };
    case 'matters':
      return { text: random.from(length > 12 ? [...PLAIN, ...TELLING] : PLAIN) };
    case 'reflect':
      return { choices: ['right'] };
    case 'hard':
      return { choices: length > 12 ? ids : [random.from(ids.slice(0, 3))] };
    default:
      if (question?.kind === 'words') return { command: { name: 'skip' } };
      if (question?.kind === 'many')
        return {
          choices: ids.length > 0 ? ids.slice(0, 2 + random.below(ids.length - 1)) : ['none-of-these'],
        };
      return { choices: [ids[0] ?? ''] };
  }
}

/** An answer to give afresh. What matters is asked back, and then what was read into it: that takes up to three entries. */
function changed(position: Position, missing: number, random: Random): string {
  const open = contextAt(position).open;
  const steady = trail(contextAt(position))
    .map((spot) => spot.question)
    .filter(
      (id) => !['hello', 'privacy', 'hard', 'reflect', ...(missing < 4 ? ['matters'] : [])].includes(id),
    )
    .filter((id) => !Object.values(open).includes(id));
  return random.from(steady);
}
