/** Finds the needs a service answers: from its terms by address, then by label, then from its words. */
import type { FeedWords, Table } from '../mapping-files.js';
import { recordIn, recordsIn, textIn, type Loose } from '../loose.js';
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
    const into = new Set<string>();
    const all = wordsOf(text);
    for (const [at, word] of all.entries())
      for (const phrase of phrases.get(word) ?? [])
        if ((phrase.sure || !sureOnly) && phrase.words.every((each, n) => all[at + n] === each))
          into.add(phrase.need);
    return into;
  };
  const described = remembered((text) => met(text, true));

  /** Needs of one term; undefined when nobody knows what it stands for. */
  const ofTerm = ({ uri, label }: Term): readonly string[] | undefined => {
    const known =
      (uri === undefined ? undefined : table.terms[uri]) ??
      (label === undefined ? undefined : labels.get(tidy(label)));
    if (known !== undefined) return known;
    const found = label === undefined ? [] : [...met(label, false)];
    return found.length === 0 ? undefined : found;
  };

  /** Terms are few and come again and again. */
  const known = new Map<string, readonly string[] | undefined>();

  return {
    unmapped,
    read(name, description, terms) {
      const termed = new Set<string>();
      for (const term of terms) {
        const called = `${term.uri ?? ''}\n${term.label ?? ''}`;
        if (!known.has(called)) known.set(called, ofTerm(term));
        const found = known.get(called);
        found?.forEach((need) => termed.add(need));
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
      const strengths = strengthsOf(termed, named, told);
      const worded = [...new Set([...named, ...told])]
        .filter((need) => !termed.has(need))
        .sort((a, b) => (strengths.get(b) ?? 0) - (strengths.get(a) ?? 0) || (a < b ? -1 : 1))
        .slice(0, Math.max(0, MOST_FROM_WORDS - (termed.size > 0 ? 2 : 0)));
      const needs = Object.fromEntries(
        [...termed, ...worded].map((need) => [need, Math.min(3, strengths.get(need) ?? 0)]),
      );
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

/** A term counts 2, the name 2, a word of the description 1. */
function strengthsOf(termed: ReadonlySet<string>, named: ReadonlySet<string>, told: ReadonlySet<string>) {
  const strengths = new Map<string, number>();
  for (const [needs, strength] of [
    [termed, 2],
    [named, 2],
    [told, 1],
  ] as const)
    for (const need of needs) strengths.set(need, (strengths.get(need) ?? 0) + strength);
  return strengths;
}

/** Small words, without what marks more than one. */
function wordsOf(text: string): string[] {
  const found =
    text
      .toLowerCase()
      .replace(/[’']/g, ' ')
      .match(/[\p{L}\p{N}+]+/gu) ?? [];
  return found.map((word) =>
    word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word,
  );
}

const tidy = (label: string) => label.toLowerCase().replace(/\s+/g, ' ').trim();

/** Terms of every version: `attributes` of 3.0, `service_taxonomys` of version 1. */
export function termsOf(record: Loose): Term[] {
  const attributes = recordsIn(record, 'attributes').map(({ each }) => {
    const term = recordIn(each, 'taxonomy_term');
    return Object.keys(term).length > 0 ? term : each;
  });
  const taxonomies = recordsIn(record, 'service_taxonomys', 'service_taxonomies', 'taxonomy_terms').map(
    ({ each }) => {
      const term = recordIn(each, 'taxonomy');
      return Object.keys(term).length > 0 ? term : each;
    },
  );
  return [...attributes, ...taxonomies].flatMap((term) => {
    const uri =
      textIn(term, 'term_uri', 'uri') ??
      (/^https?:/.test(textIn(term, 'id') ?? '') ? textIn(term, 'id') : undefined);
    const label = textIn(term, 'name', 'term', 'label');
    if (uri === undefined && label === undefined) return [];
    return [{ ...(uri === undefined ? {} : { uri }), ...(label === undefined ? {} : { label }) }];
  });
}
