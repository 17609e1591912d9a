/** What may give a person's meaning away: words, neighbours, parts of words, kinds of words, what is denied. */
import type { Token } from '../reading/types.js';
import type { Kinds } from './kinds.js';
import { distinct } from './meanings.js';

/** Something about a text, and the words it stands in: from the one at `from` up to, not including, `to`. */
export type Sign = { name: string; from: number; to: number };

/** Parts of words this long survive a typing error elsewhere in the word. */
const SHORTEST_PART = 3;
const LONGEST_PART = 5;

const DENIES = new Set('not no never none neither nor without hardly barely scarcely nothing'.split(' '));
/** So many words after "not" are taken to be denied, as long as no comma stands between. */
const DENIED = 4;

/** The names of all signs of a text. A word counts once, however often it comes. */
export const signsOf = (tokens: readonly Token[], kinds: Kinds): string[] => [
  ...distinct(tokens).flatMap((token) => ownSigns(token, kinds)),
  ...signsAmong(tokens, kinds).map(({ name }) => name),
];

/** What a word says wherever it stands. */
export const ownSigns = ({ word, stem }: Pick<Token, 'word' | 'stem'>, kinds: Kinds): string[] => [
  `w ${stem}`,
  ...kinds.of(stem).map((kind) => `k ${kind}`),
  ...kinds.under(stem).map((kind) => `h ${kind}`),
  ...partsOf(word),
];

/** What words say by where they stand: beside others, first, last, or after "not". */
export function signsAmong(tokens: readonly Token[], kinds: Kinds): Sign[] {
  const signs: Sign[] = [];
  let denied = 0;
  for (let at = 0; at < tokens.length; at++) {
    const [before, token, next, third] = [tokens[at - 1], tokens[at], tokens[at + 1], tokens[at + 2]];
    if (token === undefined) break;
    const { stem, sentence } = token;
    if (before !== undefined && before.clause !== token.clause) denied = 0;
    if (denied > 0) {
      signs.push({ name: `n ${stem}`, from: at, to: at + 1 });
      for (const kind of kinds.of(stem)) signs.push({ name: `nk ${kind}`, from: at, to: at + 1 });
    }
    if (before === undefined) signs.push({ name: `b ^ ${stem}`, from: at, to: at + 1 });
    if (next === undefined) signs.push({ name: `b ${stem} $`, from: at, to: at + 1 });
    else if (next.sentence === sentence) {
      signs.push({ name: `b ${stem} ${next.stem}`, from: at, to: at + 2 });
      if (third?.sentence === sentence)
        signs.push(
          { name: `t ${stem} ${next.stem} ${third.stem}`, from: at, to: at + 3 },
          { name: `t ${stem} * ${third.stem}`, from: at, to: at + 3 },
        );
    }
    denied = DENIES.has(token.word) ? DENIED : denied - 1;
  }
  return signs;
}

/** "<de", "deb", "ebt", "bt>", "<deb" …, each with a mark so that it is no word. */
function partsOf(word: string): string[] {
  const edged = `<${word}>`;
  const parts: string[] = [];
  for (let length = SHORTEST_PART; length <= LONGEST_PART && length < edged.length; length++)
    for (let at = 0; at + length <= edged.length; at++) parts.push(`c ${edged.slice(at, at + length)}`);
  return parts;
}
