/** The route of a conversation: what is suggested and why, what was decided, and whether more help was turned down. */
import type { Compiled } from '../compiled.js';
import { counting, valueOf, type Walk } from '../ground.js';
import { changesTo, type Changed } from './changes.js';
import { decide, type Suggested } from './decide.js';
import { routeFacts, type RouteFacts } from './facts.js';
import { PATHS, type How, type Path, type RouteRules } from './rules.js';

export type Route = {
  facts: RouteFacts;
  suggested: Suggested;
  /** What would change it. */
  changes: readonly Changed[];
  /** What somebody decided; absent while nobody has. */
  decided?: Decided;
};

export type Decided = {
  route: Path;
  /** Whether it is what was suggested. */
  agrees: boolean;
  /** Why it is another one, in the words of who decided. A different route without it is not settled yet. */
  reason?: string;
  needsReason: boolean;
};

/** Pure: over the entries that count, content/routes.yaml, and whether the practice has a link worker. */
export function routeOf(walk: Walk, compiled: Compiled, rules: RouteRules, linkWorker: boolean): Route {
  const facts = routeFacts(walk, compiled, rules, linkWorker);
  const suggested = decide(facts, rules);
  const decided = decidedIn(walk, compiled, suggested);
  return { facts, suggested, changes: changesTo(facts, rules), ...(decided ? { decided } : {}) };
}

/** The clinician's answer to `route`, or what the person said about how to start: their own choice always stands. */
function decidedIn(walk: Walk, compiled: Compiled, suggested: Suggested): Decided | undefined {
  const [said] = valueOf(walk, compiled, 'route');
  const route = PATHS.find((path) => path === said);
  if (route !== undefined) {
    const agrees = route === suggested.route;
    const reason = agrees ? undefined : counting(walk, compiled, 'override-reason')?.words;
    return {
      route,
      agrees,
      ...(reason === undefined ? {} : { reason }),
      needsReason: !agrees && reason === undefined,
    };
  }
  const chosen = START[valueOf(walk, compiled, 'how-to-go')[0] ?? ''];
  if (chosen === undefined) return undefined;
  return { route: chosen.route, agrees: chosen.route === suggested.route, needsReason: false };
}

/** What "How would you like to start?" means as a route, and how much help it is. */
const START: Record<string, { route: Path; help: number }> = {
  'by-myself': { route: 'signpost', help: 0 },
  'someone-comes': { route: 'signpost', help: 1 },
  'someone-rings': { route: 'link-worker', help: 2 },
  'link-worker': { route: 'link-worker', help: 2 },
};

/** How much help each way of going is; it is told to nobody, only compared. */
const HELP: Partial<Record<How, number>> = {
  'by-themselves': 0,
  'someone-first-time': 1,
  'hand-over': 2,
  jointly: 2,
  'with-your-team': 2,
  'warm-handover': 2,
};

/**
 * Whether they would start with less help than was suggested. They may, at once, and are told that there is more. The
 * suggestion is of what was known before they chose: that they would have somebody with them is part of the choice.
 */
export function choosesLess(way: string | undefined, suggested: Suggested): boolean {
  const chosen = START[way ?? ''];
  const help = HELP[suggested.how];
  return chosen !== undefined && help !== undefined && chosen.help < help;
}
