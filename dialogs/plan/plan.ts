/** Makes the plan from what counts on the path: what matters, what was liked, the first step. */
import type { Compiled } from '../compiled.js';
import type { Plan } from '../conversation.js';
import { decided } from '../decided.js';
import { counting, countedNeeds, planBeforeRound, type Walk } from '../ground.js';
import { afterCheckIn } from '../looking-back.js';
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
  'buddy',
  'first-visit',
  ...RING_QUESTIONS,
  'wins',
  'who-leads',
];

/** `at` is the moment it is agreed; before that, the last thing said. A check-in's goes on from the plan before it. */
export function planOf(walk: Walk, compiled: Compiled, at?: string): Plan {
  const shown = decided(walk, compiled);
  const answers: Plan['answers'] = {};
  for (const question of REPEATED) {
    const entry = counting(walk, compiled, question);
    if (entry)
      answers[question] = {
        value: entry.value,
        ...(entry.words === undefined ? {} : { words: entry.words }),
      };
  }
  const matters = counting(walk, compiled, 'matters')?.words;
  const fresh: Plan = {
    round: walk.conversation.round,
    at: at ?? walk.conversation.entries.at(-1)?.at ?? walk.conversation.began,
    ...(matters === undefined ? {} : { matters }),
    needs: countedNeeds(walk, compiled).map((each) => each.need),
    agreed: shown.filter((each) => each.decision === 'like').map((each) => each.offer),
    kept: shown.filter((each) => each.decision === 'passed').map((each) => each.offer),
    refused: shown.filter((each) => each.decision === 'not-for-me').map((each) => each.offer),
    answers,
  };
  const before = compiled.script.over_plan ? planBeforeRound(walk.conversation) : undefined;
  return before === undefined ? fresh : goingOn(fresh, before, afterCheckIn(walk, compiled));
}

/** Said of one service or one step: it goes with it. Who may see the plan is asked anew with each. */
const OF_A_STEP: readonly string[] = ['how-to-go', 'first-step', 'step-when', ...SCRIPT, 'first-visit'];
const OF_A_YES: readonly string[] = ['share', 'share-groups', 'agree-plan'];

function goingOn(fresh: Plan, before: Plan, { stays, refused }: ReturnType<typeof afterCheckIn>): Plan {
  const isSame = stays.length === before.agreed.length;
  const left = Object.entries(before.answers).filter(
    ([question]) =>
      !OF_A_YES.includes(question) &&
      (isSame || !(OF_A_STEP.includes(question) || RING_QUESTIONS.includes(question))),
  );
  const taken = [...stays, ...fresh.agreed, ...refused, ...fresh.refused].map(({ service }) => service);
  return {
    ...fresh,
    ...(before.matters === undefined ? {} : { matters: before.matters }),
    agreed: [...stays, ...fresh.agreed],
    kept: [...before.kept, ...fresh.kept].filter(({ service }) => !taken.includes(service)),
    refused: [...before.refused, ...refused, ...fresh.refused],
    answers: { ...Object.fromEntries(left), ...fresh.answers },
  };
}
