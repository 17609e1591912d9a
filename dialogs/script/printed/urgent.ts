/** The printed urgent help: the menu, soft questions, cards with their lines, and every phrase that means danger. */
import { isEmergency, isShown, Kind, type Alarms, type HelpLine, type Rule } from '../../danger/alarms.js';
import { saying, type Translated } from '../../translated.js';

export function printedUrgent(alarms: Alarms, language: string): string[] {
  const say = saying(language);
  return [
    '## Urgent help',
    '',
    ...alarms.menu_lead.flatMap((text) => [say(text), '']),
    `**${say(alarms.menu_ask)}**`,
    '',
    ...alarms.menu.map(({ id, card, label }) => `- ${say(label)}  \`${id}\` → card \`${card}\``),
    '',
    `In one text message: ${say(alarms.urgent_text)}`,
    '',
    `Asked before going on: ${say(alarms.safe.ask)} (${say(alarms.safe.yes)} / ${say(alarms.safe.no)})`,
    '',
    `Of somebody else: ${say(alarms.safe_they.ask)} (${say(alarms.safe_they.yes)} / ${say(alarms.safe_they.no)})`,
    '',
    `Said first to somebody under 18: ${say(alarms.menu_young)}`,
    '',
    '### The same, where a clinician reads it with the person beside them',
    '',
    ...alarms.menu_lead_they.map((text) => `- menu: ${say(text)}`),
    `- of somebody under 18, first: ${say(alarms.menu_young_they)}`,
    ...alarms.menu.flatMap(({ id, label_they }) => (label_they ? [`- \`${id}\`: ${say(label_they)}`] : [])),
    `- under each soft question that names nothing else: ${say(alarms.soft_hint_they)}`,
    `- under "${say(alarms.safe_they.ask)}": ${say(alarms.card_they)}`,
    '',
    '### What reads otherwise in one nation',
    '',
    ...Object.entries(alarms.by_nation).flatMap(([nation, here]) => [
      ...(here.menu_lead ?? []).map((text) => `- ${nation}, menu: ${say(text)}`),
      ...(here.menu_lead_they ?? []).map((text) => `- ${nation}, menu, for a clinician: ${say(text)}`),
      ...(here.urgent_text ? [`- ${nation}, in one text message: ${say(here.urgent_text)}`] : []),
      ...Object.entries(here.cards).flatMap(([id, { heading, paragraphs = [] }]) =>
        [...(heading ? [heading] : []), ...paragraphs].map(
          (text) => `- ${nation}, card \`${id}\`: ${say(text)}`,
        ),
      ),
    ]),
    '',
    '### Soft questions, asked of an amber sign',
    '',
    `Shown under each that names nothing else: ${say(alarms.soft_hint)}`,
    '',
    ...Object.entries(alarms.soft).flatMap(([id, soft]) => [
      `- \`${id}\`: ${say(soft.ask)}`,
      ...(soft.hint ? [`  - under it: ${say(soft.hint)}`] : []),
      ...(soft.hint_they ? [`  - under it, for a clinician: ${say(soft.hint_they)}`] : []),
      `  - ${say(soft.yes)} → card \`${soft.card ?? 'of its kind'}\``,
      `  - ${say(soft.no)} → carry on`,
    ]),
    '',
    ...Object.entries(alarms.cards).flatMap(([id, card]) => [
      `### Card \`${id}\`: ${card.hidden ? `${say(card.hidden)} ` : ''}${say(card.heading)}`,
      '',
      ...card.paragraphs.flatMap((text) => [say(text), '']),
      ...linesOf(alarms, card.lines, say),
      ...card.local.map((name) => `- The practice's own number \`${name}\`: ${say(alarms.local[name].do)}`),
      ...(card.under_18_first.length > 0
        ? [`- Under 18, shown first: ${card.under_18_first.map((line) => `\`${line}\``).join(', ')}`]
        : []),
      '',
    ]),
    '### Lines not shown until verified',
    '',
    ...Object.entries(alarms.lines)
      .filter(([, line]) => !isShown(line))
      .map(([id, line]) => printedLine(id, line, say)),
    '',
  ];
}

function linesOf(alarms: Alarms, ids: readonly string[], say: (text: Translated) => string): string[] {
  const known = ids.flatMap((id) => (alarms.lines[id] ? [{ id, line: alarms.lines[id] }] : []));
  const hidden = known.filter(({ line }) => !isShown(line)).map(({ id }) => `\`${id}\``);
  return [
    ...known.filter(({ line }) => isShown(line)).map(({ id, line }) => printedLine(id, line, say)),
    ...(hidden.length > 0 ? [`- Not shown until verified: ${hidden.join(', ')}`] : []),
  ];
}

function printedLine(id: string, line: HelpLine, say: (text: Translated) => string): string {
  const facts = [
    ...(line.number ? [`number ${line.number}`] : []),
    ...(line.text ? [`text ${line.text}`] : []),
    line.hours ? `hours: ${say(line.hours)}` : 'hours not given',
    line.nations.join(', '),
    ...(line.for ? [`for ${line.for}`] : []),
    line.verified ? 'verified' : isEmergency(line) ? 'not verified, shown all the same' : 'not verified',
    line.checked_on ? `checked ${line.checked_on}` : 'NOT CHECKED by a person yet',
    `source: ${line.source}`,
  ];
  return `- **${say(line.name)}**: ${say(line.do)}  \`${id}\` (${facts.join('; ')})`;
}

/** By kind, gravest first, then red before amber: each language's rules with all their phrases. */
export function printedRules(alarms: Alarms): string[] {
  const rules = Object.entries(alarms.phrases).flatMap(([code, list]) =>
    list.map((rule) => ({ code, rule })),
  );
  return [
    '## Danger: the words that open urgent help',
    '',
    'Red shows the card at once; amber asks the soft question first. Doubt is amber, unless the text is longer than a few',
    'words and what was learned from many sentences finds no danger in it. Of hints it takes two. A slash means any one of',
    'these words, a name in curly brackets any one of its family.',
    '',
    ...Kind.options.flatMap((kind) =>
      (['red', 'amber', 'doubt', 'hint'] as const).flatMap((level) => {
        const here = rules.filter(({ rule }) => rule.kind === kind && rule.level === level);
        if (here.length === 0) return [];
        return [
          `### ${kind}, ${level}`,
          '',
          ...here.flatMap(({ code, rule }) => [...printedRule(code, rule), '']),
        ];
      }),
    ),
    '### Signs that mean more together',
    '',
    ...alarms.together.map(
      ({ id, kind, level, rules: lists }) =>
        `- \`${id}\` (${kind}, ${level}): ${lists.map((list) => list.join(' or ')).join(', with ')}`,
    ),
    '',
    '### Families of words',
    '',
    ...alarms.families.map(({ name, patterns }) => `- {${name}}: ${patterns.join(' · ')}`),
    '',
    '### Words that say the writer is under 18',
    '',
    ...Object.entries(alarms.young).flatMap(([code, young]) => [
      `- ${code}: ${young.any.join(' · ')}`,
      ...(young.unless.length > 0 ? [`  - not when: ${young.unless.join(' · ')}`] : []),
    ]),
    '',
  ];
}

const printedRule = (code: string, rule: Rule) => [
  `- \`${rule.id}\` (${code}, ${rule.any.length} phrases): ${rule.any.join(' · ')}`,
  ...(rule.unless.length > 0 ? [`  - not when (${rule.unless.length}): ${rule.unless.join(' · ')}`] : []),
];
