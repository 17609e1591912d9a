/** The one statechart: the protocol, written by hand, around sections compiled from content. */
import { assign, setup } from 'xstate';
import type { Compiled } from './compiled.js';
import type { Conversation, Cursor, Entry, Episode } from './conversation.js';
import { leads, type Walk } from './ground.js';
import { restOf } from './rest.js';
import type { Condition } from './script/condition.js';
import { defaultRoute, routesOf, type Question, type Route, type Section } from './script/script.js';
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

const NOTHING_WALKED = { path: {}, beyond: {}, open: {}, ending: undefined, rest: undefined };

export const contextOf = (compiled: Compiled, conversation: Conversation): Context => ({
  compiled,
  conversation,
  standing: standingOf(conversation, compiled.lookup),
  walking: [],
  ...NOTHING_WALKED,
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

/** Neither stopped nor paused: the last wish is the one that holds. */
function awake({ stopped: _stopped, paused: _paused, ...conversation }: Conversation): Conversation {
  return conversation;
}

const without = <T>(record: Readonly<Record<string, T>>, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));

const dialog = setup({
  types: {
    context: {} as Context,
    events: {} as DialogEvent,
    input: {} as { compiled: Compiled; conversation: Conversation },
  },
  guards: {
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
      (params.when === undefined ||
        leads(params.when, passing(context, params.section, params.question), context.compiled)),
    restsIn: ({ context }, params: { section: string }) => context.rest?.section === params.section,
    restsAt: ({ context }, params: { question: string }) => context.rest?.question === params.question,
    endsWith: ({ context }, params: { ending: string }) => context.ending === params.ending,
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
      ...NOTHING_WALKED,
    })),
    forgetWalk: assign({ walking: [], ...NOTHING_WALKED }),
    /** Writes the answer down and has its section walked again, and the later ones that look at it. */
    record: assign(({ context, event }) => {
      if (event.type !== 'ANSWER') return {};
      const { cursor: _answered, ...rest } = context.conversation;
      const walking =
        context.ending === undefined ? movedBy(context.compiled, event.entry) : context.compiled.order;
      return {
        conversation: { ...rest, entries: [...rest.entries, event.entry] },
        standing: stand(context.standing, event.entry, rest.round, context.compiled.lookup),
        walking,
        ending: undefined,
        rest: undefined,
        path: without(context.path, walking),
        open: without(context.open, walking),
        beyond: without(context.beyond, walking),
      };
    }),
    land: assign(({ context }) => ({ rest: restOf(context) })),
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
    end: assign(({ context }, params: { section: string; ending: string }) => {
      const later = context.compiled.order.slice(context.compiled.order.indexOf(params.section) + 1);
      return {
        walking: [],
        ending: params.ending,
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
      const rest = awake(context.conversation);
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
      event.type === 'STOP' ? { conversation: { ...awake(context.conversation), stopped: event.at } } : {},
    ),
    pause: assign(({ context, event }) =>
      event.type === 'PAUSE' ? { conversation: { ...awake(context.conversation), paused: event.at } } : {},
    ),
    carryOn: assign(({ context }) => ({ conversation: awake(context.conversation) })),
    newRound: assign(({ context }) => {
      const { cursor: _cursor, ...rest } = context.conversation;
      return { conversation: { ...rest, round: rest.round + 1 } };
    }),
  },
});

export type DialogMachine = ReturnType<typeof machineFor>;

/** The statechart of one script. */
export function machineFor(compiled: Compiled) {
  const { sections } = compiled.script;
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
        entry: 'startWalk',
        initial: 'walking',
        on: {
          ANSWER: { target: '.walking', actions: 'record' },
          POINT: { target: '.walking', actions: 'point' },
        },
        states: {
          walking: {
            always: [
              ...sections.flatMap(({ id, when }) => [
                { guard: { type: 'shown' as const, params: { section: id, when } }, target: id },
                {
                  guard: { type: 'isTurnOf' as const, params: { section: id } },
                  actions: 'finish' as const,
                  target: 'walking',
                  reenter: true,
                },
              ]),
              { actions: 'land' as const, target: 'landing' },
            ],
          },
          landing: {
            always: [
              ...sections.map(({ id }) => ({
                guard: { type: 'restsIn' as const, params: { section: id } },
                target: `${id}.landing`,
              })),
              ...compiled.script.endings.map((ending) => ({
                guard: { type: 'endsWith' as const, params: { ending } },
                target: `ended.${ending}`,
              })),
            ],
          },
          ...Object.fromEntries(sections.map((section) => [section.id, sectionState(section)])),
          ended: {
            initial: compiled.script.endings[0] ?? 'nowhere',
            states: Object.fromEntries(compiled.script.endings.map((ending) => [ending, {}])),
          },
        },
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
    },
  });
}

/** Where a section hands on to the next that is still to be walked. */
const NEXT = '#conversation.interview.walking';

/** A section walks by itself to its first open question or its end; then the next one walks. */
function sectionState(section: Section) {
  const questions = section.questions.filter((question) => !isWhy(section, question));
  return {
    initial: questions[0]?.id ?? 'landing',
    states: {
      ...Object.fromEntries(questions.map((question) => [question.id, asking(section, question)])),
      landing: {
        always: questions.map(({ id }) => ({
          guard: { type: 'restsAt' as const, params: { question: id } },
          target: id,
        })),
      },
    },
  };
}

const isWhy = (section: Section, question: Question) =>
  section.questions.some((each) => each.why === question.id);

/** A question: passed by when it is not for this person, left once something was said to it, else come to rest at. */
function asking(section: Section, question: Question) {
  const here = { section: section.id, question: question.id };
  const way = ({ to, ends }: Route) => {
    if (to !== undefined && to !== 'done') return { target: to, actions: [] };
    const end = { type: 'end' as const, params: { section: section.id, ending: ends ?? '' } };
    return { target: NEXT, actions: [ends === undefined ? ('finish' as const) : end] };
  };
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
  const settled = {
    guard: { type: 'isTurnOf' as const, params: { section: section.id } },
    actions: { type: 'settle' as const, params: here },
    target: NEXT,
  };
  return { always: [...byPassed, ...ways, settled] };
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

function changeEpisode(conversation: Conversation, change: (episode: Episode) => Episode) {
  const episode = openEpisode(conversation);
  if (episode === undefined) return {};
  return {
    conversation: { ...conversation, episodes: [...conversation.episodes.slice(0, -1), change(episode)] },
  };
}
