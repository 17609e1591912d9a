/** Measures the engine alone, in CPU microseconds: no channel, no store, no network. */
import type { Conversation } from '../../dialogs/conversation.js';
import type { Guide } from '../../dialogs/guide.js';
import type { Index } from '../../dialogs/matching/index.js';
import { contextAt, walk, type Position } from '../../dialogs/position.js';
import { takeTurn } from '../../dialogs/turn.js';
import { conversationOf, tapped } from './conversations.js';
import { seeded, type Random } from './random.js';

export const LENGTHS = [12, 30, 60] as const;

const BATCHES = 21;
/** Turns are compiled anew for thousands of them. */
const WARM_UP = 20;
/** Conversations in one batch; of these, one in a hundred is hot in the mixed run. */
const MANY = 200;
/** Building them takes long, so each of these is there several times, as objects of its own. */
const DIFFERENT = 40;

export type Measured = { entries: number; hot: number; onePercent: number; cold: number; path: number };

type Case = { conversation: Conversation; position: Position | undefined };

export function engineBench(guide: Guide, services: Index): Measured[] {
  const random = seeded(20261122);
  const sets = LENGTHS.map((entries) =>
    Array.from({ length: DIFFERENT }, () => conversationOf(guide, services, entries, random)).flatMap(
      ({ conversation }) => Array.from({ length: MANY / DIFFERENT }, () => walkedAnew(guide, conversation)),
    ),
  );
  const turn = ({ conversation, position }: Case) =>
    void takeTurn(guide, services, conversation, tapped(conversation), position);
  const cold = ({ conversation }: Case) => void walk(guide.machine, guide.compiled, conversation);
  const hotTook = medians(sets, (hot) => hot, random, turn);
  const mixedTook = medians(sets, mixed, random, turn);
  const coldTook = medians(sets, mixed, random, cold);
  return sets.map((set, at) => ({
    entries: LENGTHS[at] ?? 0,
    path: median(set.map(({ position }) => Object.values(contextAt(position).path).flat().length)),
    hot: hotTook[at] ?? 0,
    onePercent: mixedTook[at] ?? 0,
    cold: coldTook[at] ?? 0,
  }));
}

function walkedAnew(guide: Guide, conversation: Conversation) {
  const own = structuredClone(conversation);
  return { conversation: own, position: walk(guide.machine, guide.compiled, own) };
}

/** As they come from the store: new objects, about which nothing is remembered. One in a hundred is still cached. */
const mixed = (hot: readonly Case[]): Case[] =>
  hot.map((each, at) =>
    at % 100 === 0 ? each : { conversation: structuredClone(each.conversation), position: undefined },
  );

/**
 * CPU microseconds for one, of each set. The sets take turns, so that a busy moment of the computer strikes all of them;
 * what prepares a batch, and the batches that warm up, are not counted.
 */
function medians(
  sets: readonly (readonly Case[])[],
  prepare: (set: readonly Case[]) => readonly Case[],
  random: Random,
  run: (each: Case) => void,
): number[] {
  const took = sets.map((): number[] => []);
  for (let batch = 0; batch < WARM_UP + BATCHES; batch++)
    sets.forEach((set, at) => {
      const order = random.shuffled(prepare(set));
      const before = process.cpuUsage();
      order.forEach(run);
      const { user, system } = process.cpuUsage(before);
      if (batch >= WARM_UP) took[at]?.push((user + system) / order.length);
    });
  return took.map(median);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
