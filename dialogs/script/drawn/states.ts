/** Reads the statechart that runs: its sections, questions and routes, without the bookkeeping of the walk. */
import { z } from 'zod';
import type { DialogMachine } from '../../machine.js';
import { Condition } from '../condition.js';

type State = DialogMachine['root'];
type Transition = NonNullable<State['always']>[number];

/** Where a route leads: a question of its section, an ending, or the next section (`undefined`). */
export type Way = { when: Condition | undefined; question?: string; ending?: string };
export type Asking = { id: string; notFor: Condition | undefined; ways: Way[] };
export type Walked = { id: string; when: Condition | undefined; first: string; questions: Asking[] };

const Guard = z.object({
  type: z.string(),
  params: z.object({ section: z.string(), when: Condition.optional() }),
});
const Ends = z.object({ type: z.literal('end'), params: z.object({ ending: z.string() }) });

/** Sections in the order they are walked, as the machine tries them. */
export function walkedSections(machine: DialogMachine): Walked[] {
  const interview = child(machine.root, 'interview');
  return (child(interview, 'walking').always ?? []).flatMap((transition) => {
    const guard = Guard.safeParse(transition.guard).data;
    if (guard?.type !== 'shown') return [];
    const section = child(interview, guard.params.section);
    const first = section.initial.target[0]?.key ?? '';
    const questions = Object.values(section.states).filter((state) => state.key !== 'landing');
    return [{ id: section.key, when: guard.params.when, first, questions: questions.map(asking) }];
  });
}

function asking(state: State): Asking {
  const guarded = (state.always ?? []).flatMap((transition) => {
    const guard = Guard.safeParse(transition.guard).data;
    return guard ? [{ transition, type: guard.type, when: guard.params.when }] : [];
  });
  return {
    id: state.key,
    notFor: guarded.find(({ type }) => type === 'notFor')?.when,
    ways: guarded
      .filter(({ type }) => type === 'leads')
      .map(({ transition, when }) => ({ when, ...destination(state, transition) })),
  };
}

function destination(from: State, transition: Transition): Pick<Way, 'question' | 'ending'> {
  const ending = transition.actions.map((action) => Ends.safeParse(action).data).find((each) => each);
  if (ending) return { ending: ending.params.ending };
  const to = transition.target?.[0];
  return to && to.parent === from.parent ? { question: to.key } : {};
}

export const endings = (machine: DialogMachine): string[] =>
  Object.keys(child(child(machine.root, 'interview'), 'ended').states);

/** What may be said at every question, and the state outside the questions that it leads to, if it does. */
export function protocolEvents(machine: DialogMachine): { event: string; to?: string }[] {
  const interview = child(machine.root, 'interview');
  return [...machine.root.transitions, ...interview.transitions].flatMap(([event, [transition]]) => {
    const to = transition?.target?.[0];
    if (event === '' || to === undefined) return [];
    return [Object.hasOwn(outside(machine), to.key) ? { event, to: to.key } : { event }];
  });
}

/** The states beside the questions, with the events that lead back to them and the steps inside. */
export function outside(machine: DialogMachine): Record<string, { back: string[]; steps: string[] }> {
  const beside = Object.values(machine.root.states).filter(
    (state) => !['resuming', 'interview'].includes(state.key),
  );
  return Object.fromEntries(
    beside.map((state) => {
      const back = [...state.transitions].filter(([, [each]]) => each?.target?.[0]?.key === 'resuming');
      const steps = Object.values(state.states).filter((step) => (step.always ?? []).length === 0);
      return [state.key, { back: back.map(([event]) => event), steps: steps.map((step) => step.key) }];
    }),
  );
}

function child(state: State, key: string): State {
  const found = state.states[key];
  if (found === undefined) throw new Error(`The machine has no state '${key}' in '${state.id}'`);
  return found;
}
