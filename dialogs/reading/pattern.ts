/** Reads one pattern as an editor writes it: "(i am|feel~) ... lonely/alone" becomes pieces. */
import { fold } from './fold.js';
import { remembering } from './remembering.js';
import { stemOf } from './stems.js';
import { writtenOut } from './short-forms.js';

export type Piece =
  | { kind: 'word'; word: string }
  /** Any form of the word. */
  | { kind: 'stem'; word: string; stem: string }
  /** Exactly one word, whichever. */
  | { kind: 'any' }
  /** Nought to `most` words, whichever. */
  | { kind: 'gap'; most: number }
  /** One of these ways; an empty one says that it may be missing. */
  | { kind: 'either'; ways: Piece[][] }
  | { kind: 'family'; name: string };

export type Pattern = { atStart: boolean; atEnd: boolean; pieces: Piece[] };

/** What is wrong with a pattern, in an editor's words. */
export class Unreadable extends Error {}

/** How many words `...` stands for, and the most that may be asked for. */
const GAP = 4;
const WIDEST = 12;

const SIGNS = /\s+|\.\.\.\d*|[\^$*()|/?~]|\{[^{}]*\}|[\p{L}\p{N}][\p{L}\p{N}'-]*|./gsu;

/** The signs of a pattern, and which of them comes next. */
type Signs = { all: readonly string[]; at: number };

/** The pieces of a pattern. Throws `Unreadable` when it is not written as patterns are. */
export function patternOf(text: string): Pattern {
  const all = (fold(text).plain.match(SIGNS) ?? []).filter((sign) => sign.trim() !== '');
  const atStart = all[0] === '^';
  const atEnd = all.at(-1) === '$';
  const signs: Signs = { all: all.slice(atStart ? 1 : 0, atEnd ? -1 : undefined), at: 0 };
  const pieces = sequence(signs);
  if (next(signs) === ')') throw new Unreadable('a bracket ) was not opened with (');
  if (next(signs) !== undefined) throw new Unreadable('| stands outside of ( )');
  return { atStart, atEnd, pieces };
}

const next = (signs: Signs): string | undefined => signs.all[signs.at];

/** Passes over the sign when it is the next one. */
function passes(signs: Signs, sign: string): boolean {
  if (next(signs) !== sign) return false;
  signs.at++;
  return true;
}

function sequence(signs: Signs): Piece[] {
  const pieces: Piece[] = [];
  for (let sign = next(signs); sign !== undefined && sign !== '|' && sign !== ')'; sign = next(signs))
    pieces.push(...item(signs));
  if (pieces.length === 0) throw new Unreadable(emptyAt(next(signs)));
  return pieces;
}

/** Words with / between them, and perhaps a ? after. */
function item(signs: Signs): Piece[] {
  const choices = [one(signs)];
  while (passes(signs, '/')) choices.push(one(signs));
  if (choices.length > 1 && choices.flat().some(({ kind }) => kind === 'any' || kind === 'gap'))
    throw new Unreadable('* and ... cannot be one of several words with / between them');
  const pieces = choices.length === 1 ? (choices[0] ?? []) : [either(choices)];
  if (!passes(signs, '?')) return pieces;
  if (pieces[0]?.kind === 'gap') throw new Unreadable('... may stand for no words already: leave out its ?');
  return [either([pieces, []])];
}

function one(signs: Signs): Piece[] {
  const sign = next(signs) ?? '';
  signs.at++;
  if (sign === '*') return [{ kind: 'any' }];
  if (sign.startsWith('...')) return [gap(sign)];
  if (sign.endsWith('}') && sign.length > 1) return [{ kind: 'family', name: sign.slice(1, -1).trim() }];
  if (sign === '(') return group(signs);
  const words = passes(signs, '~') ? stemsOf(sign) : wordsOf(sign);
  if (words === undefined) throw new Unreadable(misplaced(sign));
  return words;
}

/** Words come back in many patterns; undefined for what is none. Nobody changes a piece. */
const wordsOf = remembering(20_000, (sign) => saidBy(sign)?.map((word): Piece => ({ kind: 'word', word })));
const stemsOf = remembering(20_000, (sign) =>
  saidBy(sign)?.map((word): Piece => ({ kind: 'stem', word, stem: stemOf(word) })),
);
function saidBy(sign: string): string[] | undefined {
  if (!/^[\p{L}\p{N}]/u.test(sign)) return undefined;
  return sign
    .split('-')
    .flatMap(writtenOut)
    .filter((word) => word !== '');
}

function group(signs: Signs): Piece[] {
  const ways = [sequence(signs)];
  while (passes(signs, '|')) ways.push(sequence(signs));
  if (!passes(signs, ')')) throw new Unreadable('a bracket ( is not closed with )');
  return ways.length === 1 ? (ways[0] ?? []) : [either(ways)];
}

const either = (ways: Piece[][]): Piece => ({ kind: 'either', ways });

function gap(sign: string): Piece {
  const most = sign === '...' ? GAP : Number(sign.slice(3));
  if (most >= 1 && most <= WIDEST) return { kind: 'gap', most };
  throw new Unreadable(`${sign} may stand for 1 to ${WIDEST} words`);
}

const emptyAt = (sign: string | undefined): string =>
  sign === undefined ? 'there are no words in it' : `there is nothing before ${sign}`;

function misplaced(sign: string): string {
  if (sign === '') return 'it ends where a word should follow';
  if (sign === '^') return '^ may stand only before the first word';
  if (sign === '$') return '$ may stand only after the last word';
  if (sign === '~') return '~ must follow a word directly';
  if (sign === '{' || sign === '}') return 'a family is written {name}';
  if ('|/?)'.includes(sign)) return `${sign} must follow a word`;
  return `the sign ${sign} has no meaning in a pattern`;
}
