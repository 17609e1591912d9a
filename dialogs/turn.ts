/** One turn, pure: the same guide, services, conversation and words always give the same turn. */
import { byName } from './by-name.js';
import type { Conversation, Entry } from './conversation.js';
import type { Danger } from './danger/read.js';
import { saysOnlyAnswers } from './echoed.js';
import type { Effect } from './effects.js';
import { wordingOf, type Guide } from './guide.js';
import { clean, isOneOf, type Heard } from './heard.js';
import { handingOver } from './handing-over.js';
import type { Index } from './matching/index.js';
import { ladderDone } from './ladder/telling.js';
import { leftBehind } from './left-behind.js';
import { meant, type Meant } from './meant.js';
import { answeringSeen, movedUnder, saidOfMoving } from './moved-under.js';
import { note as keepNote } from './noting.js';
import { noLongerOpen } from './no-longer-open.js';
import { offer, type Unmet } from './offering.js';
import { planOf } from './plan/plan.js';
import { contextAt, conversationAt, noted, step, walk, type Position } from './position.js';
import { owing } from './owing.js';
import { learned } from './rung-ahead.js';
import { refused } from './said-no.js';
import { present } from './present.js';
import { recordAsked } from './record-asked.js';
import { obey, type Said } from './protocol.js';
import type { Reply } from './reply.js';
import { person, sendsNothing } from './ringing.js';
import { moreHelpLater, START } from './route/telling.js';
import { closedNow } from './ringing-words.js';
import { passedOn, sharing } from './sharing.js';
import { answered, askedForHelp, sawDanger } from './urgent.js';
import { findDanger } from './weighing/find-danger.js';
import { commandOf } from './wish.js';

export type Turn = {
  conversation: Conversation;
  position: Position;
  replies: Reply[];
  effects: Effect[];
  /** The message was not understood: whoever shows the question again keeps what was typed. */
  missed: boolean;
  /** Nothing near was found for a need: for commissioners to count, with no person. */
  unmet?: Unmet;
};

/** `from` is the position already walked, when it is at hand; without it the walk starts from the conversation. */
export function takeTurn(
  guide: Guide,
  services: Index,
  conversation: Conversation,
  heard: Heard,
  from?: Position,
): Turn {
  const start = from ?? walk(guide.machine, guide.compiled, conversation);
  const answering = answeringSeen(heard, movedUnder(guide, start));
  const said = saidOfMoving(act(guide, services, start, answering.heard), answering.isMoved);
  if (said.erase)
    return {
      conversation,
      position: said.position,
      replies: said.replies,
      effects: [{ kind: 'forget', id: conversation.id, at: heard.at }],
      missed: false,
    };
  const offered = offer(guide, services, said.position, heard.at);
  const planned = passedOn(guide, agree(guide, offered.position), heard.at);
  const shown = said.only ? [] : present(guide, planned, said.again);
  const owes = owing(guide, start, planned, heard.at, said.callOff);
  const handed = handingOver(guide, start, heard, said.missed);
  const consented = sharing(guide, start, owes.position, heard);
  const position = recordAsked(consented, said.only ? said.replies : shown, heard.at, said.missed);
  return {
    conversation: conversationAt(position),
    position,
    replies: inOrder(
      [
        ...handed.replies,
        ...said.replies,
        ...leftBehind(guide, start, said.position),
        ...ladderDone(guide, start, said.position),
        ...noLongerOpen(services, planned),
        ...offered.replies,
      ],
      owes.replies,
      [...closedNow(guide, position, said.replies, shown, heard.at), ...shown],
    ),
    effects: [
      ...owes.effects,
      ...handed.effects,
      ...learned(guide, start, position, heard.at),
      ...refused(guide, start, position, heard.at),
    ],
    missed: said.missed === true,
    ...(offered.unmet === undefined ? {} : { unmet: offered.unmet }),
  };
}

/** Who to call comes before what staff were told; anything else that was done comes before what is asked next. */
function inOrder(said: Reply[], told: Reply[], shown: Reply[]): Reply[] {
  const card = shown.findIndex((reply) => reply.kind === 'urgent') + 1;
  return [...said, ...shown.slice(0, card), ...told, ...shown.slice(card)];
}

/** Danger, then the protocol, then the answer (architecture 2: understand). */
function act(guide: Guide, services: Index, position: Position, heard: Heard): Said {
  const at = position.at;
  const wording = wordingOf(guide, conversationAt(position));
  const text = heard.text === undefined ? '' : clean(heard.text);
  const danger: Danger = heard.danger ?? (text === '' ? { level: 'none' } : findDanger(text, guide));
  const command = heard.command ?? commandOf(text, heard, position, guide);
  // A message to somebody who paused is a wish to go on, and an answer to what was last asked.
  const awake = at.state === 'paused' ? step(guide.machine, position, { type: 'CARRY_ON' }) : position;

  if (danger.level !== 'none' && command?.name !== 'urgent' && !saysOnlyAnswers(guide, awake, heard)) {
    // A note is kept whatever it says, and answers nothing.
    if (command?.name === 'note')
      return sawDanger(guide, keepNote(guide, position, heard).position, danger, heard.at);
    const meaning = meant(guide, awake, heard);
    const held = meaning && 'entry' in meaning ? meaning.entry : undefined;
    return sawDanger(guide, position, danger, heard.at, held);
  }
  if (command) return obey(guide, position, command, heard);
  if (awake.at.state === 'urgent') return answered(guide, awake, heard, wording);
  if (text === '' && heard.choices === undefined && heard.to === undefined) return { position, replies: [] };
  if (at.state === 'stopped') return { position, replies: [], missed: true };
  // After an ending only a late form says which answer it changes.
  if (at.state === 'ended' && heard.to === undefined) return { position, replies: [] };
  return answer(guide, services, awake, heard);
}

function answer(guide: Guide, services: Index, position: Position, heard: Heard): Said {
  const meaning = meant(guide, position, heard);
  if (meaning === undefined)
    return { position, replies: [{ kind: 'say', id: 'not-an-option' }], missed: true };
  if (!('entry' in meaning))
    return (
      (meaning.says === 'unclear' ? byName(guide, services, position, heard) : undefined) ??
      unclear(guide, position, meaning)
    );
  const { entry } = meaning;
  const question = guide.compiled.lookup.questions.get(entry.question);
  const offered =
    question?.kind === 'offers' &&
    conversationAt(position).offers.find((each) => each.service === entry.about);
  if (offered && entry.value.includes('more'))
    return { position, replies: [{ kind: 'details', offer: offered }], again: true };
  const enough = question?.kind === 'offers' && entry.value.includes('enough');
  const { about: _about, ...general } = entry;
  const next = step(guide.machine, position, { type: 'ANSWER', entry: enough ? general : entry });
  if (meaning.urgent) return askedForHelp(guide, next, heard.at);
  const replies: Reply[] = reflected(guide, position, entry);
  if (offered && entry.value.includes('like'))
    replies.push({ kind: 'say', id: 'liked', with: { service: offered.name } });
  if (sendsNothing(entry, conversationAt(position))) replies.push({ kind: 'say', id: 'ring-not-sent' });
  if (entry.question === START) replies.push(...moreHelpLater(guide, position, entry.value[0]));
  if (question && guide.compiled.whyOf.has(question.id)) replies.push({ kind: 'say', id: 'refused' });
  return { position: next, replies };
}

/** Their answer, said back where the words for the question do so (ground rule 4). */
function reflected(guide: Guide, position: Position, { question, value, words }: Entry): Reply[] {
  const wording = wordingOf(guide, conversationAt(position));
  if (wording.questions[question]?.after === undefined) return [];
  if (words !== undefined && isOneOf(words, wording.no)) return [];
  return [{ kind: 'reflect', question, value, ...(words === undefined ? {} : { words }) }];
}

/** Asked again in other words, never the same way twice (experience 3); after the second miss a way out, then a person. */
function unclear(guide: Guide, position: Position, meaning: Extract<Meant, { means: 'unclear' }>): Said {
  const misses = conversationAt(position).misses;
  if (meaning.says === 'unclear' && misses > 1)
    return { again: true, ...person(guide, position), missed: true };
  const id = meaning.says === 'unclear' && misses > 0 ? 'unclear-twice' : meaning.says;
  return {
    position,
    replies: [{ kind: 'say', id, ...(meaning.with ? { with: meaning.with } : {}) }],
    again: true,
    missed: true,
  };
}

/** The plan is written down, with its date, the moment the person agrees to it and nothing before it is left open. */
function agree(guide: Guide, position: Position): Position {
  const context = contextAt(position);
  if (!isPastThePlan(guide, position)) return position;
  const agreed = guide.compiled.lookup.planQuestions.flatMap((id) => context.standing.get(id) ?? []).at(-1);
  const { conversation } = context;
  if (agreed?.status !== 'answered') return position;
  if (conversation.plans.some((plan) => plan.round === conversation.round && plan.at === agreed.at))
    return position;
  const plan = planOf(context, guide.compiled, agreed.at);
  return noted(position, { ...conversation, plans: [...conversation.plans, plan] });
}

/** At an end, or at what is asked after the plan. */
function isPastThePlan(guide: Guide, { at }: Position): boolean {
  if (at.state === 'ended') return true;
  return at.state === 'asking' && guide.compiled.afterPlan.has(at.spot.question);
}
