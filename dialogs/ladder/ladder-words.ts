/** Words where somebody stands on the support ladder: the step, what it waits for, who, where and when, how it went. */
import { headed, type Part } from '../part.js';
import { saying, type Translated } from '../translated.js';
import type { Ladder } from './ladder.js';
import type { LadderRules } from './rules.js';

/** Nothing where no step was chosen. */
export function ladderParts(ladder: Ladder, rules: LadderRules, language: string): Part[] {
  const { step, waits, risk, paused, who, firstVisit, log } = ladder;
  if (step === undefined) return [];
  const say = saying(language);
  const part = (heading: Translated, lines: string[]) => headed(say(heading), lines);
  const { name, does, goes_well, is_hard } = rules.steps[step];
  const own = (words: string | undefined) => (words === undefined ? [] : [`“${words}”`]);
  return [
    ...part(rules.card.heading, [say(name), say(does), ...(paused ? [say(rules.card.paused)] : [])]),
    ...part(
      rules.card.waits,
      waits === undefined
        ? []
        : [
            say(rules.steps[waits].name),
            say(risk === 'not-yet' ? rules.card['not-yet'] : rules.card['no-assessment']),
          ],
    ),
    ...part(rules.card.who, own(who)),
    ...part(rules.card['where-when'], own(firstVisit)),
    ...part(
      rules.card.log,
      log.map(({ words, at }) => `${at.slice(0, 10)}: “${words}”`),
    ),
    ...part(rules.card['goes-well'], [say(goes_well)]),
    ...part(rules.card['is-hard'], [say(is_hard)]),
  ];
}
