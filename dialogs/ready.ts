/** Makes ready all that reads people's words, so that the first person who writes, perhaps in danger, waits for nothing. */
import { compile } from './danger/compile.js';
import type { Guide } from './guide.js';
import { lexiconOf } from './needs/lexicon.js';
import type { Before } from './reading/reader.js';
import { findDanger } from './weighing/find-danger.js';
import { findNeeds } from './weighing/find-needs.js';
import { wordsToWeigh } from './weighing/tokens.js';

/** Ordinary words: what is needed for the first sentence is needed for every one. */
const FIRST = 'I do not see many people where I live now, and I would like to get out more';

/** `before` gives what an earlier start made of the same words. Throws when a pattern cannot be read. */
export function makeReady(guide: Guide, before?: Before): void {
  compile(guide.alarms, before);
  wordsToWeigh(before);
  for (const language of guide.wordings.keys()) lexiconOf(guide.needs, language, before);
  findDanger(FIRST, guide);
  for (const language of guide.wordings.keys()) findNeeds(FIRST, guide, language);
}
