/** "They said no": told to colleagues once, of the service it was about, and never of whom (conversation map F5). */
import type { Effect } from './effects.js';
import { valueOf } from './ground.js';
import { mayKeep, type Guide } from './guide.js';
import { triedIn } from './looking-back.js';
import { contextAt, type Position } from './position.js';

const ASKED_IN = 'went-along';
const NO = 'they-said-no';

/** Said in a check-in. Where it is not known which of several it was, nothing is told of any. */
export function refused(guide: Guide, before: Position, after: Position, at: string): Effect[] {
  const now = toldIn(guide, after);
  if (now === undefined || !mayKeep(guide, contextAt(after).standing)) return [];
  return now === toldIn(guide, before) ? [] : [{ kind: 'said-no', at, service: now }];
}

function toldIn(guide: Guide, position: Position): string | undefined {
  const context = contextAt(position);
  if (!guide.script.over_plan || !valueOf(context, guide.compiled, ASKED_IN).includes(NO)) return undefined;
  const [one, ...more] = triedIn(context, guide.compiled);
  return more.length === 0 ? one?.service : undefined;
}
