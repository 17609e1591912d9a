/** Whom a service says that it is for, and what somebody says of themselves, in words that can be compared. */
import { stemOf } from '../reading/stems.js';
import { wordsOf } from './folding.js';
import { OF_ANY_PLACE, SMALL } from './small-words.js';

/** Said of everybody in a need, or of whoever is close to them: they tell no service of it from another. */
const OF_A_NEED = new Set(
  `adult adults age aged ages carer carers dead death depends die died dies disability disabled drink drinking
  drinks england families family gp having look lose losing loss lost member members much nearest old older parts
  signed touched voucher young younger`.split(/\s+/),
);

const known = new Map<string, string>();
const MOST_KNOWN = 20_000;

/** A feed says the same few words of whom it is for again and again. */
function stemmed(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const stem = stemOf(word);
  if (known.size < MOST_KNOWN) known.set(word, stem);
  return stem;
}

/** The words of a text that tell one of a need from another, each by what all its forms have in common. */
export const tellingIn = (text: string): string[] => {
  const telling = wordsOf(text).filter(
    (word) => word.length > 2 && !SMALL.has(word) && !OF_ANY_PLACE.has(word) && !OF_A_NEED.has(word),
  );
  return [...new Set(telling.map(stemmed))];
};
