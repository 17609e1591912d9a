/** Which questions can be asked together on one page of the form: those of a part, as far as they can be foreseen. */
import type { Compiled } from '../compiled.js';
import type { Entry } from '../conversation.js';
import type { Guide } from '../guide.js';
import { contextAt, conversationAt, step, trail, type Position } from '../position.js';
import { offerSpot, type Spot } from '../rest.js';
import type { Section } from '../script/script.js';

/** A question of a page, and where a conversation would stand that came to it; its options are those of there. */
export type Together = { spot: Spot; from: Position };

/** The part people are told of that a section belongs to; a section beside the way is a part of its own. */
export const partOf = ({ id, part }: Section): string => part ?? id;

/** The part that holds what is asked now; undefined where nothing is asked. */
export function partHere({ compiled }: Guide, { at }: Position): string | undefined {
  const section = at.state === 'asking' ? compiled.sections.get(at.spot.section) : undefined;
  return section && partOf(section);
}

const sectionsOf = (compiled: Compiled, part: string) =>
  compiled.script.sections.filter((section) => partOf(section) === part);

/**
 * What a page asks. Of the part that is next only what is still open, so that what follows from an answer is not lost
 * among what was answered; of any other part, and of one that Change leads to, all of it.
 */
export function together(guide: Guide, position: Position, part: string): Together[] {
  const { at } = position;
  if (at.state !== 'asking') return askedBefore(guide, position, part);
  const open = openIn(guide, position, part);
  const isNext = partHere(guide, position) === part && !at.again;
  return isNext && open.length > 0 ? open : [...askedBefore(guide, position, part), ...open];
}

/** Everything a page of this part may have had on it: what an answer to it may be to. */
export function allTogether(guide: Guide, position: Position, part: string): Together[] {
  const open = position.at.state === 'asking' ? openIn(guide, position, part) : [];
  return [...askedBefore(guide, position, part), ...open];
}

/** Parts that somebody has come to, in order. */
export function partsMet({ compiled }: Guide, position: Position): string[] {
  const { path } = contextAt(position);
  return [
    ...new Set(
      compiled.script.sections
        .filter(({ id }) => (path[id]?.length ?? 0) > 0)
        .map((section) => partOf(section)),
    ),
  ];
}

/** What was passed in this part. A plan is agreed to once it is seen whole: it is not among other questions. */
function askedBefore({ compiled }: Guide, position: Position, part: string): Together[] {
  const sections = new Set(sectionsOf(compiled, part).map(({ id }) => id));
  const plans = compiled.lookup.planQuestions;
  return trail(contextAt(position))
    .filter((spot) => sections.has(spot.section) && !plans.includes(spot.question))
    .map((spot) => ({ spot, from: position }));
}

/** Supposes that each open question is left for later, and sees which comes next. */
function openIn(guide: Guide, position: Position, part: string): Together[] {
  const { compiled } = guide;
  const found: Together[] = [];
  let from = position;
  for (const section of sectionsOf(compiled, part)) {
    for (let left = section.questions.length; left > 0; left--) {
      const open = contextAt(from).open[section.id];
      const question = open === undefined ? undefined : compiled.lookup.questions.get(open);
      if (question === undefined) break;
      const spot = offerSpot(contextAt(from), { section: section.id, question: question.id });
      const isAlone = question.kind === 'offers' || question.kind === 'plan';
      // What there is to choose from is not known before the questions above it are answered.
      if (found.length > 0 && (isAlone || question.options_from !== undefined)) return found;
      if (isAlone) return [{ spot, from }];
      found.push({ spot, from });
      from = step(guide.machine, from, { type: 'ANSWER', entry: leftOpen(guide, from, question.id) });
      if (from.at.state !== 'asking') return found;
    }
  }
  return found;
}

function leftOpen(guide: Guide, position: Position, question: string): Entry {
  const { round, began } = conversationAt(position);
  return { question, round, status: 'later', value: [], by: 'person', at: began, script: guide.fingerprint };
}
