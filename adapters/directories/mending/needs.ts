/** Finds the needs a service answers: from its terms by address, then by label, then from its words. */
import type { FeedWords, Table } from '../mapping-files.js';
import { isEmpty, recordIn, recordsIn, textIn, type Loose } from '../loose.js';
import { remembered } from '../remembered.js';

export type Term = { uri?: string; label?: string };
export type Needs = Record<string, number>;

/** How a service's needs were found, for provenance. */
export type Read = { needs: Needs; from: 'terms' | 'words' | 'terms and words' | 'nothing' };

export type NeedReader = {
  read(name: string, description: string, terms: readonly Term[]): Read;
  /** Terms that stood for nothing, with how often each was met. */
  unmapped: ReadonlyMap<string, number>;
};

/** Words alone tell at most so many needs, the strongest; more would be a guess. */
const MOST_FROM_WORDS = 4;
const MOST_UNMAPPED = 5000;

type Phrase = { words: string[]; need: string; sure: boolean };

export function needReader(words: FeedWords, table: Table): NeedReader {
  const phrases = new Map<string, Phrase[]>();
  for (const [need, { sure, name }] of Object.entries(words))
    for (const [list, isSure] of [
      [sure, true],
      [name, false],
    ] as const)
      for (const text of list) {
        const pieces = wordsOf(text);
        const first = pieces[0];
        if (first === undefined) continue;
        const there = phrases.get(first) ?? [];
        phrases.set(first, there);
        there.push({ words: pieces, need, sure: isSure });
      }
  const labels = new Map(Object.entries(table.labels).map(([label, needs]) => [tidy(label), needs]));
  const unmapped = new Map<string, number>();

  const met = (text: string, sureOnly: boolean): ReadonlySet<string> => {
    let into: Set<string> | undefined;
    const all = wordsOf(text);
    for (let at = 0; at < all.length; at++)
      for (const phrase of phrases.get(all[at] ?? '') ?? [])
        if ((phrase.sure || !sureOnly) && phrase.words.every((each, n) => all[at + n] === each))
          (into ??= new Set()).add(phrase.need);
    return into ?? NO_NEEDS;
  };
  const described = remembered((text) => met(text, true));

  // As maps: a feed may call a term "constructor".
  const terms = new Map(Object.entries(table.terms));
  /** Labels are few and come again and again. */
  const ofLabel = remembered((label): readonly string[] | undefined => {
    const given = labels.get(tidy(label));
    if (given !== undefined) return given;
    const found = met(label, false);
    return found.size === 0 ? undefined : [...found];
  });
  /** Needs of one term; undefined when nobody knows what it stands for. */
  const ofTerm = ({ uri, label }: Term): readonly string[] | undefined =>
    (uri === undefined ? undefined : terms.get(uri)) ?? (label === undefined ? undefined : ofLabel(label));

  return {
    unmapped,
    read(name, description, own) {
      const termed = new Set<string>();
      for (const term of own) {
        const found = ofTerm(term);
        for (const need of found ?? []) termed.add(need);
        const unknown = term.uri ?? term.label;
        if (
          found === undefined &&
          unknown !== undefined &&
          (unmapped.has(unknown) || unmapped.size < MOST_UNMAPPED)
        ) {
          const said =
            term.label === undefined || term.uri === undefined ? unknown : `${term.label} (${term.uri})`;
          unmapped.set(said, (unmapped.get(said) ?? 0) + 1);
        }
      }
      const named = met(name, false);
      const told = described(description);
      /** A term counts 2, the name 2, a word of the description 1. */
      const strengthOf = (need: string) =>
        (termed.has(need) ? 2 : 0) + (named.has(need) ? 2 : 0) + (told.has(need) ? 1 : 0);
      const worded = onlyInWords(termed, named, told)
        .sort((a, b) => strengthOf(b) - strengthOf(a) || (a < b ? -1 : 1))
        .slice(0, Math.max(0, MOST_FROM_WORDS - (termed.size > 0 ? 2 : 0)));
      const needs: Needs = {};
      for (const need of termed) needs[need] = Math.min(3, strengthOf(need));
      for (const need of worded) needs[need] = Math.min(3, strengthOf(need));
      const from =
        termed.size === 0
          ? worded.length === 0
            ? 'nothing'
            : 'words'
          : worded.length === 0
            ? 'terms'
            : 'terms and words';
      return { needs, from };
    },
  };
}

/** Those that no term stands for. */
function onlyInWords(
  termed: ReadonlySet<string>,
  named: ReadonlySet<string>,
  told: ReadonlySet<string>,
): string[] {
  const found: string[] = [];
  for (const need of named) if (!termed.has(need)) found.push(need);
  for (const need of told) if (!termed.has(need) && !named.has(need)) found.push(need);
  return found;
}

const NO_NEEDS: ReadonlySet<string> = new Set();

/** A letter that is no plain one: without any, words are read faster. */
const OTHER_LETTERS = /[^ -~\s]/;

/** Small words, without what marks more than one. */
function wordsOf(text: string): string[] {
  const small = text.toLowerCase();
  const found = OTHER_LETTERS.test(small)
    ? small.replace(/[’']/g, ' ').match(/[\p{L}\p{N}+]+/gu)
    : small.match(/[a-z\d+]+/g);
  if (found === null) return [];
  for (let at = 0; at < found.length; at++) {
    const word = found[at] ?? '';
    if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) found[at] = word.slice(0, -1);
  }
  return found;
}

const tidy = (label: string) => label.toLowerCase().replace(/\s+/g, ' ').trim();

/** Terms of every version: `attributes` of 3.0, `service_taxonomys` of version 1. */
export function termsOf(record: Loose): Term[] {
  const found: Term[] = [];
  for (const { each } of recordsIn(record, 'attributes')) addTerm(each, 'taxonomy_term', found);
  for (const { each } of recordsIn(record, 'service_taxonomys', 'service_taxonomies', 'taxonomy_terms'))
    addTerm(each, 'taxonomy', found);
  return found;
}

/** The term itself, or what a record around it holds under `inner`. */
function addTerm(record: Loose, inner: string, into: Term[]): void {
  const within = recordIn(record, inner);
  const term = isEmpty(within) ? record : within;
  const id = textIn(term, 'id');
  const uri = textIn(term, 'term_uri', 'uri') ?? (id !== undefined && /^https?:/.test(id) ? id : undefined);
  const label = textIn(term, 'name', 'term', 'label');
  if (uri !== undefined) into.push(label === undefined ? { uri } : { uri, label });
  else if (label !== undefined) into.push({ label });
}
