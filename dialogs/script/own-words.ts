/** The protocol's own words, as people are told to type them: "do not ring me" is a wish, and no sign of danger. */
import { plain } from '../heard.js';
import type { Wording } from './wording.js';

/**
 * Every phrase of a command in every language and voice, as `plain` writes them; but nothing that opens urgent help,
 * which means the same wherever it is typed (H-01).
 */
export function ownWords(wordings: Iterable<Wording>): ReadonlySet<string> {
  const own = new Set<string>();
  for (const { commands } of wordings)
    for (const [command, phrases] of Object.entries(commands))
      if (command !== 'urgent') for (const phrase of phrases) own.add(plain(phrase));
  own.delete('');
  return own;
}
