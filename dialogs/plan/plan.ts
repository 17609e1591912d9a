/** Makes the plan from what counts on the path: what matters, what was liked, the first step. */
import type { Compiled } from '../compiled.js';
import type { Plan } from '../conversation.js';
import { counting, countedNeeds, decided, type Walk } from '../ground.js';

/** Questions whose answers the plan repeats, when they were asked. */
const REPEATED = ['how-to-go', 'first-step', 'step-when'];

/** `at` is the moment it is agreed; before that, the last thing said. */
export function planOf(walk: Walk, compiled: Compiled, at?: string): Plan {
  const shown = decided(walk, compiled);
  const matters = counting(walk, compiled, 'matters')?.words;
  const answers: Plan['answers'] = {};
  for (const question of REPEATED) {
    const entry = counting(walk, compiled, question);
    if (entry)
      answers[question] = {
        value: entry.value,
        ...(entry.words === undefined ? {} : { words: entry.words }),
      };
  }
  return {
    round: walk.conversation.round,
    at: at ?? walk.conversation.entries.at(-1)?.at ?? walk.conversation.began,
    ...(matters === undefined ? {} : { matters }),
    needs: countedNeeds(walk, compiled).map((each) => each.need),
    agreed: shown.filter((each) => each.decision === 'like').map((each) => each.offer),
    kept: shown.filter((each) => each.decision === 'passed').map((each) => each.offer),
    answers,
  };
}
