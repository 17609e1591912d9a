/** Words a call from the practice: what will be sent, when it is read, and that nobody is there now. */
import { answersIn } from './answer-words.js';
import { practiceOf, type Guide } from './guide.js';
import type { Message } from './message.js';
import { conversationAt, type Position } from './position.js';
import { bare, OFFERED, PROTOCOL } from './protocol-words.js';
import type { Reply } from './reply.js';
import { isOpen } from './script/practice.js';
import type { Voice } from './speak.js';

/** Where it matters whether anybody is there: before they choose a call, and before they send it. */
const SAYS_CLOSED: ReadonlySet<string> = new Set(['ring-me', 'ring-send', 'ring-send-plan']);

/** One sentence when the practice is closed at this time. Where it never said when it is open, nothing is claimed. */
export function closedNow(
  guide: Guide,
  position: Position,
  said: readonly Reply[],
  shown: readonly Reply[],
  at: string,
): Reply[] {
  const ask = shown.find((reply) => reply.kind === 'ask');
  const isAsked = ask !== undefined && !ask.again && SAYS_CLOSED.has(ask.question);
  if (!isAsked && !said.some((reply) => reply.kind === 'say' && reply.id === 'ring-read')) return [];
  const practice = practiceOf(guide, conversationAt(position));
  return isOpen(practice, at) === false ? [{ kind: 'say', id: 'ring-closed' }] : [];
}

/** What `{name}`, `{number}` and `{when}` stand for when the person is asked whether it may be sent. */
export function callBackWords(voice: Voice): { name: string; number: string; when: string } {
  const { staff } = voice.wording;
  const said = (question: string) => answersIn(voice, question);
  return {
    name: said('ring-name') ?? staff['no-name'],
    number: said('ring-number') ?? '',
    when: said('ring-when') ?? staff['any-time'],
  };
}

/** Offered with the practice's number. */
export function ringOffer(voice: Voice): Message {
  const { labels, says } = voice.wording;
  const choices = OFFERED['ring-offer'].map((id) => ({ id, label: labels[id] }));
  return { ...bare(PROTOCOL, says['ring-offer']), choices };
}
