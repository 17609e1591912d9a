/** The one statechart: the protocol, written by hand, around sections compiled from content. */
import { assign, setup } from 'xstate';
import { answeredAtOnce, walkedAtOnce } from './at-once.js';
import type { Compiled } from './compiled.js';
import type { Conversation } from './conversation.js';
import { leads } from './ground.js';
import { remembered, type DialogEvent } from './events.js';
import { openEpisode, urgentStep } from './remembering.js';
import type { Condition } from './script/condition.js';
import { sectionState } from './section-states.js';
import { standingOf } from './standing.js';
import {
  contextOf,
  ended,
  finished,
  forgotten,
  fromTheStart,
  landed,
  passing,
  recorded,
  settled,
  type Context,
} from './walking.js';

const dialog = setup({
  types: {
    context: {} as Context,
    events: {} as DialogEvent,
    input: {} as { compiled: Compiled; conversation: Conversation },
  },
  guards: {
    walked: ({ context }) => context.walking.length === 0,
    isTurnOf: ({ context }, params: { section: string }) => context.walking[0] === params.section,
    shown: ({ context }, params: { section: string; when: Condition | undefined }) =>
      context.walking[0] === params.section &&
      (context.conversation.opened?.includes(params.section) ||
        leads(params.when, context, context.compiled)),
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
    startWalk: assign(({ context }) => fromTheStart(context)),
    forgetWalk: assign(() => forgotten),
    record: assign(({ context, event }) => (event.type === 'ANSWER' ? recorded(context, event.entry) : {})),
    pass: assign(({ context }, at: { section: string; question: string }) => ({
      path: passing(context, at.section, at.question).path,
    })),
    settle: assign(({ context }, at: { section: string; question: string }) =>
      settled(context, at.section, at.question),
    ),
    finish: assign(({ context }) => finished(context)),
    end: assign(({ context }, at: { section: string; ending: string }) =>
      ended(context, at.section, at.ending),
    ),
    land: assign(({ context }) => landed(context)),
    /** The protocol: what was wished, written into the conversation. */
    remember: assign(({ context, event }) => {
      const conversation = remembered(context.conversation, event);
      // Where it comes to rest is found anew. A note is an entry, too: it stands at once, where nothing is walked as well.
      return conversation.entries === context.conversation.entries
        ? { conversation, rest: undefined }
        : { conversation, rest: undefined, standing: standingOf(conversation, context.compiled.lookup) };
    }),
  },
});

export type DialogMachine = ReturnType<typeof chartFor>;

/** Far more steps than a walk takes: about one for each question. */
const MOST_STEPS = 2000;

/** The machine that runs: the chart, each walk of which is one step. */
export const machineFor = (compiled: Compiled): DialogMachine =>
  chartFor(compiled).provide({
    actions: {
      startWalk: assign(({ context }) => walkedAtOnce(context)),
      record: assign(({ context, event }) =>
        event.type === 'ANSWER' ? answeredAtOnce(context, event.entry) : {},
      ),
    },
  });

/**
 * The statechart of one script: what is drawn, and what the machine that runs is held against (test/law.test.ts). Left to
 * itself it walks question by question.
 */
export function chartFor(compiled: Compiled) {
  const { sections } = compiled.script;
  const landings = sections.map(({ id }) => ({
    guard: { type: 'restsIn' as const, params: { section: id } },
    target: `${id}.landing`,
  }));
  return dialog.createMachine({
    id: 'conversation',
    // A circle of routes would spin for ever; the loader refuses it by name, and this is the net below.
    options: { maxIterations: MOST_STEPS },
    context: ({ input }) => contextOf(input.compiled, input.conversation),
    initial: 'resuming',
    // The protocol: holds at every question, because every question lies inside.
    on: {
      URGENT: { target: '.urgent', actions: 'remember' },
      STOP: { target: '.stopped', actions: 'remember' },
      PAUSE: { target: '.paused', actions: 'remember' },
      NEW_ROUND: { target: '.resuming', actions: 'remember' },
      NOTE: { target: '.resuming', actions: 'remember' },
      OPEN: { target: '.resuming', actions: 'remember' },
      SPEAK: { target: '.resuming', actions: 'remember' },
      RING_ME: { target: '.resuming', actions: 'remember' },
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
          POINT: { target: '.walking', actions: 'remember' },
        },
        states: {
          walking: {
            always: [
              ...landings,
              { guard: 'walked' as const, actions: 'land' as const, target: 'landing' },
              ...sections.flatMap(({ id, when }) => [
                { guard: { type: 'shown' as const, params: { section: id, when } }, target: id },
                {
                  guard: { type: 'isTurnOf' as const, params: { section: id } },
                  actions: 'finish' as const,
                  target: 'walking',
                  reenter: true,
                },
              ]),
            ],
          },
          landing: {
            always: [
              ...landings,
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
          STEP: { target: 'urgent', reenter: true, actions: 'remember' },
          SAFE: { target: 'resuming', actions: 'remember' },
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
      stopped: { entry: 'forgetWalk', on: { CARRY_ON: { target: 'resuming', actions: 'remember' } } },
      paused: { entry: 'forgetWalk', on: { CARRY_ON: { target: 'resuming', actions: 'remember' } } },
    },
  });
}
