/** Makes a reader of many patterns: it finds all of them in what a person typed, forgiving of spelling. */
import { automatonOf, type Automaton, type Valued } from './automaton.js';
import { finding } from './finding.js';
import type { Piece } from './pattern.js';
import { problemsInFamilies, problemsInPattern } from './problems.js';
import { rarityOf } from './real-words.js';
import { piecesOf, readable, stemsIn, withoutForce, wordsIn } from './shape.js';
import { writtenOut } from './short-forms.js';
import { mendableOf, type Mendable } from './spelling.js';
import { formsOf } from './stems.js';
import { tokening } from './tokening.js';
import type { Entry, Families, Reader, Ways } from './types.js';
import { hearing, mayBeMeant } from './words.js';

export { problemsInFamilies, problemsInPattern } from './problems.js';
export type { Entry, Families, Found, Reader, Token, Ways } from './types.js';

/** What takes long to make of patterns, as plain data. */
export type Makings = {
  automaton: Automaton;
  vocabulary: ReadonlySet<string>;
  /** More words that a slip may have been. */
  forms: readonly string[];
  mendable: Mendable;
};

/** Gives what `work` makes of `given`, or the same that was made of it earlier. */
export type Before = (given: string, work: () => Makings) => Makings;

const NO_PICTURES = {};

/** A pattern, and the number of what it says. */
type Numbered = { pattern: string; value: number };

/** Compiles the patterns into one automaton. Throws, naming the pattern, when one cannot be read. */
export function reader<T>(
  entries: Iterable<Entry<T>>,
  of: Ways,
  before: Before = (_given, work) => work(),
): Reader<T> {
  const numbers = new Map<T, number>();
  const patterns = Array.from(entries, ({ pattern, value }): Numbered => {
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return { pattern, value: number };
  });
  const force = new Set([...(of.force ?? [])].flatMap(writtenOut));
  const { families, spellings = {} } = of;
  const also = [...(of.also ?? [])];
  const given = JSON.stringify([patterns, families, [...force], also]);
  const { automaton, vocabulary, forms, mendable } = before(given, () =>
    makingsOf(patterns, families, force, also),
  );

  const wrong = new Map<string, string>();
  for (const [right, wrongs] of Object.entries(spellings)) for (const each of wrongs) wrong.set(each, right);
  const words = new Set([...vocabulary, ...force]);
  return {
    tokens: tokening(hearing({ words, forms, spellings: wrong, force }, mendable), of.emoji ?? NO_PICTURES),
    find: finding(automaton, [...numbers.keys()], of.across ?? false),
    vocabulary,
  };
}

function makingsOf(
  all: readonly Numbered[],
  written: Families,
  force: ReadonlySet<string>,
  also: readonly string[],
): Makings {
  refuse(all, written);
  const families = new Map<string, Piece[][]>();
  for (const [name, patterns] of Object.entries(written)) families.set(name, piecesOf(patterns));

  const patterns: Valued[] = [];
  const vocabulary = new Set<string>(also.flatMap(writtenOut));
  const stems = new Set<string>();
  const learn = (pieces: readonly Piece[]) => {
    for (const word of wordsIn(pieces)) vocabulary.add(word);
    for (const stem of stemsIn(pieces)) stems.add(stem);
  };
  for (const { pattern, value } of all) {
    const read = readable(pattern);
    if (typeof read === 'string') continue;
    learn(read.pieces);
    patterns.push({ pattern: { ...read, pieces: withoutForce(read.pieces, force) }, value });
  }
  for (const [name, ways] of families) {
    ways.forEach(learn);
    families.set(
      name,
      ways.map((pieces) => withoutForce(pieces, force)),
    );
  }
  const forms = formsOf(stems);
  const words = new Set([...vocabulary, ...force]);
  return {
    automaton: automatonOf(patterns, families),
    vocabulary,
    forms,
    mendable: mendableOf(mayBeMeant({ words, forms }), rarityOf),
  };
}

function refuse(entries: readonly { pattern: string }[], families: Families): void {
  const problems = [
    ...problemsInFamilies(families),
    ...entries.flatMap(({ pattern }) => problemsInPattern(pattern, families)),
  ];
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
