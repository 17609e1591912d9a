/** What is worked out about a person once, before any service is looked at. */
import { boundsOf, dayOf, type Bounds } from './details.js';
import { tellingIn } from './for-whom.js';
import type { Index } from './index.js';
import { spotAt, type Spot } from './near.js';
import type { Access, Service } from './service.js';
import type { AgeBand, Must, Person } from './suggestion.js';
import { suiting, weekOf, type Week } from './times.js';
import * as weigh from './weights.js';

/** What somebody cannot do without. */
export type Limits = { free: boolean; access: readonly (keyof Access)[]; /** 0: any time. */ suits: Week };

export type Wanted = {
  person: Person;
  /** The need that drives the list. */
  main: string;
  here: Spot | undefined;
  /** The ages the person may be, in years, both included. */
  ages: { min: number; max: number };
  isUnder18: boolean;
  /** No child as far as they said, and family is among their needs: they may have a small child to bring. */
  mayBringChild: boolean;
  /** Never offered again: what was decided or refused. */
  settled: ReadonlySet<string>;
  /** Their own words for their needs, small. */
  said: readonly string[];
  /** What of it tells one from another, to compare with whom a service is for. */
  told: readonly string[];
  limits: Limits;
  /** How many times further than usual a reach of ours may be. */
  wider: number;
  bounds: Bounds;
  /** Today, as `dayOf` writes it. */
  day: number;
  worries: ReadonlySet<string>;
  refused: { service: Service; why: string }[];
  /** When what they refused for its times is there. */
  badTimes: Week;
  cost: (typeof weigh.COST)[keyof typeof weigh.COST];
  /** From how many km on a service is far, and the points that each km takes. */
  travel: { comfortable: number; each: number };
  /** Only the helps that ease one of the worries, with their points. */
  helps: { reason: HelpReason; bit: number; points: number }[];
};

type HelpReason = (typeof weigh.HELPS)[number]['reason'];

/** The need of those who bring children up. */
const FAMILY = 'family';

const needsOf = ({ main, others }: Person) => [main ?? [], ...others].flat();

/** `on` is today's ISO date. */
export function wantedBy(person: Person, main: string, index: Index, on: string): Wanted {
  const refused = person.refused.flatMap(({ service: id, why }) => {
    const service = index.byId.get(id);
    return service === undefined || why === undefined ? [] : [{ service, why }];
  });
  const worries = worriesOf(person);
  const said = needsOf(person).flatMap(({ words }) => words?.toLowerCase() ?? []);
  return {
    person,
    main,
    here: person.place && spotAt(person.place),
    ages: agesOf(person),
    isUnder18: isUnder18(person),
    mayBringChild: !isUnder18(person) && needsOf(person).some(({ need }) => need === FAMILY),
    settled: new Set([...person.decided, ...person.refused.map(({ service }) => service)]),
    said,
    told: tellingIn(said.join(' ')),
    limits: limitsOf(person.must ?? {}),
    wider: person.must?.wider ?? 1,
    bounds: boundsOf(on),
    day: dayOf(on),
    worries,
    refused,
    badTimes: refused.reduce(
      (week, { service, why }) => (why === 'times' ? week | weekOf(service.schedules) : week),
      0,
    ),
    cost: weigh.COST[mindsOf(person, worries)],
    travel: travelOf(person, worries),
    helps: helpsFor(worries),
  };
}

export const limitsOf = ({ free, access, times }: Must): Limits => ({
  free: free === true,
  access: access ?? [],
  suits: suiting(times ?? []),
});

/** A reason given for one service holds for the others, even when the one refused has left the directory. */
function worriesOf(person: Person): ReadonlySet<string> {
  const worries = new Set([...person.barriers, ...person.refused.map(({ why }) => why ?? 'other')]);
  if (person.travel === 'home') worries.add('home');
  if (person.confidence !== undefined && person.confidence <= weigh.UNSURE) worries.add('unsure');
  return worries;
}

function mindsOf({ money }: Person, worries: ReadonlySet<string>): keyof typeof weigh.COST {
  if (money === 'free' || worries.has('costs')) return 'free';
  return worries.has('cost') ? 'some' : (money ?? 'any');
}

function travelOf({ travel }: Person, worries: ReadonlySet<string>): Wanted['travel'] {
  const { comfortable, each } = weigh.DISTANCE[travel ?? 'unsaid'];
  return {
    comfortable,
    each: worries.has('travel') || worries.has('too-far') ? each * weigh.FAR_TIMES : each,
  };
}

function helpsFor(worries: ReadonlySet<string>): Wanted['helps'] {
  return weigh.HELPS.map(({ reason, eases }, at) => {
    const eased: [string, number][] = Object.entries(eases);
    const points = eased.reduce((sum, [worry, more]) => (worries.has(worry) ? sum + more : sum), 0);
    return { reason, bit: 1 << at, points };
  }).filter(({ points }) => points > 0);
}

const BANDS: Readonly<Record<AgeBand, { min: number; max: number }>> = {
  '13-15': { min: 13, max: 15 },
  '16-17': { min: 16, max: 17 },
  '18-64': { min: 18, max: 64 },
  '65-plus': { min: 65, max: 100 },
};
/** Everybody who may be asked: a person who did not say an age may be any of them. */
const ANYBODY = { min: 13, max: 100 };
const GROWN_UP = 18;

function agesOf({ years, age }: Pick<Person, 'years' | 'age'>): Wanted['ages'] {
  if (years !== undefined) return { min: years, max: years };
  return age === undefined ? ANYBODY : BANDS[age];
}

/** Only when they said so: who did not say an age is not taken for a child. */
export const isUnder18 = ({ years, age }: Pick<Person, 'years' | 'age'>): boolean =>
  years === undefined ? age === '13-15' || age === '16-17' : years < GROWN_UP;
