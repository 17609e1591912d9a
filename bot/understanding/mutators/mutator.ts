/** What a mutator is: it writes a text as somebody else might have typed it, with the same meaning to a person. */
import { seeded, type Random } from '../../bench/random.js';

export type Mutator = {
  name: string;
  /** What it does, for the report. */
  does: string;
  /** Whether people write so of anything, or chiefly to disguise a danger. */
  of: 'everything' | 'danger';
  /** One message, or two that were sent one after the other. */
  mutate(text: string, random: Random): string[];
};

/** A word as people type it, apostrophes within it included. */
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

export const wordsOf = (text: string): string[] => text.match(WORD) ?? [];

/** The text with its words changed; `at` counts them from nought. */
export function mapWords(text: string, change: (word: string, at: number) => string): string {
  let at = 0;
  return text.replace(WORD, (word) => change(word, at++));
}

/** The same text is changed the same way on every run, whatever was changed before it. */
export function mutated(mutator: Mutator, text: string, turn = 0): string[] {
  return mutator.mutate(text, seeded(numberOf(`${mutator.name} ${turn} ${text}`)));
}

/** FNV-1a: spreads texts over the numbers a seed may be. */
function numberOf(text: string): number {
  let number = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) number = Math.imul(number ^ text.charCodeAt(at), 0x01000193);
  return number | 0;
}
