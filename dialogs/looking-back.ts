/** What a check-in looks back on: the plan before it, and which of its services it is about. */
import type { Compiled } from './compiled.js';
import type { Offer } from './conversation.js';
import { planBeforeRound, valueOf, type Walk } from './ground.js';

const WHICH = 'which-one';

/** What was agreed in the plan it looks back on. */
export const plannedIn = ({ conversation }: Walk): readonly Offer[] =>
  planBeforeRound(conversation)?.agreed ?? [];

/** The one it is about: the only one, or the one they named. */
export function triedIn(walk: Walk, compiled: Compiled): Offer | undefined {
  const planned = plannedIn(walk);
  const [named] = valueOf(walk, compiled, WHICH);
  return planned.length > 1 ? planned.find(({ service }) => service === named) : planned[0];
}
