/** Whom a name says a service is for: only them, those who said it of themselves, or those who ask first. */
import type { Service } from '../../../dialogs/matching/service.js';

/**
 * Who somebody is is never guessed (rule 10): what is named for people of one kind is shown to those who said one of the
 * words. As in content/services.
 */
const KINDS: readonly [RegExp, string[]][] = [
  [/\b(?:refugees?|asylum)\b/i, ['refugee', 'asylum']],
  [
    /\b(?:lgbt|gay\b|lesbian|bisexual|transgender|trans\b|queer)/i,
    ['lgbt', 'gay', 'lesbian', 'bisexual', 'bi', 'trans', 'queer'],
  ],
  [
    /\b(?:veterans?|armed forces|ex[- ]forces|ex[- ]service(?:men|women|people)?)\b/i,
    ['veteran', 'forces', 'army', 'navy', 'raf', 'military', 'served', 'soldier'],
  ],
  [
    /\b(?:ex[- ]offenders?|prison leavers?|prisoners?|probation)\b/i,
    ['prison', 'jail', 'probation', 'offender', 'criminal record', 'inside', 'convicted'],
  ],
];

export const onlyWhenSaid = (name: string): Service['only_when_said'] =>
  KINDS.find(([sign]) => sign.test(name))?.[1].slice();

const WOMEN = /\b(?:women|ladies|girl)['’]?s?\b/i;
const MEN = /\b(?:men|gents)['’]?s?\b/i;
const FATHERS = /\b(?:dads?|fathers?)['’]?s?\b/i;
/** Many sheds are for everybody now; a group for both is for neither alone. */
const FOR_ALL = /\bsheds?\b|\bmixed\b|\ball welcome\b|\beveryone\b/i;

/** "Women's walking group": a man who said that he is one is not sent there. */
export function namedOnly(name: string): Service['only'] {
  if (FOR_ALL.test(name) || (WOMEN.test(name) && MEN.test(name))) return undefined;
  if (WOMEN.test(name)) return 'women';
  return MEN.test(name) ? 'men' : undefined;
}

const CONDITION =
  /\b(?:stroke|autis[mt]|dementia|alzheimer|cancer|parkinson|diabet|arthritis|brain injury|epilepsy|deaf|blind|sight loss|hearing loss|learning disabilit)/i;

/** "Men's shed", "Stroke club": a reason to ask, and no door shut by us. */
export function namedFor(name: string): string | undefined {
  if (WOMEN.test(name)) return 'The name says that this is for women.';
  if (MEN.test(name) || FATHERS.test(name)) return 'The name says that this is for men.';
  return CONDITION.test(name) ? 'The name says who this is for.' : undefined;
}
