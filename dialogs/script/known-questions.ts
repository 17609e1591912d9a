/** Questions the program reads by name, and what for: a script without one would go quietly wrong. */
import { OWN_SCRIPT, type Script } from './script.js';

type Known = {
  id: string;
  /** Finishes "the program reads it …". */
  use: string;
  /** People are less safe without it, so it may not be retired. */
  safety?: true;
};

export const KNOWN_QUESTIONS: readonly Known[] = [
  { id: 'privacy', use: 'as consent: no practice may reword it', safety: true },
  { id: 'privacy-more', use: 'as consent: no practice may reword it' },
  { id: 'age', use: 'to show children Childline first, and services for their age', safety: true },
  { id: 'safe-now', use: 'as the check that somebody is safe: no practice may reword it', safety: true },
  { id: 'matters', use: 'to say what matters back to people, and to put it in the plan', safety: true },
  { id: 'first', use: 'to know which need to find services for first' },
  { id: 'confidence', use: 'to find a gentle start for people who are not sure' },
  { id: 'barriers', use: 'to find services that ease what is in the way' },
  { id: 'place', use: 'to find services near them' },
  { id: 'travel', use: 'to find services they can get to' },
  { id: 'money', use: 'to find services they can afford' },
  { id: 'how-to-go', use: 'for the plan' },
  { id: 'first-step', use: 'for the plan' },
  { id: 'step-when', use: 'for the plan' },
  { id: 'ring-me', use: 'to know whether the practice is to ring them' },
  { id: 'ring-name', use: 'to tell the practice whom to ask for' },
  { id: 'ring-number', use: 'to tell the practice where to ring' },
  { id: 'ring-when', use: 'to tell the practice when to ring' },
  { id: 'ring-send', use: 'as the yes to sending it', safety: true },
  { id: 'ring-send-plan', use: 'as the yes to sending the plan with it' },
];

/** The same of a conversation with a clinician. */
const KNOWN_WITH_A_CLINICIAN: readonly Known[] = [
  { id: 'permission', use: 'as consent: nothing is kept without it', safety: true },
  { id: 'age', use: 'to show children Childline first, and services for their age', safety: true },
  { id: 'matters', use: 'to say what matters back to people, and to put it in the plan', safety: true },
  { id: 'safe-now', use: 'as the check that somebody is safe', safety: true },
  { id: 'confidence', use: 'to suggest a route' },
  { id: 'route', use: 'for the route' },
  { id: 'ladder', use: 'for the steps of support' },
  { id: 'risk-assessment', use: 'before anybody goes along with them', safety: true },
  { id: 'private-note', use: 'to keep notes apart from the plan', safety: true },
];

const KNOWN_BY_SCRIPT: Record<string, readonly Known[]> = {
  [OWN_SCRIPT]: KNOWN_QUESTIONS,
  'with-a-clinician': KNOWN_WITH_A_CLINICIAN,
};

/** What a script must still ask. A question that is no longer wanted is put under `retired`. */
export function unaskedQuestions(script: Script): string[] {
  const asked = new Set(script.sections.flatMap(({ questions }) => questions.map(({ id }) => id)));
  return (KNOWN_BY_SCRIPT[script.id] ?? [])
    .filter(({ id, safety }) => !asked.has(id) && (safety === true || !script.retired.includes(id)))
    .map(
      ({ id, use, safety }) =>
        `no question is called '${id}'; the program reads it ${use}: ${safety ? 'bring it back' : 'bring it back, or put the id under "retired"'}`,
    );
}
