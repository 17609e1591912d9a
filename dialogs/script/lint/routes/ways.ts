/** Tries every way through a script, forward only: what is asked, which routes are taken, and what each way costs. */
import {
  defaultRoute,
  routesOf,
  type Question,
  type Route,
  type Script,
  type Section,
} from '../../script.js';
import { atomsOf, NOTHING, type Supposed } from './supposed.js';

/** The least and the most of something that ways cost. */
export type Span = { least: number; most: number };

export type Ways = {
  asked: ReadonlySet<string>;
  entered: ReadonlySet<string>;
  endings: ReadonlyMap<string, Span>;
  sections: ReadonlyMap<string, Span>;
  /** Routes by question and place in its list: taken, or at least held behind one that was taken. */
  taken: ReadonlySet<string>;
  held: ReadonlySet<string>;
  /** Two routes of a question that hold at once and lead apart. */
  overlaps: ReadonlyMap<string, { question: string; one: number; other: number }>;
  /** False when there were more ways than are tried: then nothing is known of what was not met. */
  whole: boolean;
};

export const routeName = (question: string, at: number) => `${question} ${at}`;

/** Far more than a script has whose conditions a person can keep in mind. */
const MOST_STEPS = 200_000;

type Stop = { section: Section; question?: Question };
type Reached = { supposed: Supposed; all: Span; here: Span };

const ZERO: Span = { least: 0, most: 0 };
const plus = (span: Span, cost: number): Span => ({ least: span.least + cost, most: span.most + cost });
const joined = (one: Span | undefined, other: Span): Span =>
  one === undefined
    ? other
    : { least: Math.min(one.least, other.least), most: Math.max(one.most, other.most) };

/** `costOf` a question asked, or an ending reached. */
export function waysThrough(
  script: Script,
  costOf: (of: { question: string } | { ending: string }) => number = () => 0,
  mostSteps: number = MOST_STEPS,
): Ways {
  const atoms = atomsOf(script);
  const stops: Stop[] = script.sections.flatMap((section) => [
    { section },
    ...section.questions.map((question) => ({ section, question })),
  ]);
  const placeOf = new Map(
    stops.flatMap(({ question }, at): [string, number][] => (question ? [[question.id, at]] : [])),
  );
  const beginning = new Map(
    stops.flatMap((stop, at): [string, number][] => (stop.question ? [] : [[stop.section.id, at]])),
  );
  const relevant = laterLookedAt(stops, atoms);

  const asked = new Set<string>();
  const entered = new Set<string>();
  const taken = new Set<string>();
  const held = new Set<string>();
  const overlaps = new Map<string, { question: string; one: number; other: number }>();
  const endings = new Map<string, Span>();
  const sections = new Map<string, Span>();
  const waiting: Map<string, Reached>[] = stops.map(() => new Map<string, Reached>());
  let steps = 0;

  /** Ways that are alike in all that still matters are one. */
  function reach(at: number, { supposed, all, here }: Reached): void {
    const states = waiting[at];
    if (states === undefined) return;
    const matters = [...supposed].filter(([name]) => relevant[at]?.has(name));
    const key = JSON.stringify(matters.sort(([one], [other]) => (one < other ? -1 : 1)));
    const before = states.get(key);
    states.set(key, {
      supposed: new Map(matters),
      all: joined(before?.all, all),
      here: joined(before?.here, here),
    });
  }

  const after = (section: Section) => {
    const next = script.sections[script.sections.indexOf(section) + 1];
    return next === undefined ? stops.length : (beginning.get(next.id) ?? stops.length);
  };

  function go(section: Section, route: Route, from: Reached): void {
    if (route.ends !== undefined || route.to === 'done')
      sections.set(section.id, joined(sections.get(section.id), from.here));
    if (route.ends !== undefined) {
      const cost = costOf({ ending: route.ends });
      endings.set(route.ends, joined(endings.get(route.ends), plus(from.all, cost)));
    } else reach(route.to === 'done' ? after(section) : (placeOf.get(route.to ?? '') ?? stops.length), from);
  }

  function enter(section: Section, from: Reached, at: number): void {
    for (const [holds, supposed] of atoms.outcomes(section.when, from.supposed))
      if (holds) {
        entered.add(section.id);
        reach(at + 1, { ...from, supposed, here: ZERO });
      } else reach(after(section), { ...from, supposed });
  }

  function ask(section: Section, question: Question, from: Reached): void {
    asked.add(question.id);
    const why = question.why === undefined ? 0 : costOf({ question: question.why });
    if (question.why !== undefined) asked.add(question.why);
    const cost = costOf({ question: question.id });
    const more = ({ least, most }: Span): Span => ({ least: least + cost, most: most + cost + why });
    const then = { ...from, all: more(from.all), here: more(from.here) };
    take(section, question, 0, { ...then, supposed: atoms.asked(question.id, from.supposed) });
  }

  function take(section: Section, question: Question, at: number, from: Reached): void {
    const routes = routesOf(section, question);
    const route = routes[at];
    if (route === undefined) return;
    steps++;
    for (const [holds, supposed] of atoms.outcomes(route.when, from.supposed)) {
      if (!holds) {
        take(section, question, at + 1, { ...from, supposed });
        continue;
      }
      taken.add(routeName(question.id, at));
      routes.slice(at + 1).forEach((other, behind) => {
        if (other.when === undefined || route.when === undefined) return;
        const index = at + 1 + behind;
        for (const [also] of atoms.outcomes(other.when, supposed))
          if (also) note(question, at, index, routes);
      });
      go(section, route, { ...from, supposed });
    }
  }

  function note(question: Question, one: number, other: number, routes: readonly Route[]): void {
    held.add(routeName(question.id, other));
    const [first, second] = [routes[one], routes[other]];
    if (first?.to === second?.to && first?.ends === second?.ends) return;
    overlaps.set(`${question.id} ${one} ${other}`, { question: question.id, one, other });
  }

  reach(0, { supposed: NOTHING, all: ZERO, here: ZERO });
  stops.forEach(({ section, question }, at) => {
    for (const from of waiting[at]?.values() ?? []) {
      if (steps++ > mostSteps) return;
      if (question === undefined) enter(section, from, at);
      else
        for (const [holds, supposed] of atoms.outcomes(question.when, from.supposed))
          if (holds) ask(section, question, { ...from, supposed });
          else go(section, defaultRoute(section, question), { ...from, supposed });
    }
    waiting[at]?.clear();
  });
  return { asked, entered, endings, sections, taken, held, overlaps, whole: steps <= mostSteps };
}

/** For each stop, what conditions there and later look at: of the rest nothing need be remembered. */
function laterLookedAt(stops: readonly Stop[], atoms: ReturnType<typeof atomsOf>): Set<string>[] {
  const later = new Set<string>();
  return stops
    .map(({ section, question }) =>
      atoms.lookedAt(
        question === undefined
          ? [section.when]
          : [question.when, ...routesOf(section, question).map((route) => route.when)],
      ),
    )
    .toReversed()
    .map((looked) => {
      for (const each of looked) later.add(each);
      return new Set(later);
    })
    .toReversed();
}
