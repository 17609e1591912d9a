/** Which learned signs stand among the words of a text: neighbours, triples, what is denied. */
import type { Token } from '../reading/types.js';
import type { Kinds } from './kinds.js';
import { signsAmong, type Visitor } from './signs.js';
import type { Weights } from './weights.js';

/** A learned sign by its row, and the words it stands in first. */
export type Among = { row: number; from: number; to: number };

/** Rows by the numbers of two words, or of one, or by the row of two words and the number of the third. */
type Rows = Map<number, number>;
/** Plain data. */
export type Tables = {
  numbers: Map<string, number>;
  base: number;
  pairs: Rows;
  threes: Rows;
  arounds: Rows;
  denied: Rows;
  deniedKinds: Map<string, number>;
};
const START = '^';
const END = '$';
const ANY = '*';

/**
 * Signs are looked up by the numbers of their words: building a name for each, only to find that nobody knows it, takes
 * most of the time.
 */
export function amongOf(tables: Tables, kinds: Kinds): (tokens: readonly Token[]) => Among[] {
  return (tokens) => {
    const looking = new Looking(tokens, tables, kinds);
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
  const base = numbers.size + 1;
  const numberOf = (word: string) => numbers.get(word) ?? 0;
  const keyOf = (one: string, other: string) => numberOf(one) * base + numberOf(other);
  const tables: Tables = {
    ...{ numbers, base, deniedKinds: new Map<string, number>() },
    ...{ pairs: new Map(), threes: new Map(), arounds: new Map(), denied: new Map() },
  };
  for (const { parts, row } of signs) {
    const [kind, one = '', two = '', three = ''] = parts;
    if (kind === 'b') tables.pairs.set(keyOf(one, two), row);
    else if (kind === 'n') tables.denied.set(numberOf(one), row);
    else if (kind === 'nk') tables.deniedKinds.set(one, row);
    else if (kind === 't' && two === ANY) tables.arounds.set(keyOf(one, three), row);
    else if (kind === 't') {
      const pair = rows.get(`b ${one} ${two}`);
      if (pair !== undefined) tables.threes.set(pair * base + numberOf(three), row);
    }
  }
  return tables;
}

/** Looks the signs of one text up. */
class Looking implements Visitor {
  /** A sign counts once, however often it comes. */
  readonly found = new Map<number, Among>();
  private readonly words: readonly number[];
  /** The row of the last two words that were known. */
  private row = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly tables: Tables,
    private readonly kinds: Kinds,
  ) {
    this.words = tokens.map(({ stem }) => tables.numbers.get(stem) ?? 0);
  }

  denied(at: number): void {
    const { denied, deniedKinds } = this.tables;
    this.add(denied.get(this.words[at] ?? 0), at, 1);
    for (const kind of this.kinds.of(this.tokens[at]?.stem ?? '')) this.add(deniedKinds.get(kind), at, 1);
  }
  first(at: number): void {
    this.add(this.look(this.tables.pairs, this.tables.numbers.get(START), this.words[at]), at, 1);
  }
  last(at: number): void {
    this.add(this.look(this.tables.pairs, this.words[at], this.tables.numbers.get(END)), at, 1);
  }
  pair(at: number): boolean {
    const row = this.look(this.tables.pairs, this.words[at], this.words[at + 1]);
    this.row = row ?? 0;
    return this.add(row, at, 2);
  }
  three(at: number): void {
    const third = this.words[at + 2] ?? 0;
    if (third !== 0) this.add(this.tables.threes.get(this.row * this.tables.base + third), at, 3);
  }
  around(at: number): void {
    this.add(this.look(this.tables.arounds, this.words[at], this.words[at + 2]), at, 3);
  }

  private look(rows: Rows, one = 0, other = 0): number | undefined {
    return one === 0 || other === 0 ? undefined : rows.get(one * this.tables.base + other);
  }
  private add(row: number | undefined, from: number, words: number): boolean {
    if (row !== undefined && !this.found.has(row)) this.found.set(row, { row, from, to: from + words });
    return row !== undefined;
  }
}
