/** The few services to show somebody, and when none near fits: what was widened, and who else can help (rule 7). */
import { factsOf, isLocal } from './facts.js';
import { keepsTo } from './gates.js';
import type { Index } from './index.js';
import { match } from './match.js';
import { nationsAt } from './nations.js';
import type { Must, Person, Suggestion } from './suggestion.js';
import { limitsOf } from './wanted.js';

/** What was let go of to find something near. */
export type Widened = 'times' | 'free' | 'distance';
/** Where to turn when nothing near was found, in this order. */
export type TurnTo = 'national' | 'local-offer' | 'library' | 'link-worker';

export type Shown = Suggestion & { /** What it does not keep to. */ despite: Widened[] };

export type Suggested = {
  suggestions: Shown[];
  /** Empty when everything shown keeps to all that was asked for. */
  widened: Widened[];
  /** Empty when something near was found. */
  turnTo: TurnTo[];
  /** Nothing near was found for it: for commissioners, with the area and no person (rule 7). */
  unmet?: { need: string };
};

/** How many times further than usual, where the reach is ours and not the service's own. */
export const WIDER = 1.5;

/** In the order they are let go of, one at a time; access never is. */
const LET_GO: readonly Widened[] = ['times', 'free', 'distance'];

export function without(must: Must, what: readonly Widened[]): Must {
  const { free, times, access } = must;
  return {
    ...(free && !what.includes('free') ? { free } : {}),
    ...(times && !what.includes('times') ? { times } : {}),
    ...(access ? { access } : {}),
    ...(what.includes('distance') ? { wider: WIDER } : {}),
  };
}

/**
 * At most `most` services, one to three as people see them. When nothing near keeps to all that was asked for, one thing
 * at a time is let go of; when no single one is enough, all of them. `on` is today's ISO date.
 */
export function suggest(person: Person, index: Index, on: string, most = 3): Suggested {
  const must = person.must ?? {};
  const isNear = seeksNear(person);
  let best: Suggestion[] = [];
  for (const letGo of triesFor(person)) {
    const list = match({ ...person, must: without(must, letGo) }, index, on);
    if (best.length === 0) best = list;
    if (isNear ? !list.slice(0, Math.max(most, 3)).some(isNearby) : list.length === 0) continue;
    best = list;
    break;
  }
  return shown(best.slice(0, most), best.slice(0, Math.max(most, 3)), person);
}

/** What to let go of, one try after another: nothing, each thing by itself, all of them. */
export function triesFor(person: Person): (readonly Widened[])[] {
  const { times = [], free = false } = person.must ?? {};
  const asked = { times: times.length > 0, free, distance: seeksNear(person) };
  const open = LET_GO.filter((what) => asked[what]);
  return [[], ...open.map((what) => [what]), ...(open.length > 1 ? [open] : [])];
}

/** Nobody looks near by for who stays at home, or can for who did not say where they are. */
const seeksNear = ({ place, travel }: Person) => place !== undefined && travel !== 'home';

const isNearby = ({ service, afar }: Suggestion) => isLocal(service) && afar === undefined;

/** There is a Local Offer nowhere else. */
const mayBeInEngland = ({ place }: Person) => place === undefined || nationsAt(place).includes('england');

/** `first` are those that are looked at together, though fewer are shown. */
function shown(list: Suggestion[], first: Suggestion[], person: Person): Suggested {
  const must = person.must ?? {};
  const suggestions = list.map((each) => ({ ...each, despite: despiteOf(each, must) }));
  const widened = LET_GO.filter((what) => suggestions.some(({ despite }) => despite.includes(what)));
  const need = (person.main ?? person.others[0])?.need;
  const isMet = seeksNear(person) ? first.some(isNearby) : first.length > 0;
  if (isMet || need === undefined) return { suggestions, widened, turnTo: [] };
  const turnTo: TurnTo[] = [
    ...(list.length > 0 ? (['national'] as const) : []),
    ...(['family', 'disability'].includes(need) && mayBeInEngland(person) ? (['local-offer'] as const) : []),
    'library',
    'link-worker',
  ];
  return { suggestions, widened, turnTo, unmet: { need } };
}

/** What a suggestion does not keep to of what was asked for. */
export function despiteOf({ service, km }: Suggestion, { times, free }: Must): Widened[] {
  const facts = factsOf(service);
  const far = km !== undefined && service.reach_km !== undefined && km > service.reach_km;
  return [
    ...(times && !keepsTo(facts, limitsOf({ times })) ? (['times'] as const) : []),
    ...(free && !keepsTo(facts, limitsOf({ free })) ? (['free'] as const) : []),
    ...(far ? (['distance'] as const) : []),
  ];
}
