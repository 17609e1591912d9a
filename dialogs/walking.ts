/** The steps of a walk, pure: what is on the path, where each section waits, and where the walk comes to rest. */
import type { Compiled } from './compiled.js';
import type { Conversation, Entry } from './conversation.js';
import { leads, type Walk } from './ground.js';
import { withEntry } from './newest.js';
import { restOf } from './rest.js';
import { defaultRoute, routesOf } from './script/script.js';
import { stand, standingOf, type Standing } from './standing.js';

export type Context = Walk & {
  compiled: Compiled;
  /** Sections still to be walked, in script order; only the first may move. Empty when the walk has come to rest. */
  walking: readonly string[];
  /** Where each section that was walked waits for an answer. */
  open: Readonly<Record<string, string>>;
  /** The ending the walk reached, if it reached one. */
  ending?: string | undefined;
  /** The question to come to rest at, once the walk is done. */
  rest?: Rest | undefined;
  /** Questions that count otherwise than before this walk; absent when everything is walked. */
  changed?: ReadonlySet<string> | undefined;
  /** What counted in the section being walked before it was. */
  was?: readonly string[] | undefined;
};

/** A question in its section. */
export type Rest = { section: string; question: string };

/** What a step changes. */
export type Step = Partial<Context>;

const NOTHING_WALKED = {
  path: {},
  beyond: {},
  open: {},
  ending: undefined,
  rest: undefined,
  changed: undefined,
  was: undefined,
};

export const contextOf = (compiled: Compiled, conversation: Conversation): Context => ({
  compiled,
  conversation,
  standing: standingOf(conversation, compiled.lookup),
  walking: [],
  ...NOTHING_WALKED,
});

export const forgotten: Step = { walking: [], ...NOTHING_WALKED };

/** From the start: every section, in script order. */
export const fromTheStart = (context: Context): Step => ({
  standing: standingOf(context.conversation, context.compiled.lookup),
  walking: context.compiled.order,
  ...NOTHING_WALKED,
});

/** Writes the answer down, and has the sections walked again that it can move. */
export function recorded(context: Context, entry: Entry): Step {
  const { cursor: _answered, ...rest } = context.conversation;
  const { compiled } = context;
  const conversation = { ...rest, entries: withEntry(rest.entries, entry) };
  const standing = stand(context.standing, entry, rest.round, compiled.lookup);
  // Behind an ending nothing was walked, so nothing is known there.
  if (context.ending !== undefined)
    return { ...NOTHING_WALKED, conversation, standing, walking: compiled.order };
  const changed = changedIn(context.standing, standing);
  return { conversation, standing, rest: undefined, ...turningTo(compiled.order, { ...context, changed }) };
}

/**
 * On to the next of these sections that must be walked: one of the questions it looks at counts otherwise than before.
 * The others stay as they were walked: conditions look at nothing else, and only back (the loader sees to both).
 */
function turningTo(sections: readonly string[], context: Context): Step {
  const { compiled, changed } = context;
  if (changed === undefined) return { walking: sections };
  const at = sections.findIndex((id) => {
    const reads = compiled.reads.get(id);
    for (const question of changed) if (reads?.has(question)) return true;
    return false;
  });
  const section = at < 0 ? undefined : sections[at];
  if (section === undefined) return { walking: [], changed };
  return {
    walking: sections.slice(at),
    changed,
    was: countedIn(context, section),
    path: without(context.path, [section]),
    open: without(context.open, [section]),
    beyond: without(context.beyond, [section]),
  };
}

/** What was passed or left in this section may now count, or count no more, for the ones behind it. */
function onFrom(context: Context): Step {
  const [section, ...later] = context.walking;
  const { changed, was = [] } = context;
  if (section === undefined || changed === undefined) return turningTo(later, context);
  const now = countedIn(context, section);
  const moved = [
    ...now.filter((question) => !was.includes(question)),
    ...was.filter((question) => !now.includes(question)),
  ];
  return turningTo(
    later,
    moved.length === 0 ? context : { ...context, changed: new Set([...changed, ...moved]) },
  );
}

/** Questions by section. */
type Paths = Readonly<Record<string, readonly string[] | undefined>>;

export const countedIn = (context: { path: Paths; beyond: Paths }, section: string): readonly string[] => [
  ...(context.path[section] ?? []),
  ...(context.beyond[section] ?? []),
];

/** The questions of which another entry stands, or none any more. */
function changedIn(before: Standing, after: Standing): ReadonlySet<string> {
  const changed = new Set<string>();
  for (const [key, entry] of after) if (before.get(key) !== entry) changed.add(entry.question);
  for (const [key, entry] of before) if (!after.has(key)) changed.add(entry.question);
  return changed;
}

/** The section waits here for an answer; what was answered behind it still counts. */
export function settled(context: Context, section: string, question: string): Step {
  const step = {
    open: { ...context.open, [section]: question },
    beyond: { ...context.beyond, [section]: beyond(context, section, question) },
  };
  return { ...step, ...onFrom({ ...context, ...step }) };
}

export const finished = (context: Context): Step => onFrom(context);

export const landed = (context: Context): Step => ({
  rest: restOf(context),
  changed: undefined,
  was: undefined,
});

/** An ending is reached in script order: what lies behind it was not walked, so it does not count. */
export function ended(context: Context, section: string, ending: string): Step {
  const later = context.compiled.order.slice(context.compiled.order.indexOf(section) + 1);
  return {
    walking: [],
    ending,
    path: without(context.path, later),
    beyond: without(context.beyond, later),
    open: without(context.open, later),
  };
}

function without<T>(record: Readonly<Record<string, T>>, keys: readonly string[]): Record<string, T> {
  const left: Record<string, T> = {};
  for (const [key, each] of Object.entries(record)) if (!keys.includes(key)) left[key] = each;
  return left;
}

export function passing(context: Context, section: string, question: string): Context {
  const before = context.path[section] ?? [];
  if (before.includes(question)) return context;
  return { ...context, path: { ...context.path, [section]: [...before, question] } };
}

/** Answered neighbours behind an open question, reached by its default route. */
function beyond(context: Context, sectionId: string, open: string): string[] {
  const section = context.compiled.sections.get(sectionId);
  const found: string[] = [];
  let at = open;
  while (section) {
    const question = section.questions.find((each) => each.id === at);
    if (question === undefined) break;
    const before = { ...context, beyond: { ...context.beyond, [sectionId]: found } };
    const said = context.standing.has(at) && leads(question.when, before, context.compiled);
    if (said) found.push(at);
    const walk = { ...context, beyond: { ...context.beyond, [sectionId]: [...found] } };
    const route = said
      ? routesOf(section, question).find((each) => leads(each.when, walk, context.compiled))
      : defaultRoute(section, question);
    at = route?.to ?? 'done';
  }
  return found;
}
