/** The steps of a walk, pure: what is on the path, where each section waits, and where the walk comes to rest. */
import type { Compiled } from './compiled.js';
import type { Conversation, Entry } from './conversation.js';
import { leads, type Walk } from './ground.js';
import { restOf } from './rest.js';
import { defaultRoute, routesOf } from './script/script.js';
import { stand, standingOf } from './standing.js';

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
};

/** A question in its section. */
export type Rest = { section: string; question: string };

/** What a step changes. */
export type Step = Partial<Context>;

const NOTHING_WALKED = { path: {}, beyond: {}, open: {}, ending: undefined, rest: undefined };

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

/** Writes the answer down and has its section walked again, and the later ones that look at it. */
export function recorded(context: Context, entry: Entry): Step {
  const { cursor: _answered, ...rest } = context.conversation;
  const { compiled } = context;
  const walking = context.ending === undefined ? movedBy(compiled, entry) : compiled.order;
  return {
    conversation: { ...rest, entries: [...rest.entries, entry] },
    standing: stand(context.standing, entry, rest.round, compiled.lookup),
    walking,
    ending: undefined,
    rest: undefined,
    path: without(context.path, walking),
    open: without(context.open, walking),
    beyond: without(context.beyond, walking),
  };
}

/** The section waits here for an answer; what was answered behind it still counts. */
export const settled = (context: Context, section: string, question: string): Step => ({
  open: { ...context.open, [section]: question },
  beyond: { ...context.beyond, [section]: beyond(context, section, question) },
  walking: context.walking.slice(1),
});

export const finished = (context: Context): Step => ({ walking: context.walking.slice(1) });

export const landed = (context: Context): Step => ({ rest: restOf(context) });

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

const without = <T>(record: Readonly<Record<string, T>>, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));

/** The sections to walk again after an answer, in script order, from its own section on. */
function movedBy(compiled: Compiled, entry: Entry): readonly string[] {
  const section = compiled.home.get(entry.question)?.id;
  return section === undefined ? [] : (compiled.moves.get(section) ?? []);
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
