/** What the route looks at, gathered from the answers that count: nothing is inferred about a person. */
import type { Compiled } from '../compiled.js';
import { likedOffers } from '../decided.js';
import { counting, countedNeeds, groundOf, type Walk } from '../ground.js';
import { openEpisode } from '../remembering.js';
import { holds, type Condition } from '../script/condition.js';
import type { RouteRules, Sign } from './rules.js';

export type RouteFacts = {
  /** A spell of danger is open: there is no route, there is urgent help (R0). */
  inDanger: boolean;
  saidNo: boolean;
  specialist: boolean;
  longTerm: boolean;
  partOfTherapy: boolean;
  noCapacity: boolean;
  /** The clinician sees them once. */
  oneOff: boolean;
  /** Somebody goes with them the first time: family, a friend, a buddy or a volunteer. */
  someone: boolean;
  /** 0 to 10; absent when nobody asked or it was skipped. */
  confidence?: number;
  needs: readonly string[];
  /** Of these, the social issues. */
  social: readonly string[];
  /** What stops them from finding their own way. */
  stops: readonly string[];
  /** What they chose takes people who come by themselves; so does what says nothing about it. */
  selfReferral: boolean;
  linkWorker: boolean;
};

/** `linkWorker` is known of the practice, not of the person. */
export function routeFacts(
  walk: Walk,
  compiled: Compiled,
  rules: RouteRules,
  linkWorker: boolean,
): RouteFacts {
  const ground = groundOf(walk, compiled);
  const is = (condition: Condition) =>
    holds(condition, { valueOf: (question) => ground.valueOf(question), fact: () => false });
  const sign = (id: Sign) => is(rules.signs[id]);
  const needs = countedNeeds(walk, compiled).map(({ need }) => need);
  const confidence = numberIn(counting(walk, compiled, 'confidence')?.value[0]);
  const liked = likedOffers(walk, compiled);
  const comesAlong = liked.some(({ because }) => because.some(({ kind }) => kind === 'buddy'));
  return {
    inDanger: openEpisode(walk.conversation) !== undefined,
    saidNo: sign('said-no'),
    specialist: sign('specialist'),
    longTerm: sign('long-term'),
    partOfTherapy: sign('part-of-therapy'),
    noCapacity: sign('no-capacity'),
    oneOff: sign('one-off'),
    someone: sign('someone') || comesAlong || counting(walk, compiled, 'buddy')?.words !== undefined,
    ...(confidence === undefined ? {} : { confidence }),
    needs,
    social: needs.filter((need) => rules.social.includes(need)),
    stops: rules.stops.filter(({ when }) => is(when)).map(({ id }) => id),
    selfReferral: liked.every(({ bySelf }) => bySelf !== false),
    linkWorker,
  };
}

const numberIn = (value: string | undefined) =>
  value === undefined || Number.isNaN(Number(value)) ? undefined : Number(value);
