/** Which question a message answers, and the entry it makes: what was on the screen, as it was shown. */
import type { Conversation, Entry } from './conversation.js';
import { wordingFor, type Guide } from './guide.js';
import type { Heard } from './heard.js';
import { optionsFor } from './options.js';
import { contextAt, conversationAt, type Position } from './position.js';
import { isReachable, type Spot } from './rest.js';
import { answerIn, type Meaning } from './understand.js';

/** The question a message answers: what was on the screen, as long as it is still on the path. */
export function spotOf(guide: Guide, position: Position, heard: Heard): Spot | undefined {
  const current = position.at.state === 'asking' ? position.at.spot : undefined;
  if (heard.to === undefined) return current;
  const section = guide.compiled.home.get(heard.to.question)?.id;
  if (section === undefined) return undefined;
  const spot = { section, ...heard.to };
  const isCurrent = current?.question === spot.question;
  if (isCurrent && (spot.about === undefined || spot.about === current.about)) return current;
  return isReachable(contextAt(position), spot) ? spot : undefined;
}

/** `urgent` when the answer itself asks for help. Undefined when the question is no longer there. */
export type Meant = { entry: Entry; urgent: boolean } | Extract<Meaning, { means: 'unclear' }>;

export function meant(guide: Guide, position: Position, heard: Heard): Meant | undefined {
  const spot = spotOf(guide, position, heard);
  const question = spot && guide.compiled.lookup.questions.get(spot.question);
  if (spot === undefined || question === undefined) return undefined;
  const conversation = conversationAt(position);
  const options =
    shownOptions(conversation, spot) ?? optionsFor(question, contextAt(position), guide.compiled);
  const wording = wordingFor(guide, conversation.language);
  const meaning = answerIn(heard, { question, options }, wording, guide.places);
  if (meaning.means === 'unclear') return meaning;
  const entry: Entry = {
    question: spot.question,
    ...(spot.about === undefined ? {} : { about: spot.about }),
    round: conversation.round,
    status: 'answered',
    value: meaning.value,
    ...(meaning.words === undefined ? {} : { words: meaning.words }),
    by: heard.by ?? 'person',
    at: heard.at,
    script: guide.fingerprint,
  };
  return {
    entry,
    urgent: question.options.some((option) => option.urgent && meaning.value.includes(option.id)),
  };
}

/** "1" means what was displayed, even if the script has changed since. */
function shownOptions(conversation: Conversation, spot: Spot): string[] | undefined {
  return conversation.asked.findLast(
    (each) =>
      each.question === spot.question && each.about === spot.about && each.round === conversation.round,
  )?.options;
}
