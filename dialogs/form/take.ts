/** A page of the form taken: each of its answers is one turn, the same as if it had been said; danger comes last. */
import type { Conversation } from '../conversation.js';
import type { Guide } from '../guide.js';
import { clean, type Heard } from '../heard.js';
import type { Index } from '../matching/index.js';
import { contextAt, conversationAt, walk, type Position } from '../position.js';
import type { Reply } from '../reply.js';
import { isReachable } from '../rest.js';
import { keyOf } from '../standing.js';
import { takeTurn, type Turn } from '../turn.js';
import { asksForHelp } from '../urgent-words.js';
import { findDanger } from '../weighing/find-danger.js';
import { allTogether, partHere } from './together.js';

/** One answer of a page. With neither text nor choices it was left empty. */
export type FormAnswer = Pick<Heard, 'text' | 'choices' | 'danger'> & { to: NonNullable<Heard['to']> };
export type Form = { part: string; answers: readonly FormAnswer[] };

/** What was wrong with an answer: the field's key, and what is said of it. */
export type Wrong = { key: string; replies: Reply[] };

type Of = Pick<Heard, 'at' | 'channel' | 'by'> & { practice: string; language: string };

/** Said in passing in a conversation; between two pages of a form it would be noise. */
const IN_PASSING: ReadonlySet<string> = new Set([
  'saved-skip',
  'liked',
  'refused',
  'moved',
  'welcome-back',
  'offer-first',
  'offer-next',
]);

/** Pure, like a turn. An answer that is wrong is left out, and the others are kept. */
export function takeForm(
  guide: Guide,
  services: Index,
  conversation: Conversation,
  { part, answers }: Form,
  of: Of,
  from: Position = walk(guide.machine, guide.compiled, conversation),
): Turn & { wrong: Wrong[] } {
  const { at, channel, by } = of;
  const said = { at, ...(channel === undefined ? {} : { channel }), ...(by === undefined ? {} : { by }) };
  const turns: Turn[] = [];
  let position = from;
  const take = (heard: Heard): Turn => {
    const turn = takeTurn(guide, services, conversationAt(position), heard, position);
    turns.push(turn);
    position = turn.position;
    return turn;
  };
  const isAlarm = (answer: FormAnswer) => alarms(guide, of, answer);

  // Whoever fills in a page and sends it wants to go on.
  if ((isOff(from) && answers.some((each) => !isEmpty(each))) || pointsElsewhere(guide, from, part))
    take({ ...said, command: { name: 'carry-on' } });
  const start = position;
  const asked = new Map(
    allTogether(guide, start, part).map(({ spot }) => [keyOf(spot.question, spot.about), spot]),
  );
  const wrong: Wrong[] = [];
  for (const answer of answers.filter((each) => !isAlarm(each))) {
    const key = keyOf(answer.to.question, answer.to.about);
    const spot = asked.get(key);
    // Behind an ending that this very page led to, nothing is asked any more.
    if (spot === undefined || hasLeft(start, position) || isAsBefore(guide, position, answer)) continue;
    if (!isEmpty(answer)) {
      const turn = take({ ...answer, ...said, together: true });
      if (turn.missed) wrong.push({ key, replies: turn.replies.filter(({ kind }) => kind === 'say') });
    } else if (guide.compiled.lookup.questions.get(answer.to.question)?.must)
      wrong.push({ key, replies: [{ kind: 'say', id: 'cannot-skip' }] });
    else if (isReachable(contextAt(position), spot))
      take({ to: answer.to, ...said, command: { name: 'skip' } });
  }
  if (conversationAt(position).cursor && wrong.length === 0 && !hasLeft(start, position))
    take({ ...said, command: { name: 'carry-on' } });
  for (const answer of answers.filter((each) => isAlarm(each) && !isAsBefore(guide, start, each)))
    take({ ...answer, ...said, together: true });

  const last = turns.pop() ?? takeTurn(guide, services, conversationAt(position), said, position);
  return {
    ...last,
    effects: [...turns.flatMap(({ effects }) => effects), ...last.effects],
    replies: [...turns.flatMap(worthSaying).filter(({ kind }) => SHOWN.has(kind)), ...worthSaying(last)],
    missed: wrong.length > 0,
    wrong,
  };
}

/** Of the turns before the last: what was done meanwhile. What is asked next is in the last. */
const SHOWN: ReadonlySet<Reply['kind']> = new Set(['say', 'left-behind']);
/** What was wrong with an answer is said beside its field. */
const worthSaying = ({ replies, missed }: Turn) =>
  replies.filter(
    (reply) => reply.kind !== 'reflect' && !(reply.kind === 'say' && (missed || IN_PASSING.has(reply.id))),
  );

const isEmpty = ({ text, choices = [] }: FormAnswer) => clean(text ?? '') === '' && choices.length === 0;

const isOff = ({ at }: Position) => at.state === 'paused' || at.state === 'stopped';

const hasLeft = (start: Position, { at }: Position): boolean =>
  at.state === 'urgent' || at.state === 'stopped' || (at.state === 'ended' && start.at.state !== 'ended');

/** Back or Change leads to another page than this: what is sent here is what is meant. */
const pointsElsewhere = (guide: Guide, position: Position, part: string): boolean =>
  position.at.state === 'asking' &&
  conversationAt(position).cursor !== undefined &&
  partHere(guide, position) !== part;

/** The same answer as stands: sending it once more says nothing, and asks nothing again that was asked about it. */
function isAsBefore(
  { compiled }: Guide,
  position: Position,
  { to, text, choices = [] }: FormAnswer,
): boolean {
  const entry = contextAt(position).standing.get(keyOf(to.question, to.about));
  if (entry === undefined || entry.status === 'later') return false;
  const words = clean(text ?? '');
  if (entry.status !== 'answered') return words === '' && choices.length === 0;
  const kind = compiled.lookup.questions.get(to.question)?.kind;
  if (kind === 'place') return words === entry.value[0];
  if (kind === 'phone') return words === entry.words;
  return words === (entry.words ?? '') && [...choices].sort().join() === [...entry.value].sort().join();
}

/** What opens urgent help is taken last, so that the rest of the page is kept. */
function alarms(guide: Guide, of: Of, answer: FormAnswer): boolean {
  const { text } = answer;
  const danger = answer.danger ?? (text === undefined ? { level: 'none' } : findDanger(text, guide));
  return danger.level !== 'none' || asksForHelp(guide, { ...of, ...answer });
}
