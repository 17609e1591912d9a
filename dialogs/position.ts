/** Where a conversation stands: worked out by walking what was said, never stored. */
import { initialTransition, transition, type SnapshotFrom } from 'xstate';
import type { Compiled } from './compiled.js';
import type { Conversation, Cursor } from './conversation.js';
import { decided } from './ground.js';
import { openEpisode, urgentStep, type Context, type DialogEvent, type DialogMachine } from './machine.js';

/** A question in its place; `about` names the service when it is about one. */
export type Spot = { section: string; question: string; about?: string };

export type At =
  | { state: 'asking'; spot: Spot; again: boolean }
  | { state: 'urgent'; step: 'soft' | 'menu' | 'safe' }
  | { state: 'stopped' }
  | { state: 'paused' }
  | { state: 'ended'; ending: string };

export type Position = { snapshot: SnapshotFrom<DialogMachine>; at: At };

/** The cold walk: from the conversation alone, about a millisecond for sixty answers. */
export function walk(machine: DialogMachine, compiled: Compiled, conversation: Conversation): Position {
  const [snapshot] = initialTransition(machine, { compiled, conversation });
  return { snapshot, at: atOf(snapshot) };
}

/** One event further. The law: the same as walking the changed conversation from the start. */
export function step(machine: DialogMachine, before: Position, event: DialogEvent): Position {
  const [snapshot] = transition(machine, before.snapshot, event);
  return { snapshot, at: atOf(snapshot) };
}

export const contextAt = (position: Position): Context => position.snapshot.context;
export const conversationAt = (position: Position): Conversation => position.snapshot.context.conversation;

function atOf(snapshot: SnapshotFrom<DialogMachine>): At {
  const context = snapshot.context;
  const value: unknown = snapshot.value;
  if (value === 'stopped') return { state: 'stopped' };
  if (value === 'paused') return { state: 'paused' };
  const episode = openEpisode(context.conversation);
  if (episode) return { state: 'urgent', step: urgentStep(episode) };
  const pointed = pointedAt(context);
  if (pointed) return { state: 'asking', spot: pointed, again: true };
  if (typeof value === 'object' && value !== null && 'ended' in value)
    return { state: 'ended', ending: String(value.ended) };
  const spot = firstOpen(context);
  if (spot) return { state: 'asking', spot, again: context.standing.has(spot.question) };
  return { state: 'ended', ending: context.compiled.script.endings[0] ?? 'end' };
}

/** What Back, Change or Jump points at, as long as it still lies on the path. */
function pointedAt(context: Context): Spot | undefined {
  const cursor = context.conversation.cursor;
  if (cursor === undefined) return undefined;
  const spot = spotOf(cursor);
  return isReachable(context, spot) ? spot : undefined;
}

export function isReachable(context: Context, spot: Spot): boolean {
  const lead = context.compiled.whyOf.get(spot.question)?.id ?? spot.question;
  const onPath = context.path[spot.section]?.includes(lead) || context.open[spot.section] === lead;
  if (!onPath) return false;
  return (
    spot.about === undefined ||
    decided(context, context.compiled).some((each) => each.offer.service === spot.about)
  );
}

const spotOf = (cursor: Cursor): Spot => ({
  section: cursor.section,
  question: cursor.question,
  ...(cursor.about === undefined ? {} : { about: cursor.about }),
});

/** The first open question in script order; then what was put off; then the closing section. */
function firstOpen(context: Context): Spot | undefined {
  const sections = context.compiled.script.sections;
  const openIn = (closing: boolean) => {
    const section = sections.find((each) => each.closing === closing && context.open[each.id] !== undefined);
    const question = section && context.open[section.id];
    return section && question !== undefined
      ? offerSpot(context, { section: section.id, question })
      : undefined;
  };
  return openIn(false) ?? firstPutOff(context) ?? openIn(true);
}

function firstPutOff(context: Context): Spot | undefined {
  for (const section of context.compiled.order)
    for (const question of context.path[section] ?? [])
      if (context.standing.get(question)?.status === 'later') return { section, question };
  return undefined;
}

/** Which suggestion is being asked about: the first shown that has no decision, or no reason for its refusal. */
function offerSpot(context: Context, spot: Spot): Spot {
  const question = context.compiled.lookup.questions.get(spot.question);
  if (question?.kind !== 'offers') return spot;
  for (const { offer, decision, why } of decided(context, context.compiled)) {
    if (decision === undefined) return { ...spot, about: offer.service };
    if (decision === 'not-for-me' && why === undefined && question.why !== undefined)
      return { ...spot, question: question.why, about: offer.service };
  }
  return spot;
}

/** Everything passed so far, in the order a person met it: what Back goes through and Change lists. */
export function trail(context: Context): Spot[] {
  return context.compiled.order.flatMap((section) =>
    [...(context.path[section] ?? []), ...(context.open[section] ? [context.open[section]] : [])].flatMap(
      (question): Spot[] => {
        const asked = context.compiled.lookup.questions.get(question);
        if (asked?.kind === 'offers') return decidedSpots(context, section, question, asked.why);
        return context.path[section]?.includes(question) ? [{ section, question }] : [];
      },
    ),
  );
}

function decidedSpots(context: Context, section: string, question: string, why: string | undefined): Spot[] {
  return decided(context, context.compiled).flatMap((each) => {
    if (each.decision === undefined) return [];
    const spot = { section, question, about: each.offer.service };
    return each.why && why !== undefined ? [spot, { ...spot, question: why }] : [spot];
  });
}

const same = (one: Spot, other: Spot) => one.question === other.question && one.about === other.about;

/** Where Back leads from here, if anywhere. */
export function before(position: Position): Spot | undefined {
  const context = contextAt(position);
  const passed = trail(context);
  if (position.at.state === 'ended') return passed.at(-1);
  if (position.at.state !== 'asking') return undefined;
  const here = position.at.spot;
  const index = passed.findIndex((spot) => same(spot, here));
  if (index >= 0) return passed[index - 1];
  const order = context.compiled.order;
  return passed.filter((spot) => order.indexOf(spot.section) <= order.indexOf(here.section)).at(-1);
}
