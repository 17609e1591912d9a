/** Every mutator, in the order of the report. */
import { allCapitals, someCapitals } from './capitals.js';
import { elongation, homoglyphs, leetspeak, spacedLetters, vowels } from './disguises.js';
import { emojiStop, sprinkled } from './emoji.js';
import type { Mutator } from './mutator.js';
import { spaces } from './spaces.js';
import { split } from './split.js';
import { textSpeak } from './text-speak.js';
import { typing } from './typing.js';

export const MUTATORS: readonly Mutator[] = [
  typing,
  spaces,
  textSpeak,
  sprinkled,
  emojiStop,
  allCapitals,
  someCapitals,
  split,
  leetspeak,
  vowels,
  spacedLetters,
  homoglyphs,
  elongation,
];
