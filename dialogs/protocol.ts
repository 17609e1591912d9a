/** The protocol: what a person may do at any question, written once. */
import type { Conversation, Status } from './conversation.js';
import { mayKeep, type Guide } from './guide.js';
import type { Heard } from './heard.js';
import { before, contextAt, conversationAt, step, trail, type Position } from './position.js';
import type { Answered, Reply } from './reply.js';
import { doNotRing, person, ringMe } from './ringing.js';
import { keyOf } from './standing.js';
import { speaking } from './speaking.js';
import { spotOf } from './meant.js';
import { meetingsIn, MOST_MEETINGS } from './meetings.js';
import { note } from './noting.js';
import { jump, point, unsaid } from './pointing.js';
import { askedForHelp, leftMenu } from './urgent.js';

/** Wishes that leave the question asked now; where there is none, or in urgent help, they lead nowhere. */
const LEAVES: readonly Wish['name'][] = [
  'back',
  'change',
  'jump',
  'skip',
  'rather-not',
  'later',
  'not-asked',
  'again',
  'carry-on',
  'new-round',
];

export type Said = {
  position: Position;
  replies: Reply[];
  /** Ask in other words. */
  again?: boolean;
  missed?: boolean;
  /** The replies are all there is to show: what was asked waits. */
  only?: boolean;
  /** No call-back is wanted any more. */
  callOff?: boolean;
  /** Everything kept is to be erased. */
  erase?: boolean;
};

type Wish = NonNullable<Heard['command']>;

/** `heard.to` is the question that was on the screen: an old page skips what it showed, not what is asked now. */
export function obey(guide: Guide, position: Position, wish: Wish, heard: Heard): Said {
  const { at } = heard;
  const { machine } = guide;
  if (position.at.state === 'urgent' && LEAVES.includes(wish.name))
    return position.at.step === 'menu' ? leftMenu(guide, position, at) : { position, replies: [] };
  const isOff = position.at.state === 'stopped' || position.at.state === 'paused';
  if (isOff && LEAVES.includes(wish.name) && wish.name !== 'carry-on') return { position, replies: [] };
  switch (wish.name) {
    case 'urgent':
      return askedForHelp(guide, position, at);
    case 'stop':
      return { position: step(machine, position, { type: 'STOP', at }), replies: [] };
    case 'pause':
      return { position: step(machine, position, { type: 'PAUSE', at }), replies: [] };
    case 'person':
      return person(guide, position);
    case 'ring-me':
      return ringMe(guide, position, at);
    case 'do-not-ring':
      return doNotRing(guide, position, at);
    case 'carry-on':
      return carryOn(guide, position);
    case 'erase':
      return { position, replies: [{ kind: 'erase' }], only: true };
    case 'erase-now':
      return { position, replies: erased(conversationAt(position)), erase: true };
    case 'new-round':
      if (position.at.state !== 'ended') return carryOn(guide, position);
      if (guide.script.held_by === 'clinician' && meetingsIn(conversationAt(position)) >= MOST_MEETINGS)
        return { position, replies: [{ kind: 'say', id: 'last-meeting' }] };
      // Where nothing may be kept there is no round to follow on from: it begins anew.
      if (!mayKeep(guide, contextAt(position).standing)) return { position, replies: [], erase: true };
      return { position: step(machine, position, { type: 'NEW_ROUND' }), replies: [] };
    case 'easy-words':
    case 'usual-words':
    case 'speak':
      return speaking(guide, position, wish);
    case 'again':
      return { position, replies: [], again: true };
    case 'back':
      return back(guide, position);
    case 'change':
      return change(guide, position, wish);
    case 'skip':
      return leave(guide, position, 'skipped', heard);
    case 'rather-not':
      return leave(guide, position, 'rather-not', heard);
    case 'later':
      return leave(guide, position, 'later', heard);
    case 'not-asked':
      return leave(guide, position, 'not-asked', heard);
    case 'note':
      return note(guide, position, heard);
    case 'jump':
      return jump(guide, position, wish, at);
  }
}

/** What was sent to the practice is no longer here to be deleted, and that is said. */
function erased({ calls }: Conversation): Reply[] {
  const isWanted = calls.some((call) => call.off === undefined);
  return [
    { kind: 'say', id: 'erased' },
    ...(isWanted ? [{ kind: 'say' as const, id: 'erased-call' as const }] : []),
  ];
}

/** Forgets what Back or Change pointed at, and wakes what was stopped or paused. */
function carryOn(guide: Guide, position: Position): Said {
  if (position.at.state === 'stopped' || position.at.state === 'paused')
    return {
      position: step(guide.machine, position, { type: 'CARRY_ON' }),
      replies: [{ kind: 'say', id: 'welcome-back' }],
    };
  return { position: step(guide.machine, position, { type: 'POINT', cursor: undefined }), replies: [] };
}

function back(guide: Guide, position: Position): Said {
  const spot = before(position);
  if (position.at.state === 'urgent') return { position, replies: [] };
  return spot ? point(guide, position, spot) : { position, replies: [{ kind: 'say', id: 'cannot-go-back' }] };
}

/** With no target the answers are listed, numbered; "#3" is the third of that list. */
function change(guide: Guide, position: Position, wish: Wish): Said {
  const spots = trail(contextAt(position));
  if (wish.question === undefined)
    return { position, replies: [{ kind: 'answers', list: answersSoFar(position) }] };
  const number = /^#(\d+)$/.exec(wish.question)?.[1];
  const spot =
    number === undefined
      ? spots.find((each) => each.question === wish.question && each.about === wish.about)
      : spots[Number(number) - 1];
  return spot
    ? point(guide, position, spot)
    : { position, replies: [{ kind: 'say', id: 'nothing-to-change' }] };
}

/** Leaves a question without an answer, unless it is one that must be answered. */
function leave(guide: Guide, position: Position, status: Status, heard: Heard): Said {
  if (position.at.state !== 'asking') return { position, replies: [] };
  const spot = spotOf(guide, position, heard);
  const question = spot && guide.compiled.lookup.questions.get(spot.question);
  if (spot === undefined) return { position, replies: [{ kind: 'say', id: 'nothing-to-change' }] };
  if (question?.must) return { position, replies: [{ kind: 'say', id: 'cannot-skip' }] };
  const entry = unsaid(guide, position, spot, status, heard.at);
  return {
    position: step(guide.machine, position, { type: 'ANSWER', entry }),
    replies: [{ kind: 'say', id: 'saved-skip' }],
  };
}

/** Every answer on the path, in order: what "Your answers so far" shows and "change 3" counts. */
export function answersSoFar(position: Position): Answered[] {
  const context = contextAt(position);
  const answers: Answered[] = [];
  for (const { section, question, about } of trail(context)) {
    const entry = context.standing.get(keyOf(question, about));
    if (entry === undefined) continue;
    const answer: Answered = { section, question, status: entry.status, value: entry.value };
    if (about !== undefined) answer.about = about;
    if (entry.words !== undefined) answer.words = entry.words;
    answers.push(answer);
  }
  return answers;
}
