/** Where a conversation stands: worked out by walking what was said, never stored. */
import type { SnapshotFrom } from 'xstate';
import type { Compiled } from './compiled.js';
import type { Conversation } from './conversation.js';
import { decided } from './decided.js';
import { offerSpot, pointedAt, type Spot } from './rest.js';
import type { DialogEvent } from './events.js';
import type { DialogMachine } from './machine.js';
import { nobody } from './nobody.js';
import { openEpisode, urgentStep } from './remembering.js';
import type { Context } from './walking.js';

export type At =
  | { state: 'asking'; spot: Spot; again: boolean }
  | { state: 'urgent'; step: 'soft' | 'menu' | 'safe' }
  | { state: 'stopped' }
  | { state: 'paused' }
  | { state: 'ended'; ending: string };

export type Position = { snapshot: SnapshotFrom<DialogMachine>; at: At };

/** The cold walk: from the conversation alone, about half a millisecond for sixty answers. */
export function walk(machine: DialogMachine, compiled: Compiled, conversation: Conversation): Position {
  const snapshot = machine.getInitialSnapshot(nobody(machine, compiled), { compiled, conversation });
  return { snapshot, at: atOf(snapshot) };
}

/** One event further. The law: the same as walking the changed conversation from the start. */
export function step(machine: DialogMachine, before: Position, event: DialogEvent): Position {
  const snapshot = machine.transition(before.snapshot, event, nobody(machine, contextAt(before).compiled));
  return { snapshot, at: atOf(snapshot) };
}

/** The same place, with more noted down that no walk looks at: what was asked and offered, the plan, the misses. */
export function noted(before: Position, conversation: Conversation): Position {
  const snapshot = { ...before.snapshot, context: { ...before.snapshot.context, conversation } };
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
  // A jump to the suggestions points at none of them: it leads to the one that waits for a decision.
  if (pointed)
    return {
      state: 'asking',
      spot: pointed.about === undefined ? offerSpot(context, pointed) : pointed,
      again: true,
    };
  if (context.rest)
    return {
      state: 'asking',
      spot: offerSpot(context, context.rest),
      again: context.standing.has(context.rest.question),
    };
  return { state: 'ended', ending: context.ending ?? 'end' };
}

/** Everything passed so far, in the order a person met it: what Back goes through and Change lists. */
export function trail(context: Context): Spot[] {
  const spots: Spot[] = [];
  for (const section of context.compiled.order) {
    const path = context.path[section] ?? [];
    const open = context.open[section];
    for (const question of path) pass(spots, context, section, question);
    if (open !== undefined && (path.includes(open) || isOfOffers(context, open)))
      pass(spots, context, section, open);
  }
  return spots;
}

const isOfOffers = (context: Context, question: string) =>
  context.compiled.lookup.questions.get(question)?.kind === 'offers';

function pass(spots: Spot[], context: Context, section: string, question: string): void {
  const asked = context.compiled.lookup.questions.get(question);
  if (asked?.kind === 'offers') spots.push(...decidedSpots(context, section, question, asked.why));
  else spots.push({ section, question });
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
  return passed.findLast((spot) => order.indexOf(spot.section) <= order.indexOf(here.section));
}
