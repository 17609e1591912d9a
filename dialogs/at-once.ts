/** A walk taken in one step of the machine: the rules of walking.ts, without a snapshot and a copy for every question. */
import type { Compiled } from './compiled.js';
import type { Entry } from './conversation.js';
import { knownOf, type Walk } from './ground.js';
import { holds, type Condition, type Known } from './script/condition.js';
import type { Route } from './script/script.js';
import { countedIn, fromTheStart, landed, recorded, type Context, type Step } from './walking.js';

/** From the start to where it comes to rest. */
export const walkedAtOnce = (context: Context): Step => walkedOn(context, fromTheStart(context));

/** What an answer moves, and where that comes to rest. */
export const answeredAtOnce = (context: Context, entry: Entry): Step =>
  walkedOn(context, recorded(context, entry));

/** By section. What was there and is no more is undefined until the end: a record that loses keys is slow from then on. */
type BySection<T> = Record<string, T | undefined>;

/** A walk of its own that nobody else sees until it has come to rest: its records are changed in place. */
type Going = Omit<Walk, 'path' | 'beyond'> & {
  path: BySection<string[]>;
  beyond: BySection<string[]>;
  open: BySection<string>;
  compiled: Compiled;
  known: Known;
  /** Facts already found, as long as nothing they look at counts otherwise. */
  found: Map<string, boolean>;
};

function walkedOn(context: Context, first: Step): Step {
  const begun = { ...context, ...first };
  const going = goingFrom(begun);
  const changed = begun.changed && new Set(begun.changed);
  const { walking } = begun;
  let { ending } = begun;
  let was = begun.was ?? [];
  for (let at = walking.length > 0 ? 0 : -1; at >= 0;) {
    const section = walking[at] ?? '';
    ending = through(going, section);
    if (ending !== undefined) {
      // What lies behind an ending was not walked, so it does not count.
      for (const later of walking.slice(at + 1)) forget(going, later);
      break;
    }
    if (changed) noteMoved(changed, was, countedIn(going, section));
    at = nextToWalk(going.compiled, walking, at + 1, changed);
    const next = walking[at];
    if (next === undefined || changed === undefined) continue;
    was = countedIn(going, next);
    forget(going, next);
  }
  // Written out, so that every walk makes things of one shape: those are quick to make and to look into.
  const { compiled, conversation, standing } = begun;
  const [path, beyond, open] = [left(going.path), left(going.beyond), left(going.open)];
  const over = { rest: undefined, changed: undefined, was: undefined };
  const walked = { compiled, conversation, standing, path, beyond, open, ending, walking: [], ...over };
  return { ...walked, ...landed(walked) };
}

function goingFrom(context: Context): Going {
  const { conversation, standing, compiled } = context;
  // Only whole lists are put in or taken out, so those of before are left as they are.
  const path = { ...context.path } as Record<string, string[]>;
  const beyond = { ...context.beyond } as Record<string, string[]>;
  const open = { ...context.open };
  const known = knownOf({ conversation, standing, path, beyond }, compiled);
  const found = new Map<string, boolean>();
  const once = (name: string) => {
    const before = found.get(name);
    if (before !== undefined) return before;
    const holds = known.fact(name);
    found.set(name, holds);
    return holds;
  };
  return { conversation, standing, path, beyond, open, compiled, found, known: { ...known, fact: once } };
}

/** What is found out of this question's answer is looked at again. */
function moved({ compiled, found }: Going, question: string): void {
  for (const fact of compiled.moves.get(question) ?? []) found.delete(fact);
}

function forget(going: Going, section: string): void {
  const { path, beyond, open } = going;
  for (const question of countedIn(going, section)) moved(going, question);
  for (const record of [path, beyond, open]) if (record[section] !== undefined) record[section] = undefined;
}

/** Only what is there. */
function left<T>(record: BySection<T>): Record<string, T> {
  const there: Record<string, T> = {};
  for (const [section, each] of Object.entries(record)) if (each !== undefined) there[section] = each;
  return there;
}

/** The next of these that is walked again: one of the questions it looks at counts otherwise than before; -1 for none. */
function nextToWalk(
  { reads }: Compiled,
  sections: readonly string[],
  from: number,
  changed: ReadonlySet<string> | undefined,
): number {
  for (let at = from; at < sections.length; at++) {
    if (changed === undefined) return at;
    const looksAt = reads.get(sections[at] ?? '');
    for (const question of changed) if (looksAt?.has(question)) return at;
  }
  return -1;
}

function noteMoved(changed: Set<string>, was: readonly string[], now: readonly string[]): void {
  for (const question of now) if (!was.includes(question)) changed.add(question);
  for (const question of was) if (!now.includes(question)) changed.add(question);
}

const leads = ({ known }: Going, condition: Condition | undefined) => holds(condition, known);

/** Through one section, to its end or to the question it waits at; gives the ending it came to, if it did. */
function through(going: Going, sectionId: string): string | undefined {
  const { compiled, standing, conversation } = going;
  const section = compiled.sections.get(sectionId);
  if (!section) return undefined;
  if (!conversation.opened?.includes(sectionId) && !leads(going, section.when)) return undefined;
  for (let at = compiled.first.get(sectionId); at !== undefined;) {
    const leg = compiled.legs.get(at);
    if (leg === undefined) return undefined;
    let way: Route | undefined;
    if (!leads(going, leg.question.when)) way = leg.byDefault;
    else if (standing.has(at)) way = leftBy(going, sectionId, at, leg.routes);
    if (way === undefined) {
      settle(going, sectionId, at);
      return undefined;
    }
    if (way.ends !== undefined) return way.ends;
    at = way.to === 'done' ? undefined : way.to;
  }
  return undefined;
}

/** The answer just given may steer its own routes: it is on the path while they are looked at. */
function leftBy(
  going: Going,
  section: string,
  question: string,
  routes: readonly Route[],
): Route | undefined {
  const passed = (going.path[section] ??= []);
  passed.push(question);
  moved(going, question);
  const way = routes.find(({ when }) => leads(going, when));
  if (way === undefined) {
    passed.pop();
    moved(going, question);
    if (passed.length === 0) going.path[section] = undefined;
  }
  return way;
}

/** The section waits here; answered neighbours behind it, reached by its default route, still count. */
function settle(going: Going, section: string, question: string): void {
  const { compiled, standing } = going;
  going.open[section] = question;
  const found = (going.beyond[section] = [] as string[]);
  for (let at: string | undefined = question; at !== undefined;) {
    const leg = compiled.legs.get(at);
    if (leg === undefined) return;
    let way: Route | undefined = leg.byDefault;
    if (standing.has(at) && leads(going, leg.question.when)) {
      found.push(at);
      moved(going, at);
      way = leg.routes.find(({ when }) => leads(going, when));
    }
    at = way?.to;
  }
}
