/** Which learned signs stand among the words of a text: neighbours, triples, what is denied. */
import type { Token } from '../reading/types.js';
import type { Kinds } from './kinds.js';
import { pairsOf, rowIn, type Pair, type Pairs } from './pairs.js';
import { signsAmong, type Visitor } from './signs.js';
import type { Weights } from './weights.js';

/** A learned sign by its row, and the words it stands in first. */
export type Among = { row: number; from: number; to: number };

/**
 * Plain data: the number of each word, and rows by the numbers of two words, or of one, or by the row of two words and the
 * number of the third.
 */
export type Tables = {
  numbers: Map<string, number>;
  pairs: Pairs;
  threes: Pairs;
  arounds: Pairs;
  denied: Map<number, number>;
  deniedKinds: Map<string, number>;
};
const START = '^';
const END = '$';
const ANY = '*';

/**
 * Signs are looked up by the numbers of their words: building a name for each, only to find that nobody knows it, takes
 * most of the time.
 */
export function amongOf(
  tables: Tables,
  kinds: Kinds,
): (tokens: readonly Token[], numbers: readonly number[]) => Among[] {
  const [first, last] = [tables.numbers.get(START) ?? 0, tables.numbers.get(END) ?? 0];
  return (tokens, numbers) => {
    const looking = new Looking(tokens, numbers, tables, kinds, first, last);
    signsAmong(tokens, looking);
    return [...looking.found.values()];
  };
}

export function tablesOf({ rows }: Pick<Weights, 'rows'>): Tables {
  const numbers = new Map<string, number>();
  const signs = [...rows].map(([name, row]) => ({ parts: name.split(' '), row }));
  for (const { parts } of signs)
    if (/^[btn]$/.test(parts[0] ?? ''))
      for (const word of parts.slice(1)) if (!numbers.has(word)) numbers.set(word, numbers.size + 1);
  const numberOf = (word: string) => numbers.get(word) ?? 0;
  const [pairs, threes, arounds]: [Pair[], Pair[], Pair[]] = [[], [], []];
  const denied = new Map<number, number>();
  const deniedKinds = new Map<string, number>();
  for (const { parts, row } of signs) {
    const [kind, one = '', two = '', three = ''] = parts;
    if (kind === 'b') pairs.push([numberOf(one), numberOf(two), row]);
    else if (kind === 'n') denied.set(numberOf(one), row);
    else if (kind === 'nk') deniedKinds.set(one, row);
    else if (kind === 't' && two === ANY) arounds.push([numberOf(one), numberOf(three), row]);
    else if (kind === 't') {
      const pair = rows.get(`b ${one} ${two}`);
      if (pair !== undefined) threes.push([pair, numberOf(three), row]);
    }
  }
  return {
    numbers,
    pairs: pairsOf(pairs),
    threes: pairsOf(threes),
    arounds: pairsOf(arounds),
    denied,
    deniedKinds,
  };
}

/** Looks the signs of one text up. */
class Looking implements Visitor {
  /** A sign counts once, however often it comes. */
  readonly found = new Map<number, Among>();
  /** The row of the last two words that were known. */
  private row = 0;

  constructor(
    private readonly tokens: readonly Token[],
    /** The number of each token's stem. */
    private readonly words: readonly number[],
    private readonly tables: Tables,
    private readonly kinds: Kinds,
    /** The numbers that stand before the first word and after the last. */
    private readonly start: number,
    private readonly end: number,
  ) {}

  denied(at: number): void {
    const { denied, deniedKinds } = this.tables;
    this.add(denied.get(this.words[at] ?? 0), at, 1);
    for (const kind of this.kinds.of(this.tokens[at]?.stem ?? '')) this.add(deniedKinds.get(kind), at, 1);
  }
  first(at: number): void {
    this.add(this.look(this.tables.pairs, this.start, this.words[at]), at, 1);
  }
  last(at: number): void {
    this.add(this.look(this.tables.pairs, this.words[at], this.end), at, 1);
  }
  pair(at: number): boolean {
    const row = this.look(this.tables.pairs, this.words[at], this.words[at + 1]);
    this.row = row ?? 0;
    return this.add(row, at, 2);
  }
  three(at: number): void {
    const third = this.words[at + 2] ?? 0;
    if (third !== 0) this.add(rowIn(this.tables.threes, this.row, third), at, 3);
  }
  around(at: number): void {
    this.add(this.look(this.tables.arounds, this.words[at], this.words[at + 2]), at, 3);
  }

  private look(rows: Pairs, one = 0, other = 0): number | undefined {
    return one === 0 || other === 0 ? undefined : rowIn(rows, one, other);
  }
  private add(row: number | undefined, from: number, words: number): boolean {
    if (row !== undefined && !this.found.has(row)) this.found.set(row, { row, from, to: from + words });
    return row !== undefined;
  }
}
