/** What reached us from a person, whichever channel it came by. */
import type { Danger } from './danger/read.js';
import type { Command } from './script/wording.js';

export type Heard = {
  /** ISO date and time; the core has no clock. */
  at: string;
  /** What was typed, as it was typed. */
  text?: string;
  /** Option ids that were tapped or ticked. */
  choices?: string[];
  /** The question that was on the screen, when the channel knows: a late reply answers what was seen. */
  to?: { question: string; about?: string };
  /** One answer of a page with several: the questions above it may not have been answered, and a field holds no commands. */
  together?: boolean;
  /** It answers what a script before this one showed: a question of this one may stand before it. */
  seenBefore?: boolean;
  /** A button of the protocol, and what it points at. */
  command?: { name: Command; section?: string; question?: string; about?: string; language?: string };
  /** What the check on the raw words found, when it was already made before the queue. */
  danger?: Danger;
  /** The channel it came by: kept with a consent. */
  channel?: string;
  by?: 'person' | 'supporter' | 'clinician';
  /** The number it was texted from, with its country: kept only where the practice's policy is to be told. */
  phone?: string;
};

/** Longest text taken as one answer, in characters. */
export const LONGEST = 20_000;

/** Control characters and broken pairs go; everything a person can see stays. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u200b\u2060\ufeff]/gu, (mark) => (mark === '\n' || mark === '\t' ? mark : ''))
    .replaceAll('\ufffd', '')
    .trim();
}

/** One message is compared with many words: what was made plain last is remembered until the next text comes. */
let last = { text: '', plain: '' };

/** Lower case, no punctuation: what is compared when words are matched. */
export function plain(text: string): string {
  if (last.text !== text) last = { text, plain: madeOf(text) };
  return last.plain;
}

const madeOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[’‘'`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const madePlain = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Whether a whole text is one of these ways to say something: a list of a wording, made plain once. */
export function isOneOf(text: string, ways: readonly string[]): boolean {
  const already = madePlain.get(ways);
  const known = already ?? new Set(ways.map(plain));
  if (already === undefined) madePlain.set(ways, known);
  return known.has(plain(text));
}
