/** The words people read that stand outside text/: urgent help, services and a practice's own, each with its place. */
import type { Alarms } from '../danger/alarms.js';
import { wordsIn } from '../danger/cards.js';
import type { Service } from '../matching/service.js';
import type { Placed } from './lint.js';
import type { Practice } from './practice.js';

/** Everything said in urgent help, in one language. */
export function alarmTexts(alarms: Alarms, language = 'en'): Placed[] {
  const at = (where: string, text: Parameters<typeof wordsIn>[0]): Placed => [
    `alarms.yaml, ${where}`,
    wordsIn(text, language),
  ];
  return [
    ...Object.entries(alarms.lines).flatMap(([id, line]) => [
      at(`lines.${id}.name`, line.name),
      at(`lines.${id}.do`, line.do),
      ...(line.hours ? [at(`lines.${id}.hours`, line.hours)] : []),
    ]),
    ...Object.entries(alarms.local).map(([id, local]) => at(`local.${id}.do`, local.do)),
    ...alarms.menu_lead.map((text, index) => at(`menu_lead.${index}`, text)),
    at('menu_young', alarms.menu_young),
    at('menu_ask', alarms.menu_ask),
    ...menuLabels(alarms, language),
    ...Object.entries(alarms.cards).flatMap(([id, card]) => [
      at(`cards.${id}.heading`, card.heading),
      ...(card.hidden ? [at(`cards.${id}.hidden`, card.hidden)] : []),
      ...card.paragraphs.map((text, index) => at(`cards.${id}.paragraphs.${index}`, text)),
    ]),
    at('urgent_text', alarms.urgent_text),
    ...Object.entries(alarms.by_nation).flatMap(([nation, here]) => [
      ...(here.menu_lead ?? []).map((text, index) => at(`by_nation.${nation}.menu_lead.${index}`, text)),
      ...(here.urgent_text ? [at(`by_nation.${nation}.urgent_text`, here.urgent_text)] : []),
      ...Object.entries(here.cards).flatMap(([id, card]) => [
        ...(card.heading ? [at(`by_nation.${nation}.cards.${id}.heading`, card.heading)] : []),
        ...(card.paragraphs ?? []).map((text, index) =>
          at(`by_nation.${nation}.cards.${id}.paragraphs.${index}`, text),
        ),
      ]),
    ]),
    at('soft_hint', alarms.soft_hint),
    ...[
      ...Object.entries(alarms.soft).map(([id, soft]) => [`soft.${id}`, soft] as const),
      safe(alarms),
    ].flatMap(([id, asked]) => [
      at(`${id}.ask`, asked.ask),
      at(`${id}.yes`, asked.yes),
      at(`${id}.no`, asked.no),
    ]),
  ];
}

const safe = (alarms: Alarms) => ['safe', alarms.safe] as const;

export const menuLabels = (alarms: Alarms, language = 'en'): Placed[] =>
  alarms.menu.map(({ id, label }) => [`alarms.yaml, menu.${id}`, wordsIn(label, language)]);

export const serviceTexts = (services: readonly Service[]): Placed[] =>
  services.flatMap((service) => {
    const at = (key: string, text: string | undefined): Placed[] =>
      text === undefined ? [] : [[`services, ${service.id}.${key}`, text]];
    return [
      ...at('summary', service.summary),
      ...at('how_to_start', service.how_to_start),
      ...at('what_happens_first', service.what_happens_first),
      ...at('ask_first', service.ask_first),
      ...service.what_they_ask.flatMap((text) => at('what_they_ask', text)),
    ];
  });

export const practiceTexts = (practices: Iterable<Practice>): Placed[] =>
  [...practices].flatMap(({ id, hours, wording }) => [
    ...(hours === undefined ? [] : [[`practices, ${id}.hours`, hours] satisfies Placed]),
    ...Object.entries(wording).flatMap(([question, { ask, hint, lead }]) =>
      [ask ?? [], hint ?? [], lead ?? []]
        .flat()
        .map((text): Placed => [`practices, ${id}.wording.${question}`, text]),
    ),
  ]);
