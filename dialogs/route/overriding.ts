/** Whether a clinician chose another way than was suggested: looked at where the way is asked, by what came before it. */
import type { Compiled } from '../compiled.js';
import { valueOf, type Walk } from '../ground.js';
import { decide } from './decide.js';
import { routeFacts } from './facts.js';

/** The question the way is chosen in. */
export const ROUTE = 'route';

export function overridesRoute(walk: Walk, compiled: Compiled): boolean {
  const [chosen] = valueOf(walk, compiled, ROUTE);
  if (chosen === undefined) return false;
  const before = upTo(walk, compiled, ROUTE);
  // Whether there is a link worker near changes where to turn, and not the way.
  const { route } = decide(routeFacts(before, compiled, compiled.routes, true), compiled.routes);
  return chosen !== route;
}

/** The walk as it was when it came to this question's section: nothing liked, and no later answer counts. */
function upTo(walk: Walk, compiled: Compiled, question: string): Walk {
  const home = compiled.home.get(question)?.id ?? '';
  const earlier = compiled.order.slice(0, compiled.order.indexOf(home) + 1);
  const only = (of: Walk['path']) =>
    Object.fromEntries(Object.entries(of).filter(([section]) => earlier.includes(section)));
  return {
    ...walk,
    conversation: { ...walk.conversation, offers: [], episodes: [] },
    path: only(walk.path),
    beyond: only(walk.beyond),
  };
}
