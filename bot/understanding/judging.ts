/** Has labelled sentences read by the program, as they stand or as a mutator writes them. */
import type { Guide } from '../../dialogs/guide.js';
import { placeOf, type Sentence } from './corpora/read.js';
import { mutated, type Mutator } from './mutators/mutator.js';
import { understood, type Level, type Understood } from './understood.js';

export type Judged = { sentence: Sentence; seen: Understood };

/** The corpora are English. */
export const LANGUAGE = 'en';

/**
 * What was learned was learned from the tune half, so its figures there would say nothing: that half is read by the
 * rules alone, and only the blind half by both.
 */
export function judge(sentence: Sentence, whole: Guide, mutator?: Mutator): Judged {
  const guide = sentence.half === 'tune' ? rulesOf(whole) : whole;
  const messages = mutator === undefined ? [sentence.text] : mutated(mutator, sentence.text);
  try {
    return { sentence, seen: heardTogether(messages, guide) };
  } catch (cause) {
    throw new Unjudged(sentence, cause);
  }
}

const rules = new WeakMap<Guide, Guide>();
/** The same without what was learned. */
function rulesOf(whole: Guide): Guide {
  const { scales: _learned, ...guide } = whole;
  const known = rules.get(whole) ?? guide;
  rules.set(whole, known);
  return known;
}

/** What went wrong is kept back for the blind half: it may well repeat the sentence. */
export class Unjudged extends Error {
  constructor(sentence: Sentence, cause: unknown) {
    const why =
      sentence.half === 'blind' ? '' : `: ${cause instanceof Error ? cause.message : String(cause)}`;
    super(`The program broke down while it read ${placeOf(sentence)}${why}`);
  }
}

const GRAVITY: Record<Level, number> = { RED: 2, AMBER: 1, NONE: 0 };

/** Messages sent one after the other: every need of any of them, and the graver danger. */
export function heardTogether(messages: readonly string[], guide: Guide): Understood {
  const [first = '', ...more] = messages;
  let before = first;
  let whole = understood(first, guide, undefined, LANGUAGE);
  for (const text of more) {
    const next = understood(text, guide, before, LANGUAGE);
    const known = new Set(whole.needs.map(({ id }) => id));
    whole = {
      text: `${whole.text} | ${text}`,
      needs: [...whole.needs, ...next.needs.filter(({ id }) => !known.has(id))],
      danger: GRAVITY[next.danger.level] > GRAVITY[whole.danger.level] ? next.danger : whole.danger,
    };
    before = text;
  }
  return whole;
}
