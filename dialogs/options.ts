/** Which options a question has for this person, in the order they are shown. */
import type { Compiled } from './compiled.js';
import type { Conversation } from './conversation.js';
import { likedOffers } from './decided.js';
import { leads, unconfirmed, type Walk } from './ground.js';
import { needsAtRest } from './needs-at-rest.js';
import { plannedIn } from './looking-back.js';
import type { Question } from './script/script.js';
import type { Wording } from './script/wording.js';

/** Of needs, as many as fit a screen (experience 3: at most 8 choices). */
const MOST = 7;

/** In a walk that has come to rest. */
export function optionsFor(question: Question, walk: Walk, compiled: Compiled): string[] {
  const fixed = question.options
    .filter((option) => leads(option.when, walk, compiled))
    .map((option) => option.id);
  if (question.options_from === 'needs')
    return [
      ...needsAtRest(walk, compiled)
        .slice(0, MOST)
        .map(([need]) => need),
      ...fixed,
    ];
  if (question.options_from === 'read') return [...unconfirmed(walk, compiled).slice(0, MOST), ...fixed];
  if (question.options_from === 'liked')
    return [
      ...likedOffers(walk, compiled)
        .map(({ service }) => service)
        .slice(0, MOST),
      ...fixed,
    ];
  if (question.options_from === 'planned')
    return [
      ...plannedIn(walk)
        .map(({ service }) => service)
        .slice(0, MOST),
      ...fixed,
    ];
  return fixed;
}

/** What services are called, by id: some options are services. */
export type Names = ReadonlyMap<string, string>;

/** As they were called when they were shown last. */
export const namesIn = ({ offers }: Pick<Conversation, 'offers'>): Names =>
  new Map(offers.map(({ service, name }) => [service, name]));

/** The words of an option: its own, or of the need or the service it stands for. */
export function labelOf(wording: Wording, question: string, option: string, names?: Names): string {
  const options = wording.questions[question]?.options ?? {};
  if (Object.hasOwn(options, option)) return options[option] ?? option;
  const name = names?.get(option);
  if (name !== undefined) return name;
  return Object.hasOwn(wording.needs, option) ? (wording.needs[option]?.label ?? option) : option;
}
