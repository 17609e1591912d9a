/** The document a Clinical Safety Officer reads and signs: made from what runs, so that nothing is left out. */
import { wordingFor, type Guide } from '../guide.js';
import { conditionInWords } from './in-words.js';
import { printedGuidance } from './printed/guidance.js';
import { printedPapers } from './printed/papers.js';
import { printedSections } from './printed/sections.js';
import { printedEndings, printedNeeds, printedPractices, printedProtocol } from './printed/spoken.js';
import { earlierSignature, signatureOf, type Signed } from './signing.js';
import type { Wording } from './wording.js';
import { printedRules, printedUrgent } from './printed/urgent.js';

/**
 * Markdown, in one language; `shared`: with what is the same in every script. `{names}` stay as they are: they are filled
 * in when the words are spoken.
 */
export function printed(guide: Guide, language: string, { shared } = { shared: true }): string {
  const wording = wordingFor(guide, language);
  const lines = [
    `# The script \`${guide.script.id}\` in ${wording.name}`,
    '',
    ...whoSigned(guide.signed, wording.language),
    '',
    ...(wording.needs_check === undefined ? [] : [`**${wording.needs_check}**`, '']),
    'Every question, answer and route; what is said in urgent help; and every phrase that opens it.',
    'Words in {curly brackets} are filled in when they are spoken. A number after a need is how strongly it counts.',
    '',
    `Nothing is kept until: ${conditionInWords(guide.script.kept_when)}.`,
    '',
    ...(guide.script.retired.length > 0 ? [`Retired ids: ${guide.script.retired.join(', ')}.`, ''] : []),
    ...printedSections(guide, wording),
    ...printedEndings(guide, wording),
    ...(shared ? whatAllShare(guide, wording, language) : [SHARED_ABOVE]),
  ];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** What is the same in every script: a signature of any of them is bound to it. */
const whatAllShare = (guide: Guide, wording: Wording, language: string) => [
  ...printedProtocol(wording),
  ...printedGuidance(guide, wording.language),
  ...printedPapers(guide.papers, wording),
  ...printedUrgent(guide.alarms, language),
  ...printedRules(guide.alarms),
  ...printedNeeds(guide, wording),
  ...printedPractices(guide),
];

const SHARED_ABOVE =
  'What may be said at any time, the route, the ladder, the papers, urgent help, needs and practices: as printed above.';

/** A signature holds for these words only; an earlier one is told, with what it is worth now. */
function whoSigned(signed: Signed, language: string): string[] {
  const mark = `Fingerprint of routes, words, needs and danger phrases: \`${signed.fingerprints.get(language)}\``;
  const now = signatureOf(signed, language);
  if (now)
    return [`**Signed** by ${now.who}, ${now.role}, on ${now.on}; hazard log: ${now.hazards}. ${mark}`];
  const earlier = earlierSignature(signed, language);
  const since = earlier ? ` It was changed after ${earlier.who} signed it on ${earlier.on}.` : '';
  return [`**DRAFT, not signed.**${since} ${mark}`];
}
