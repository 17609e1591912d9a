/** The words this program itself puts into people's mouths: whoever types a label or a command as it stands means that. */
import { plain } from '../heard.js';
import type { Question } from './script.js';
import type { Wording } from './wording.js';

/**
 * Every label of an answer and every phrase of a command, in every language and voice, as `plain` writes them; but
 * nothing that opens urgent help, which means the same wherever it is typed (H-01).
 */
export function ownWords(
  questions: ReadonlyMap<string, Question>,
  wordings: Iterable<Wording>,
): ReadonlySet<string> {
  const own = new Set<string>();
  for (const wording of wordings) {
    for (const [command, phrases] of Object.entries(wording.commands))
      if (command !== 'urgent') for (const phrase of phrases) own.add(plain(phrase));
    for (const [id, { options }] of questions)
      for (const option of options.filter(({ urgent }) => !urgent))
        for (const label of labelsOf(wording.questions[id], option.id)) own.add(plain(label));
  }
  own.delete('');
  return own;
}

const labelsOf = (words: Wording['questions'][string] | undefined, option: string): string[] => [
  words?.options[option] ?? '',
  words?.them?.options[option] ?? '',
  ...(words?.also[option] ?? []),
];
