/** Phrases as word lists, and a tree of them that finds all of them in one pass over a text. */
import { FORCE, writtenOut } from './words.js';

/** A phrase's ways of being said: "he/she hits me" is two. None at all when there would be more than `most`. */
export function phrasings(phrase: string, most = Infinity): string[][] {
  const places = phrase
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .split(/[^\p{L}\p{N}'/]+/u)
    .filter((place) => place !== '')
    .map((place) => place.split('/').filter((word) => word !== ''));
  if (places.reduce((ways, place) => ways * place.length, 1) > most) return [];
  return places
    .reduce<string[][]>((ways, place) => ways.flatMap((way) => place.map((word) => [...way, word])), [[]])
    .map((way) => way.flatMap((word) => writtenOut(word)).filter((word) => !FORCE.has(word)));
}

type Node<T> = { next: Map<string, Node<T>>; ends: T[] };
export type Found<T> = { value: T; from: number; to: number };

/** A tree of phrases: a text is walked once, and no phrase is longer than a dozen words, so time is linear. */
export type Tree<T> = {
  add(words: readonly string[], value: T): void;
  find(words: readonly string[]): Found<T>[];
};

export function tree<T>(): Tree<T> {
  const root: Node<T> = { next: new Map(), ends: [] };
  return {
    add(words, value) {
      let node = root;
      for (const word of words) {
        const next = node.next.get(word) ?? { next: new Map(), ends: [] };
        node.next.set(word, next);
        node = next;
      }
      if (node !== root) node.ends.push(value);
    },
    find(words) {
      const found: Found<T>[] = [];
      for (let from = 0; from < words.length; from++) {
        let node = root.next.get(words[from] ?? '');
        for (let to = from + 1; node !== undefined; to++) {
          for (const value of node.ends) found.push({ value, from, to });
          node = node.next.get(words[to] ?? '');
        }
      }
      return found;
    },
  };
}
