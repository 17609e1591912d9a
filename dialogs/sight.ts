/** What a person sees when they look: what was said last, the question, their answers, how far they are. */
import { shortOf, valueWords } from './answer-words.js';
import type { Conversation } from './conversation.js';
import { mayKeep, type Guide } from './guide.js';
import type { Choice, Message } from './message.js';
import { isAtHome } from './remembering.js';
import { contextAt, conversationAt, type At, type Position } from './position.js';
import { present } from './present.js';
import { answersSoFar } from './protocol.js';
import type { Answered } from './reply.js';
import { speak, voiceOf } from './speak.js';

/** Where a conversation stands, without a turn: for a first look, a refresh, coming back. */
export type Sight = {
  conversation: Conversation;
  messages: Message[];
  answers: (Answered & { label: string; said: string })[];
  sections: { id: string; label: string; state: 'done' | 'here' | 'ahead' | 'hidden' }[];
  state: At['state'];
  /** A way off the page stays in sight: in urgent help, and from the first sign that home is not safe. */
  leave: boolean;
  /** It is kept, and can be come back to. */
  kept: boolean;
};

export function sightOf(guide: Guide, position: Position, last: Message[] | undefined): Sight {
  const conversation = conversationAt(position);
  const voice = voiceOf(guide, conversation);
  const now = speak(guide, conversation, present(guide, position));
  return {
    conversation,
    messages: lastOrNow(last, now, voice.wording.says.upgraded),
    answers: answersSoFar(position).map((each) =>
      Object.assign({}, each, { label: shortOf(voice, each), said: valueWords(voice, each) }),
    ),
    sections: guide.compiled.order.map((id) => ({
      id,
      label: voice.wording.sections[id] ?? id,
      state: stateOf(position, id),
    })),
    state: position.at.state,
    leave: position.at.state === 'urgent' || conversation.episodes.some(isAtHome),
    kept: mayKeep(guide, contextAt(position).standing),
  };
}

/** The last reply as it was, unless the question has moved since: then what is asked now, with one sentence why. */
function lastOrNow(last: Message[] | undefined, now: Message[], upgraded: string): Message[] {
  if (last === undefined) return now;
  const question = (messages: Message[]) => messages.find((message) => message.kind === 'question');
  const [before, here] = [question(last), question(now)];
  // "Shall I delete everything?" and "Shall they ring you?" stand before whatever waits behind them.
  if (before?.choices.some((choice) => choice.id === 'erase-now' || choice.id === 'ring-me')) return last;
  if (before?.question === here?.question && before?.about === here?.about)
    return areSame(before?.choices, here?.choices) ? last : now;
  return [{ kind: 'text', paragraphs: [upgraded] }, ...now];
}

const areSame = (some: readonly Choice[] = [], others: readonly Choice[] = []) =>
  some.length === others.length &&
  some.every(({ id, label }, at) => others[at]?.id === id && others[at].label === label);

function stateOf(position: Position, section: string): Sight['sections'][number]['state'] {
  const context = contextAt(position);
  if (position.at.state === 'asking' && position.at.spot.section === section) return 'here';
  if (context.open[section] !== undefined) return 'ahead';
  return (context.path[section]?.length ?? 0) > 0 ? 'done' : 'hidden';
}
