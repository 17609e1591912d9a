/** Conditions and routes in plain words, for people who read a script without running it. */
import type { Condition } from './condition.js';
import type { Route } from './script.js';

/** How an answer is called: "`privacy` is `more`", or with the words on the button. */
export type Naming = (question: string, value: string, how: 'is' | 'includes') => string;

export const byId: Naming = (question, value, how) => `\`${question}\` ${how} \`${value}\``;

/** What each named fact claims, as said in the middle of a sentence. */
export const FACT_WORDS: Record<string, string> = {
  'any-need': 'at least one need counts',
  'several-needs': 'more than one need counts',
  'something-read': 'a need was read into their own words that they have not chosen themselves',
  'said-what-matters': 'they said what matters in their own words, or chose an idea',
  'about-someone-else': 'the chat is about somebody else',
  'matters-little-now': 'it matters 0 to 3 of 10 to them now',
  'confidence-between': 'they feel sure between 1 and 9 of 10',
  'said-why-not-lower': 'they said what makes it that number and not lower',
  'more-in-the-way': 'there may be more in the way than they chose',
  'something-in-the-way': 'they named something that may get in the way',
  'danger-at-home': 'somebody at home may be a danger to them',
  'can-be-rung': 'a number is known for something they like',
  'can-be-visited': 'something they like has a door to walk past',
  'makes-a-plan': 'they like a suggestion and want more than a list for later',
  'route-overridden': 'another way was chosen than was suggested',
  'gate-is-shut':
    'somebody is to go along, and the risk assessment is neither done nor said not to be needed',
  'goes-along': 'somebody goes along with them, or waits to',
  'on-the-ladder': 'a step of support was chosen in an earlier round',
  'met-before': 'they met with a clinician in an earlier round',
  'step-chosen': 'they chose a first step',
  'told-another-step': 'what they say they will do first is not the step they chose',
  'may-be-rung':
    'the practice can be asked to ring them, and they were in danger and are safe for now, or asked to be rung',
  'gave-number': 'they gave a phone number',
  'plan-to-send': 'a plan was agreed before they asked to be rung, and nobody at home is a danger to them',
  'something-liked': 'they like at least one suggestion',
  'several-liked': 'they like more than one suggestion',
  'several-planned': 'the plan before had more than one service, and they said how it went',
  'plan-changes': 'they like something new, or chose a step, a time or somebody to come along',
};

export function conditionInWords(condition: Condition, named: Naming = byId, inside = false): string {
  const each = (one: Condition) => conditionInWords(one, named, true);
  const bracketed = (words: string, many: boolean) => (inside && many ? `(${words})` : words);
  if ('is' in condition) return named(condition.answer, condition.is, 'is');
  if ('includes' in condition) return named(condition.answer, condition.includes, 'includes');
  if ('fact' in condition) return FACT_WORDS[condition.fact] ?? `the fact "${condition.fact}" holds`;
  if ('not' in condition) return `not ${each(condition.not)}`;
  if ('all' in condition) return bracketed(condition.all.map(each).join(' and '), condition.all.length > 1);
  return bracketed(condition.any.map(each).join(' or '), condition.any.length > 1);
}

/** A question's routes, in the order they are tried. */
export function routesInWords(routes: readonly Route[], named: Naming = byId): string[] {
  return routes.map(({ when, to, ends }) => {
    const way =
      ends !== undefined
        ? `the conversation ends: \`${ends}\``
        : to === 'done'
          ? 'on to the next section'
          : `go to \`${to}\``;
    if (when !== undefined) return `if ${conditionInWords(when, named)}, ${way}`;
    return routes.length > 1 ? `otherwise, ${way}` : way;
  });
}
