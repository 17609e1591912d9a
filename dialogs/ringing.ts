/** A call from the practice: the wish for it, taking it back, and what of it was agreed to be sent. */
import type { Conversation, Entry } from './conversation.js';
import { mayKeep, type Guide } from './guide.js';
import type { CallBack } from './effects.js';
import { contextAt, conversationAt, step, type Position } from './position.js';
import type { Said } from './protocol.js';
import type { Reply } from './reply.js';
import { firstAside } from './rest.js';
import { shortened } from './shortened.js';
import type { Standing } from './standing.js';

const ME = 'ring-me';
const WHEN = 'ring-when';

/** Whether anybody at the practice can be told, and the person agreed to anything being kept. */
export function canBeRung(guide: Guide, position: Position): boolean {
  const { conversation, standing } = contextAt(position);
  const asks = guide.compiled.lookup.questions.has(ME);
  return asks && guide.compiled.told.has(conversation.practice) && mayKeep(guide, standing);
}

/** The call-back of this round that stands, if there is one. */
export const standingCall = ({ calls, round }: Conversation) =>
  calls.findLast((call) => call.round === round && call.off === undefined);

/** The number and the hours; where the practice can be told, to be rung is offered beside them (H0). */
export function person(guide: Guide, position: Position): Said {
  const replies: Reply[] = [{ kind: 'say', id: 'person' }];
  const { state } = position.at;
  if (!canBeRung(guide, position) || (state !== 'asking' && state !== 'ended')) return { position, replies };
  if (standingCall(conversationAt(position)))
    return { position, replies: [...replies, { kind: 'say', id: 'ring-already' }] };
  return { position, replies: [...replies, { kind: 'ring-offer' }], only: true };
}

/** "Please ring me": the first question of it is answered, and the rest is asked next; after danger, once they are safe. */
export function ringMe(guide: Guide, position: Position, at: string): Said {
  if (!canBeRung(guide, position)) return { position, replies: [{ kind: 'say', id: 'person' }] };
  if (standingCall(conversationAt(position)))
    return { position, replies: [{ kind: 'say', id: 'ring-already' }] };
  const wished = step(guide.machine, position, { type: 'RING_ME', at });
  if (wished.at.state === 'urgent') return { position: wished, replies: [] };
  return { position: answered(guide, wished, 'ring', at), replies: [{ kind: 'say', id: 'ring-read' }] };
}

/** "Do not ring me": of this round or an earlier one. */
export function doNotRing(guide: Guide, position: Position, at: string): Said {
  const context = contextAt(position);
  const isWanted = context.conversation.calls.some((call) => call.off === undefined);
  const isAsked = firstAside(context) !== undefined || context.standing.get(ME)?.value.includes('ring');
  if (!isAsked && !isWanted) return { position, replies: [{ kind: 'say', id: 'ring-none' }] };
  // Only where questions are asked can one be answered; elsewhere what was agreed to is taken back all the same.
  const isAsking = position.at.state === 'asking' || position.at.state === 'ended';
  const taken = isAsked && isAsking ? answered(guide, position, 'do-not-ring', at) : position;
  return { position: taken, replies: isWanted ? [] : [{ kind: 'say', id: 'ring-off' }], callOff: true };
}

/** A no to sending it, where nothing was sent before: that is said, so that nobody waits for a call. */
export const sendsNothing = ({ value }: Entry, conversation: Conversation) =>
  value.includes('do-not-send') && standingCall(conversation) === undefined;

/** Whatever Back or Change pointed at waits: what came up beside the way is asked first. */
export function asideFirst(guide: Guide, position: Position): Position {
  const waits = position.at.state === 'asking' && firstAside(contextAt(position)) !== undefined;
  return waits ? step(guide.machine, position, { type: 'POINT', cursor: undefined }) : position;
}

function answered(guide: Guide, position: Position, value: 'ring' | 'do-not-ring', at: string): Position {
  const { round } = conversationAt(position);
  const entry: Entry = {
    question: ME,
    round,
    status: 'answered',
    value: [value],
    by: 'person',
    at,
    script: guide.fingerprint,
  };
  return step(guide.machine, position, { type: 'ANSWER', entry });
}

export type Details = Pick<CallBack, 'name' | 'phone' | 'typed' | 'when'> & {
  /** Whether the plan goes with it. */
  plan: boolean;
};

/**
 * What they agreed to have sent; undefined until they did. It looks at what stands rather than at the path, because in
 * urgent help nothing is walked and what was agreed still holds.
 */
export function agreedIn(standing: Standing): Details | undefined {
  const given = (question: string) => {
    const entry = standing.get(question);
    return entry?.status === 'answered' ? entry : undefined;
  };
  const isSaid = (question: string, value: string) => given(question)?.value.includes(value) === true;
  const plan = isSaid('ring-send-plan', 'send-with-plan');
  const send = plan || isSaid('ring-send-plan', 'send') || isSaid('ring-send', 'send');
  const number = given('ring-number');
  const phone = number?.value[0];
  if (!send || phone === undefined || !isSaid(ME, 'ring')) return undefined;
  const name = given('ring-name')?.words;
  const when = given(WHEN);
  return {
    ...(name === undefined ? {} : { name: shortened(name) }),
    phone,
    typed: shortened(number?.words ?? phone),
    ...(when && {
      when: {
        question: WHEN,
        value: when.value,
        ...(when.words === undefined ? {} : { words: shortened(when.words) }),
      },
    }),
    plan,
  };
}
