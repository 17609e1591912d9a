/** The needs that count where a walk has come to rest: asked with the question, and again when it is answered. */
import type { Compiled } from './compiled.js';
import { weighedNeeds, type Walk } from './ground.js';

type Weighed = ReturnType<typeof weighedNeeds>;

/** For as long as its path lives, which changes no more. */
const known = new WeakMap<Walk['path'], { walk: Walk; compiled: Compiled; needs: Weighed }>();

/** Strongest first. Not for a walk that goes on: its path is changed in place. */
export function needsAtRest(walk: Walk, compiled: Compiled): Weighed {
  const before = known.get(walk.path);
  if (before?.compiled === compiled && isAlike(before.walk, walk)) return before.needs;
  const needs = weighedNeeds(walk, compiled);
  known.set(walk.path, { walk, compiled, needs });
  return needs;
}

/** The same answers count in both, and the same plans. */
const isAlike = (one: Walk, other: Walk): boolean =>
  one.standing === other.standing &&
  one.beyond === other.beyond &&
  one.conversation.plans === other.conversation.plans &&
  one.conversation.round === other.conversation.round;
