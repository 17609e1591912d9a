/** Looks for what somebody asked for by its name or its sort in the whole directory, wherever it is and whomever it is for. */
import type { Asking } from './asking.js';
import { wordsOf } from './folding.js';
import type { Index } from './index.js';
import { asWritten, sharing } from './narrowing.js';
import { alike, vocabularyOf } from './vocabulary.js';

export type LookedFor = {
  asking: Asking;
  /** What is open and has enough of the telling words, or has them for a name, by its place in the index. */
  places: readonly number[];
  /** Those whose whole name was said. */
  whole: ReadonlySet<number>;
  /** How much of the telling words the one at a place has, up to 1. */
  shareOf: (at: number) => number;
  /** The telling words as the directory has them. */
  written: string;
  /** Whether a text has all of the telling words. */
  isIn: (text: string) => boolean;
};

/**
 * Likeness is not enough here: a word is the same in any form, or there is no such word and it is the same with a slip
 * in it. Who asks outright may name a place beside the thing, so half of the words are enough.
 */
export function lookFor(asking: Asking, index: Index): LookedFor {
  const vocabulary = vocabularyOf(index);
  const { telling, isOutright } = asking;
  const words = telling.map((typed) => {
    const all = alike(typed, vocabulary);
    const same = all.filter(({ is }) => is === 'same');
    return same.length > 0 ? same : all.filter(({ is }) => is === 'slip');
  });
  const { touched, countOf } = sharing(words, index.services.length);
  const whole = new Set(namesIn(asking).flatMap((name) => vocabulary.byName.get(name) ?? []));
  const enough = isOutright ? Math.ceil(telling.length / 2) : telling.length;
  const places = touched.filter((at) => countOf(at) >= enough && !whole.has(at));
  return {
    asking,
    places: [...whole, ...places],
    whole,
    shareOf: (at) => countOf(at) / Math.max(1, telling.length),
    written: asWritten(telling, words),
    isIn(text) {
      const own = new Set(wordsOf(text));
      return telling.length > 0 && words.every((each) => each.some(({ word }) => own.has(word)));
    },
  };
}

/** A name of one word may be any word ("Mind"), so it must be all that was said. */
function namesIn({ said, isDenied }: Asking): string[] {
  if (isDenied) return [said];
  const words = said.split(' ');
  const runs = words.flatMap((_first, from) =>
    words.slice(from + 1).map((_last, more) => words.slice(from, from + more + 2).join(' ')),
  );
  return [said, ...runs];
}

/** So many names are read: where more have the words, they are of no thing in particular. */
const READ = 1000;

/** Whether the directory has an open one with that name. */
export function isNamed({ places, whole, isIn }: LookedFor, { services }: Index): boolean {
  if (whole.size > 0) return true;
  return places.slice(0, READ).some((at) => {
    const service = services[at];
    return service !== undefined && isIn(`${service.name} ${service.organisation ?? ''}`);
  });
}
