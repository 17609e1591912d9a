/** What a person sees when they look: what was said last, the question, their answers, how far they are. */
import { isDeepStrictEqual } from 'node:util';
import type { Sight } from '../adapters/channels/channel.js';
import { shortOf, valueWords } from '../dialogs/answer-words.js';
import type { Guide } from '../dialogs/guide.js';
import type { Message } from '../dialogs/message.js';
import { contextAt, conversationAt, type Position } from '../dialogs/position.js';
import { present } from '../dialogs/present.js';
import { answersSoFar } from '../dialogs/protocol.js';
import { speak, voiceOf } from '../dialogs/speak.js';

export function sightOf(guide: Guide, position: Position, last: Message[] | undefined, kept: boolean): Sight {
  const conversation = conversationAt(position);
  const voice = voiceOf(guide, conversation);
  const now = speak(guide, conversation, present(guide, position));
  return {
    conversation,
    messages: lastOrNow(last, now, voice.wording.says.upgraded),
    answers: answersSoFar(position).map((each) => ({
      ...each,
      label: shortOf(voice, each),
      said: valueWords(voice, each),
    })),
    sections: guide.compiled.order.map((id) => ({
      id,
      label: voice.wording.sections[id] ?? id,
      state: stateOf(position, id),
    })),
    state: position.at.state,
    kept,
  };
}

/** The last reply as it was, unless the question has moved since: then what is asked now, with one sentence why. */
function lastOrNow(last: Message[] | undefined, now: Message[], upgraded: string): Message[] {
  if (last === undefined) return now;
  const question = (messages: Message[]) => messages.find((message) => message.kind === 'question');
  const [before, here] = [question(last), question(now)];
  if (before?.question === here?.question && before?.about === here?.about)
    return isDeepStrictEqual(before?.choices, here?.choices) ? last : now;
  return [{ kind: 'text', paragraphs: [upgraded] }, ...now];
}

function stateOf(position: Position, section: string): Sight['sections'][number]['state'] {
  const context = contextAt(position);
  if (position.at.state === 'asking' && position.at.spot.section === section) return 'here';
  if (context.open[section] !== undefined) return 'ahead';
  return (context.path[section]?.length ?? 0) > 0 ? 'done' : 'hidden';
}
