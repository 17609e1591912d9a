/** What may give a person's meaning away: words, neighbours, parts of words, kinds of words, what is denied. */
import type { Token } from '../reading/types.js';
import type { Kinds } from './kinds.js';
import { distinct } from './meanings.js';

/** Parts of words this long survive a typing error elsewhere in the word. */
const SHORTEST_PART = 3;
const LONGEST_PART = 5;

const DENIES = new Set('not no never none neither nor without hardly barely scarcely nothing'.split(' '));
/** So many words after "not" are taken to be denied, as long as no comma stands between. */
const DENIED = 4;

/**
 * The names of all signs of a text. What a word says by itself counts once for each word that says it; what words say by
 * where they stand counts once, however often it comes.
 */
export function signsOf(tokens: readonly Token[], kinds: Kinds): string[] {
  const among = new Set<string>();
  signsAmong(tokens, kinds, (parts) => {
    among.add(parts.join(' '));
    return true;
  });
  return [...distinct(tokens).flatMap((token) => ownSigns(token, kinds)), ...among];
}

/** What a word says wherever it stands. */
export const ownSigns = ({ word, stem }: Pick<Token, 'word' | 'stem'>, kinds: Kinds): string[] => [
  `w ${stem}`,
  ...kinds.of(stem).map((kind) => `k ${kind}`),
  ...kinds.under(stem).map((kind) => `h ${kind}`),
  ...partsOf(word),
];

/**
 * Visits what words say by where they stand: beside others, first, last, or after "not". `visit` is given the parts of a
 * sign and the words it stands in, and says whether it knows the sign: three words in a row are looked at only where the
 * first two are known.
 */
export function signsAmong(
  tokens: readonly Token[],
  kinds: Kinds,
  visit: (parts: readonly string[], from: number, to: number) => boolean,
): void {
  let denied = 0;
  for (let at = 0; at < tokens.length; at++) {
    const [before, token, next, third] = [tokens[at - 1], tokens[at], tokens[at + 1], tokens[at + 2]];
    if (token === undefined) break;
    const { stem, sentence } = token;
    if (before !== undefined && before.clause !== token.clause) denied = 0;
    if (denied > 0) {
      visit(['n', stem], at, at + 1);
      for (const kind of kinds.of(stem)) visit(['nk', kind], at, at + 1);
    }
    if (before === undefined) visit(['b', '^', stem], at, at + 1);
    if (next === undefined) visit(['b', stem, '$'], at, at + 1);
    else if (next.sentence === sentence) {
      const known = visit(['b', stem, next.stem], at, at + 2);
      if (third?.sentence === sentence) {
        if (known) visit(['t', stem, next.stem, third.stem], at, at + 3);
        visit(['t', stem, '*', third.stem], at, at + 3);
      }
    }
    denied = DENIES.has(token.word) ? DENIED : denied - 1;
  }
}

/** "<de", "deb", "ebt", "bt>", "<deb" …, each with a mark so that it is no word. */
function partsOf(word: string): string[] {
  const edged = `<${word}>`;
  const parts: string[] = [];
  for (let length = SHORTEST_PART; length <= LONGEST_PART && length < edged.length; length++)
    for (let at = 0; at + length <= edged.length; at++) parts.push(`c ${edged.slice(at, at + length)}`);
  return parts;
}
