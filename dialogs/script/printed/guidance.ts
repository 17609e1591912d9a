/** The printed route table and support ladder: thresholds, reasons, quotes, and which answers they look at. */
import type { Guide } from '../../guide.js';
import { STEPS } from '../../ladder/rules.js';
import { PATHS, RULES } from '../../route/rules.js';
import { saying } from '../../translated.js';
import { conditionInWords } from '../in-words.js';

export function printedGuidance({ routes, ladder }: Guide, language: string): string[] {
  const say = saying(language);
  const quoted = (id: string | undefined) => {
    const quote = id === undefined ? undefined : routes.quotes[id];
    return quote === undefined ? '' : ` “${quote.says}” (${quote.by})`;
  };
  return [
    '## The route: signpost, link worker, or do it yourself',
    '',
    ...Object.entries(routes.thresholds).map(([id, number]) => `- \`${id}\`: ${number}`),
    `- Social issues: ${routes.social.join(', ')}`,
    '',
    ...RULES.map(
      (rule) => `- \`${rule}\`: ${say(routes.rules[rule].reason)}${quoted(routes.rules[rule].quote)}`,
    ),
    '',
    ...PATHS.flatMap((path) => {
      const { name, does, effort, quote } = routes.routes[path];
      return [`- \`${path}\`: ${say(name)}. ${say(does)} ${say(effort)}${quoted(quote)}`];
    }),
    '',
    ...Object.entries(routes.signs).map(([id, when]) => `- \`${id}\` when ${conditionInWords(when)}`),
    ...routes.stops.map(
      ({ id, when, label }) => `- stops, \`${id}\` (${say(label)}) when ${conditionInWords(when)}`,
    ),
    '',
    ...Object.entries({ ...routes.hows, ...routes.reasons, ...routes.changes }).map(
      ([id, text]) => `- \`${id}\`: ${say(text)}`,
    ),
    '',
    '## The support ladder',
    '',
    ...STEPS.map((step) => {
      const { name, does, goes_well, is_hard } = ladder.steps[step];
      return `- \`${step}\`: ${say(name)}. ${say(does)} If it goes well: ${say(goes_well)} If it is hard: ${say(is_hard)}`;
    }),
    ...ladder.moves.map(
      ({ question, answer, move }) => `- \`${move}\` when \`${question}\` is \`${answer}\``,
    ),
    '',
  ];
}
