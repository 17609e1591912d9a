/** Makes a reader of many patterns: it finds all of them in what a person typed, forgiving of spelling. */
import { automatonOf, type Valued } from './automaton.js';
import { finding } from './finding.js';
import type { Piece } from './pattern.js';
import { problemsInFamilies, problemsInPattern } from './problems.js';
import { piecesOf, readable, stemsIn, withoutForce, wordsIn } from './shape.js';
import { writtenOut } from './short-forms.js';
import { formsOf } from './stems.js';
import { tokening } from './tokening.js';
import type { Entry, Families, Reader, Ways } from './types.js';
import { hearing } from './words.js';

export { problemsInFamilies, problemsInPattern } from './problems.js';
export type { Entry, Families, Found, Reader, Token, Ways } from './types.js';

/** Compiles the patterns into one automaton. Throws, naming the pattern, when one cannot be read. */
export function reader<T>(entries: Iterable<Entry<T>>, of: Ways): Reader<T> {
  const all = [...entries];
  refuse(all, of.families);
  const force = new Set([...(of.force ?? [])].flatMap(writtenOut));
  const families = new Map<string, Piece[][]>();
  for (const [name, patterns] of Object.entries(of.families)) families.set(name, piecesOf(patterns));

  const numbers = new Map<T, number>();
  const patterns: Valued[] = [];
  const vocabulary = new Set<string>([...(of.also ?? [])].flatMap(writtenOut));
  const stems = new Set<string>();
  const learn = (pieces: readonly Piece[]) => {
    for (const word of wordsIn(pieces)) vocabulary.add(word);
    for (const stem of stemsIn(pieces)) stems.add(stem);
  };
  for (const { pattern, value } of all) {
    const read = readable(pattern);
    if (typeof read === 'string') continue;
    learn(read.pieces);
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    patterns.push({ pattern: { ...read, pieces: withoutForce(read.pieces, force) }, value: number });
  }
  for (const [name, ways] of families) {
    ways.forEach(learn);
    families.set(
      name,
      ways.map((pieces) => withoutForce(pieces, force)),
    );
  }

  const spellings = new Map<string, string>();
  for (const [right, wrongs] of Object.entries(of.spellings ?? {}))
    for (const wrong of wrongs) spellings.set(wrong, right);
  const heard = hearing({ words: new Set([...vocabulary, ...force]), forms: formsOf(stems), spellings });
  return {
    tokens: tokening(heard, force, of.emoji ?? {}),
    find: finding(automatonOf(patterns, families), [...numbers.keys()], of.across ?? false),
    vocabulary,
  };
}

function refuse(entries: readonly Entry<unknown>[], families: Families): void {
  const problems = [
    ...problemsInFamilies(families),
    ...entries.flatMap(({ pattern }) => problemsInPattern(pattern, families)),
  ];
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
