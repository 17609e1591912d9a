/** The printed words of papers: headings, sentences, why one is withheld, and the codes with their certainty. */
import type { PaperRules } from '../../papers/rules.js';
import { saying, type Translated } from '../../translated.js';
import type { Wording } from '../wording.js';

export function printedPapers({ codes, ...papers }: PaperRules, wording: Wording): string[] {
  const say = saying(wording.language);
  return [
    '## The papers',
    '',
    ...Object.entries(papers).flatMap(([paper, words]) =>
      textsIn(words).map(([id, text]) => `- \`${paper}\` \`${id}\`: ${say(text)}`),
    ),
    ...Object.entries(wording.plan).map(([id, text]) => `- \`plan\` \`${id}\`: ${text}`),
    '',
    ...codes.list.map(
      ({ code, term, when, certainty, rule }) =>
        `- \`${code}\` ${term}: suggested when \`${when}\`, ${certainty}. ${say(rule)}`,
    ),
    '',
  ];
}

/** Every text of it with its key, those of lists and groups too. */
function textsIn(words: object): [string, Translated][] {
  return Object.entries(words).flatMap(([id, value]: [string, unknown]): [string, Translated][] => {
    if (isText(value)) return [[id, value]];
    if (typeof value !== 'object' || value === null) return [];
    return textsIn(value).map(([inner, text]) => [`${id}.${inner}`, text]);
  });
}

const isText = (value: unknown): value is Translated =>
  typeof value === 'object' && value !== null && 'en' in value && typeof value.en === 'string';
