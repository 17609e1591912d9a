/** Which question a message answers, and the entry it makes: what was on the screen, as it was shown. */
import type { Conversation, Entry } from './conversation.js';
import { sayer, wordingOf, type Guide } from './guide.js';
import type { Heard } from './heard.js';
import { outcodeOf } from './matching/near.js';
import { namesIn, optionsFor } from './options.js';
import { contextAt, conversationAt, type Position } from './position.js';
import { isReachable, type Spot } from './rest.js';
import { answerIn, type Meaning } from './understand.js';

/** The question a message answers: what was on the screen, as long as it is still on the path. */
export function spotOf(guide: Guide, position: Position, heard: Heard): Spot | undefined {
  const current = position.at.state === 'asking' ? position.at.spot : undefined;
  if (heard.to === undefined) return current;
  const section = guide.compiled.home.get(heard.to.question)?.id;
  if (section === undefined) return undefined;
  const isCurrent = current?.question === heard.to.question;
  if (isCurrent && (heard.to.about === undefined || heard.to.about === current.about)) return current;
  const spot = { section, ...heard.to };
  // Only suggestions are asked about something; any other answer about something belongs nowhere.
  const isAbout = guide.compiled.offers?.id === spot.question || guide.compiled.whyOf.has(spot.question);
  if (isAbout !== (spot.about !== undefined)) return undefined;
  return heard.together || heard.seenBefore || isReachable(contextAt(position), spot) ? spot : undefined;
}

/** `urgent` when the answer itself asks for help. Undefined when the question is no longer there. */
export type Meant = { entry: Entry; urgent: boolean } | Extract<Meaning, { means: 'unclear' }>;

export function meant(guide: Guide, position: Position, heard: Heard): Meant | undefined {
  const spot = spotOf(guide, position, heard);
  const question = spot && guide.compiled.lookup.questions.get(spot.question);
  if (spot === undefined || question === undefined) return undefined;
  const conversation = conversationAt(position);
  const now = optionsFor(question, contextAt(position), guide.compiled);
  // What was tapped is on the screen now; what was typed by number is in the list as it was recorded.
  const isNow = heard.choices?.every((choice) => now.includes(choice)) ?? false;
  const options = (isNow ? undefined : shownOptions(conversation, spot)) ?? now;
  const wording = wordingOf(guide, conversation);
  const meaning = answerIn(
    heard,
    { question, options, texted: heard.channel === 'sms', names: namesIn(conversation) },
    wording,
    guide.places,
  );
  if (meaning.means === 'unclear') return meaning;
  const entry: Entry = {
    question: spot.question,
    round: conversation.round,
    status: 'answered',
    value: question.kind === 'place' ? meaning.value.map((code) => coarseFor(position, code)) : meaning.value,
    by: heard.by ?? sayer(guide, conversation),
    at: heard.at,
    script: guide.fingerprint,
  };
  if (spot.about !== undefined) entry.about = spot.about;
  if (meaning.words !== undefined) entry.words = meaning.words;
  return { entry, urgent: opensHelp(guide, entry) };
}

/** Whether an answer itself asks for help: "No, I am not safe". */
export function opensHelp(guide: Guide, { question, value }: Entry): boolean {
  const options = guide.compiled.lookup.questions.get(question)?.options ?? [];
  return options.some((option) => option.urgent && value.includes(option.id));
}

/** "1" means what was displayed, even if the script has changed since. */
function shownOptions(conversation: Conversation, spot: Spot): string[] | undefined {
  return conversation.asked.findLast(
    (each) =>
      each.question === spot.question && each.about === spot.about && each.round === conversation.round,
  )?.options;
}

/** Of a young person's place only the first half is kept: 13 to 17 have no finer one (client mode, young script). */
function coarseFor(position: Position, code: string): string {
  const age = contextAt(position).standing.get('age')?.value[0] ?? '';
  return ['13-15', '16-17'].includes(age) ? outcodeOf(code) : code;
}
