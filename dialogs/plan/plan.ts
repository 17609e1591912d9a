/** Makes the plan from what counts on the path: what matters, what was liked, the first step. */
import type { Compiled } from '../compiled.js';
import type { Plan } from '../conversation.js';
import { counting, countedNeeds, decided, type Walk } from '../ground.js';
import { RING_QUESTIONS } from '../rung-ahead.js';

/** Questions whose answers the plan repeats, when they were asked: what helps, what is needed, words to keep. */
export const EASED = [
  'about-cost',
  'about-travel',
  'about-times',
  'about-nerves',
  'about-alone',
  'about-health',
  'about-phones',
  'about-crowds',
  'about-body',
  'about-reading',
  'about-caring',
  'about-bad-before',
  'about-told-cannot',
] as const;
export const SUPPORT = [
  'support',
  'support-getting-in',
  'support-hearing',
  'support-reading',
  'support-language',
  'support-note',
] as const;
export const SCRIPT = ['practise-hello', 'practise-answer', 'practise-ask'] as const;
const REPEATED = [
  'ideas',
  'whose-words',
  'good-day',
  'enjoy',
  'notice',
  'not-lower',
  'one-higher',
  ...EASED,
  ...SUPPORT,
  'how-to-go',
  'first-step',
  'step-when',
  ...SCRIPT,
  'bad-day-who',
  'bad-day-instead',
  'share',
  'share-groups',
  'agree-plan',
  'how-much',
  'values',
  'value-why',
  'week',
  'ladder',
  'risk-assessment',
  'buddy',
  'first-visit',
  ...RING_QUESTIONS,
];

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
    refused: shown.filter((each) => each.decision === 'not-for-me').map((each) => each.offer),
    answers,
  };
}
