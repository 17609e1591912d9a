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
  const stem = (at: number) => tokens[at]?.stem ?? '';
  const name = (...parts: string[]) => among.add(parts.join(' ')).size > 0;
  signsAmong(tokens, {
    denied: (at) =>
      [`n ${stem(at)}`, ...kinds.of(stem(at)).map((kind) => `nk ${kind}`)].forEach((each) => name(each)),
    first: (at) => name('b', '^', stem(at)),
    last: (at) => name('b', stem(at), '$'),
    pair: (at) => name('b', stem(at), stem(at + 1)),
    three: (at) => name('t', stem(at), stem(at + 1), stem(at + 2)),
    around: (at) => name('t', stem(at), '*', stem(at + 2)),
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

/** What is done with each sign; `at` is its first word. */
export type Visitor = {
  denied: (at: number) => void;
  first: (at: number) => void;
  last: (at: number) => void;
  /** Two neighbours; says whether it knows the sign. */
  pair: (at: number) => boolean;
  three: (at: number) => void;
  /** Two words with any word between them. */
  around: (at: number) => void;
};

/**
 * Visits what words say by where they stand: beside others, first, last, or after "not". Three words in a row are
 * looked at only where the first two are known.
 */
export function signsAmong(tokens: readonly Token[], visit: Visitor): void {
  let denied = 0;
  for (let at = 0; at < tokens.length; at++) {
    const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
    if (token === undefined) break;
    if (before !== undefined && before.clause !== token.clause) denied = 0;
    if (denied > 0) visit.denied(at);
    if (before === undefined) visit.first(at);
    if (next === undefined) visit.last(at);
    else if (next.sentence === token.sentence) {
      const known = visit.pair(at);
      if (tokens[at + 2]?.sentence === token.sentence) {
        if (known) visit.three(at);
        visit.around(at);
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
