/** Which options a question has for this person, in the order they are shown. */
import type { Compiled } from './compiled.js';
import { countedNeeds, leads, unconfirmed, type Walk } from './ground.js';
import type { Question } from './script/script.js';
import type { Wording } from './script/wording.js';

/** Of needs, as many as fit a screen (experience 3: at most 8 choices). */
const MOST = 7;

export function optionsFor(question: Question, walk: Walk, compiled: Compiled): string[] {
  const fixed = question.options
    .filter((option) => leads(option.when, walk, compiled))
    .map((option) => option.id);
  if (question.options_from === 'needs')
    return [
      ...countedNeeds(walk, compiled)
        .map((each) => each.need)
        .slice(0, MOST),
      ...fixed,
    ];
  if (question.options_from === 'read') return [...unconfirmed(walk, compiled).slice(0, MOST), ...fixed];
  return fixed;
}

/** The words of an option: its own, or the need's it stands for. */
export function labelOf(wording: Wording, question: string, option: string): string {
  const options = wording.questions[question]?.options ?? {};
  if (Object.hasOwn(options, option)) return options[option] ?? option;
  return Object.hasOwn(wording.needs, option) ? (wording.needs[option]?.label ?? option) : option;
}
