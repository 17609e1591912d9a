/** The one statechart: the protocol, written by hand, around sections compiled from content. */
import { assign, setup } from 'xstate';
import type { Compiled } from './compiled.js';
import type { Conversation, Cursor, Entry, Episode } from './conversation.js';
import { decided, leads, type Decided, type Walk } from './ground.js';
import type { Condition } from './script/condition.js';
import { defaultRoute, routesOf, type Question, type Route, type Section } from './script/script.js';
import { stand, standingOf } from './standing.js';

export type Context = Walk & {
  compiled: Compiled;
  /** Sections still to be walked, in script order; only the first may move. Empty when the walk has come to rest. */
  walking: readonly string[];
  /** Where each section that was walked waits for an answer. */
  open: Readonly<Record<string, string>>;
};

export type DialogEvent =
  | { type: 'ANSWER'; entry: Entry }
  | { type: 'POINT'; cursor: Cursor | undefined }
  | { type: 'URGENT'; episode: Episode }
  | { type: 'STEP'; step: string; value: string; at: string; kind?: string }
  | { type: 'SAFE'; at: string }
  | { type: 'STOP'; at: string }
  | { type: 'PAUSE'; at: string }
  | { type: 'CARRY_ON' }
  | { type: 'NEW_ROUND' }
  | { type: 'NOTE'; conversation: Conversation };

export const contextOf = (compiled: Compiled, conversation: Conversation): Context => ({
  compiled,
  conversation,
  standing: standingOf(conversation, compiled.lookup),
  walking: [],
  path: {},
  beyond: {},
  open: {},
});

/** What comes next in an urgent episode: worked out from its steps, like everything else. */
export function urgentStep(episode: Episode): 'soft' | 'menu' | 'safe' {
  const last = episode.steps.at(-1);
  if (episode.level === 'amber' && last === undefined) return 'soft';
  if (episode.kind === undefined || (last?.step === 'safe' && last.value === 'no')) return 'menu';
  return 'safe';
}

export const openEpisode = (conversation: Conversation): Episode | undefined => {
  const last = conversation.episodes.at(-1);
  return last?.closed === undefined ? last : undefined;
};

const without = <T>(record: Readonly<Record<string, T>>, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));

const dialog = setup({
  types: {
    context: {} as Context,
    events: {} as DialogEvent,
    input: {} as { compiled: Compiled; conversation: Conversation },
  },
  guards: {
    isFor: ({ event }, params: { questions: string[] }) =>
      event.type === 'ANSWER' && params.questions.includes(event.entry.question),
    /** The answer belongs to this section, or to an earlier one that this section looks at. */
    moves: ({ context, event }, params: { section: string }) =>
      event.type === 'ANSWER' && movedBy(context.compiled, event.entry).includes(params.section),
    isTurnOf: ({ context }, params: { section: string }) => context.walking[0] === params.section,
    shown: ({ context }, params: { section: string; when: Condition | undefined }) =>
      context.walking[0] === params.section && leads(params.when, context, context.compiled),
    /** A question that is not for this person is passed by. */
    notFor: ({ context }, params: { section: string; when: Condition }) =>
      context.walking[0] === params.section && !leads(params.when, context, context.compiled),
    /** A question is left once something was said to it, by the first route whose condition holds. */
    leads: ({ context }, params: { section: string; question: string; when: Condition | undefined }) =>
      context.walking[0] === params.section &&
      context.standing.has(params.question) &&
      // The answer just given may steer its own routes: it is on the path from here on.
      leads(params.when, passing(context, params.section, params.question), context.compiled),
    whyOpen: ({ context }) => decided(context, context.compiled).some(wantsWhy),
    stopped: ({ context }) => context.conversation.stopped !== undefined,
    paused: ({ context }) => context.conversation.paused !== undefined,
    inDanger: ({ context }) => openEpisode(context.conversation) !== undefined,
    urgentStepIs: ({ context }, params: { step: string }) => {
      const episode = openEpisode(context.conversation);
      return episode !== undefined && urgentStep(episode) === params.step;
    },
  },
  actions: {
    startWalk: assign(({ context }) => ({
      standing: standingOf(context.conversation, context.compiled.lookup),
      walking: context.compiled.order,
      path: {},
      beyond: {},
      open: {},
    })),
    forgetWalk: assign({ walking: [], path: {}, beyond: {}, open: {} }),
    /** Several regions hear the same answer; the first to act writes it down, the others find it there. */
    record: assign(({ context, event }) => {
      if (event.type !== 'ANSWER' || context.conversation.entries.at(-1) === event.entry) return {};
      const { cursor: _answered, ...rest } = context.conversation;
      const walking = movedBy(context.compiled, event.entry);
      return {
        conversation: { ...rest, entries: [...rest.entries, event.entry] },
        standing: stand(context.standing, event.entry, rest.round, context.compiled.lookup),
        walking,
        open: without(context.open, walking),
        beyond: without(context.beyond, walking),
      };
    }),
    forgetSection: assign(({ context }, params: { section: string }) => ({
      path: without(context.path, [params.section]),
    })),
    pass: assign(({ context }, params: { section: string; question: string }) => ({
      path: passing(context, params.section, params.question).path,
    })),
    settle: assign(({ context }, params: { section: string; question: string }) => ({
      open: { ...context.open, [params.section]: params.question },
      beyond: { ...context.beyond, [params.section]: beyond(context, params.section, params.question) },
      walking: context.walking.slice(1),
    })),
    finish: assign(({ context }) => ({ walking: context.walking.slice(1) })),
    /** An ending is reached in script order: what lies behind it was not walked, so it does not count. */
    end: assign(({ context }, params: { section: string }) => {
      const later = context.compiled.order.slice(context.compiled.order.indexOf(params.section) + 1);
      return {
        walking: [],
        path: without(context.path, later),
        beyond: without(context.beyond, later),
        open: without(context.open, later),
      };
    }),
    point: assign(({ context, event }) => {
      if (event.type !== 'POINT') return {};
      const { cursor: _before, ...rest } = context.conversation;
      return { conversation: event.cursor ? { ...rest, cursor: event.cursor } : rest };
    }),
    note: assign(({ context, event }) => ({
      conversation: event.type === 'NOTE' ? event.conversation : context.conversation,
    })),
    openEpisode: assign(({ context, event }) => {
      if (event.type !== 'URGENT') return {};
      const { stopped: _stopped, paused: _paused, ...rest } = context.conversation;
      const earlier = rest.episodes.map((each) =>
        each.closed ? each : { ...each, closed: event.episode.opened },
      );
      return { conversation: { ...rest, episodes: [...earlier, event.episode] } };
    }),
    step: assign(({ context, event }) => {
      if (event.type !== 'STEP') return {};
      const { type: _type, kind, ...step } = event;
      return changeEpisode(context.conversation, ({ held: _taken, ...episode }) => ({
        ...episode,
        ...(kind === undefined ? {} : { kind }),
        steps: [...episode.steps, step],
      }));
    }),
    close: assign(({ context, event }) =>
      event.type === 'SAFE'
        ? changeEpisode(context.conversation, (episode) => ({ ...episode, closed: event.at }))
        : {},
    ),
    stop: assign(({ context, event }) =>
      event.type === 'STOP' ? { conversation: { ...context.conversation, stopped: event.at } } : {},
    ),
    pause: assign(({ context, event }) =>
      event.type === 'PAUSE' ? { conversation: { ...context.conversation, paused: event.at } } : {},
    ),
    carryOn: assign(({ context }) => {
      const { stopped: _stopped, paused: _paused, ...conversation } = context.conversation;
      return { conversation };
    }),
    newRound: assign(({ context }) => {
      const { cursor: _cursor, ...rest } = context.conversation;
      return { conversation: { ...rest, round: rest.round + 1 } };
    }),
  },
});

export type DialogMachine = ReturnType<typeof machineFor>;

/** The statechart of one script. */
export function machineFor(compiled: Compiled) {
  return dialog.createMachine({
    id: 'conversation',
    context: ({ input }) => contextOf(input.compiled, input.conversation),
    initial: 'resuming',
    // The protocol: holds at every question, because every question lies inside.
    on: {
      URGENT: { target: '.urgent', actions: 'openEpisode' },
      STOP: { target: '.stopped', actions: 'stop' },
      PAUSE: { target: '.paused', actions: 'pause' },
      NEW_ROUND: { target: '.resuming', actions: 'newRound' },
      POINT: { actions: 'point' },
      NOTE: { actions: 'note' },
    },
    states: {
      resuming: {
        always: [
          { guard: 'stopped', target: 'stopped' },
          { guard: 'paused', target: 'paused' },
          { guard: 'inDanger', target: 'urgent' },
          { target: 'interview' },
        ],
      },
      interview: {
        type: 'parallel',
        entry: 'startWalk',
        states: Object.fromEntries(compiled.script.sections.map((section) => [section.id, region(section)])),
      },
      urgent: {
        entry: 'forgetWalk',
        initial: 'deciding',
        on: {
          STEP: { target: 'urgent', reenter: true, actions: 'step' },
          SAFE: { target: 'resuming', actions: 'close' },
        },
        states: {
          deciding: {
            always: [
              { guard: { type: 'urgentStepIs', params: { step: 'soft' } }, target: 'soft' },
              { guard: { type: 'urgentStepIs', params: { step: 'menu' } }, target: 'menu' },
              { target: 'safe' },
            ],
          },
          soft: {},
          menu: {},
          safe: {},
        },
      },
      stopped: { entry: 'forgetWalk', on: { CARRY_ON: { target: 'resuming', actions: 'carryOn' } } },
      paused: { entry: 'forgetWalk', on: { CARRY_ON: { target: 'resuming', actions: 'carryOn' } } },
      ended: {
        on: { ANSWER: { target: 'interview', actions: 'record' } },
        initial: compiled.script.endings[0] ?? 'nowhere',
        states: Object.fromEntries(compiled.script.endings.map((ending) => [ending, {}])),
      },
    },
  });
}

/** A section walks by itself to its first open question, or to `done`, or is hidden. */
function region(section: Section) {
  const again = { section: section.id };
  return {
    initial: 'off',
    on: {
      ANSWER: {
        guard: { type: 'moves' as const, params: again },
        target: '.off',
        actions: ['record' as const, { type: 'forgetSection' as const, params: again }],
      },
    },
    states: {
      off: {
        always: [
          {
            guard: { type: 'shown' as const, params: { section: section.id, when: section.when } },
            target: section.questions[0]?.id ?? 'done',
          },
          {
            guard: { type: 'isTurnOf' as const, params: again },
            actions: 'finish' as const,
            target: 'hidden',
          },
        ],
      },
      hidden: {},
      done: {},
      ...Object.fromEntries(
        section.questions
          .filter((question) => !isWhy(section, question))
          .map((question) => [question.id, asking(section, question)]),
      ),
    },
  };
}

const isWhy = (section: Section, question: Question) =>
  section.questions.some((each) => each.why === question.id);

function asking(section: Section, question: Question) {
  const here = { section: section.id, question: question.id };
  const own = [question.id, ...(question.why ? [question.why] : [])];
  const way = (route: Route) => ({
    target: route.ends === undefined ? (route.to ?? 'done') : `#conversation.ended.${route.ends}`,
    actions: [
      ...(route.ends === undefined ? [] : [{ type: 'end' as const, params: here }]),
      ...(route.to === 'done' ? ['finish' as const] : []),
    ],
  });
  const ways = routesOf(section, question).map((route) => {
    const { target, actions } = way(route);
    const guard = { type: 'leads' as const, params: { ...here, when: route.when } };
    return { guard, target, actions: [{ type: 'pass' as const, params: here }, ...actions] };
  });
  const byPassed = question.when
    ? [
        {
          guard: { type: 'notFor' as const, params: { section: section.id, when: question.when } },
          ...way(defaultRoute(section, question)),
        },
      ]
    : [];
  const rest = {
    guard: { type: 'isTurnOf' as const, params: { section: section.id } },
    actions: { type: 'settle' as const, params: here },
  };
  const heard = { guard: { type: 'isFor' as const, params: { questions: own } }, actions: 'record' as const };
  if (question.why === undefined) return { on: { ANSWER: heard }, always: [...byPassed, ...ways, rest] };
  // Suggestions come one at a time: this one, then why it was not right, then the next.
  return {
    initial: 'deciding',
    on: { ANSWER: { ...heard, target: `.deciding` } },
    always: [...byPassed, ...ways, rest],
    states: { deciding: { always: { guard: 'whyOpen' as const, target: 'why' } }, why: {} },
  };
}

/** The sections to walk again after an answer, in script order, from its own section on. */
function movedBy(compiled: Compiled, entry: Entry): readonly string[] {
  const section = compiled.home.get(entry.question)?.id;
  return section === undefined ? [] : (compiled.moves.get(section) ?? []);
}

function passing(context: Context, section: string, question: string): Context {
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

const wantsWhy = (each: Decided) => each.decision === 'not-for-me' && each.why === undefined;

function changeEpisode(conversation: Conversation, change: (episode: Episode) => Episode) {
  const episode = openEpisode(conversation);
  if (episode === undefined) return {};
  return {
    conversation: { ...conversation, episodes: [...conversation.episodes.slice(0, -1), change(episode)] },
  };
}
