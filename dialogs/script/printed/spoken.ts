/** The printed words around the questions: endings, protocol sentences, commands, labels, and lay words for needs. */
import type { Guide } from '../../guide.js';
import type { Practice } from '../practice.js';
import type { Wording } from '../wording.js';

export function printedEndings(guide: Guide, wording: Wording): string[] {
  return [
    '## Endings',
    '',
    ...guide.script.endings.flatMap((ending) => [
      `### \`${ending}\``,
      '',
      ...(wording.endings[ending] ?? []).flatMap((line) => [line, '']),
    ]),
  ];
}

export function printedProtocol(wording: Wording): string[] {
  return [
    ...table('Sentences of the protocol', wording.says),
    ...table('Facts about a suggestion', wording.facts),
    ...table('Facts about a suggestion, about somebody else', wording.facts_them),
    ...table('Words of the plan', wording.plan),
    ...table('Words of the plan, about somebody else', wording.plan_them),
    ...table('Buttons and headings', wording.labels),
    '## Commands: what can be said at any time',
    '',
    ...Object.entries(wording.commands).map(([command, ways]) => `- \`${command}\`: ${ways.join(' · ')}`),
    `- yes: ${wording.yes.join(' · ')}`,
    `- no: ${wording.no.join(' · ')}`,
    '',
  ];
}

const table = (heading: string, words: Record<string, string>): string[] => [
  `## ${heading}`,
  '',
  ...Object.entries(words).map(([id, text]) => `- \`${id}\`: ${text}`),
  '',
];

export function printedNeeds(guide: Guide, wording: Wording): string[] {
  return [
    '## Needs, and the words they are read from',
    '',
    ...guide.needs.needs.flatMap(({ id, words }) => [
      `### ${wording.needs[id]?.label ?? id}  \`${id}\``,
      '',
      `Said with a suggestion: ${wording.needs[id]?.because ?? '(no words)'}`,
      '',
      ...Object.entries(words).flatMap(([code, ways]) =>
        Object.entries(ways).map(
          ([strength, patterns]) => `- ${code}, ${strength} (${patterns.length}): ${patterns.join(' · ')}`,
        ),
      ),
      '',
    ]),
  ];
}

function printedAlerts({ alerts }: Practice): string[] {
  if (alerts === undefined) return ['- Staff are told nothing; people are shown the phone number.'];
  const { emails, teams, urgent } = alerts;
  const policy =
    urgent === 'consent'
      ? 'only with the person’s yes'
      : `by policy, signed by ${urgent.signed_by} on ${urgent.on}: ${urgent.policy}`;
  return [
    `- Staff are told: ${[...emails, ...(teams === undefined ? [] : ['Teams'])].join(', then ')}. Of urgent help: ${policy}.`,
  ];
}

/** What a practice says in its own words instead of ours, and the numbers it gives. */
export function printedPractices(guide: Guide): string[] {
  return [
    '## Practices',
    '',
    ...[...guide.practices.values()].flatMap((practice) => [
      `### ${practice.name}  \`${practice.id}\`${practice.example ? ' (made up)' : ''}`,
      '',
      `- Nation: ${practice.nation}. Phone: ${practice.phone}. ${practice.hours ?? 'No hours given.'}`,
      ...printedAlerts(practice),
      ...Object.entries(practice.safeguarding).map(([id, who]) => `- \`${id}\`: ${who.name}, ${who.phone}`),
      ...Object.entries(practice.wording).flatMap(([question, own]) =>
        Object.entries(own).map(
          ([key, text]) => `- Instead of \`${question}\` ${key}: ${[text].flat().join(' / ')}`,
        ),
      ),
      '',
    ]),
  ];
}
