/** Finds the place in a search that staff typed: "walking group in Leeds", "lunch club YO1". */
import { NAMES } from '../reading/names.js';
import { isReal } from '../reading/real-words.js';
import { placeIn, tidyTown, type Places } from './near.js';
import type { Point } from './service.js';

/** A town has no more words than this: "Newcastle under Lyme". */
const LONGEST_TOWN = 4;

/** What was searched for, and where; without a place, everywhere. */
export type Search = { words: string; at?: Point };

/**
 * A postcode or part of one anywhere, or a town: after "in", "near", "around" or "at", or as the last words. One that is
 * a word of English, too, needs such a word before it: "reading group" and "rugby" name no town.
 */
export function placeInSearch(text: string, places: Places): Search {
  const said = text.trim().split(/\s+/);
  const lengths = Array.from({ length: LONGEST_TOWN }, (_, shorter) => LONGEST_TOWN - shorter);
  for (const length of lengths)
    for (let from = 0; from + length <= said.length; from++) {
      const name = tidyTown(said.slice(from, from + length).join(' '));
      const town = places.towns.get(name);
      if (town === undefined) continue;
      const isAfter = /^(?:in|near|around|at|yn|ger)$/i.test(said[from - 1] ?? '');
      const isLast = from + length === said.length && !isOther(name);
      if (!isAfter && !isLast) continue;
      const rest = [...said.slice(0, isAfter ? from - 1 : from), ...said.slice(from + length)];
      return { words: rest.join(' '), at: town.at };
    }
  const place = placeIn(text, places);
  if (place.kind !== 'found') return { words: text };
  const rest = text.replace(CODE, ' ').trim();
  return rest === text ? { words: text } : { words: rest, at: place.at };
}

/** A word of English, and no name that everybody knows. */
const isOther = (town: string) => isReal(town) && !NAMES.includes(town);

/** A postcode, a sector or an outcode. */
const CODE = /\b(?:(?:in|near|around|at)\s+)?[A-Z]{1,2}\d[A-Z\d]?(?:\s{0,3}\d(?:\s{0,3}[A-Z]{2})?)?\b/i;
