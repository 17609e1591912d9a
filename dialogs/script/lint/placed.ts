/** The words people read that stand outside text/: urgent help, services and a practice's own, each with its place. */
import type { Alarms } from '../../danger/alarms.js';
import type { Service } from '../../matching/service.js';
import { wordsIn, type Translated } from '../../translated.js';
import type { Practice } from '../practice.js';
import type { Placed } from './finding.js';
import { screensFor, type Screen } from './screens.js';

const ALARMS = 'content/alarms.yaml';

/** Everything said in urgent help, in one language. What that language has no words for is left out. */
export function alarmTexts(alarms: Alarms, language: string): Placed[] {
  const at = (key: string, text: Translated | undefined): Placed[] =>
    text?.[language] === undefined ? [] : [{ file: ALARMS, key, text: text[language] }];
  const asked = {
    ...Object.fromEntries(Object.entries(alarms.soft).map(([id, soft]) => [`soft.${id}`, soft])),
  };
  return [
    ...Object.entries(alarms.lines).flatMap(([id, line]) => [
      ...at(`lines.${id}.name`, line.name),
      ...at(`lines.${id}.do`, line.do),
      ...at(`lines.${id}.hours`, line.hours),
    ]),
    ...Object.entries(alarms.local).flatMap(([id, local]) => at(`local.${id}.do`, local.do)),
    ...alarms.menu_lead.flatMap((text, index) => at(`menu_lead.${index}`, text)),
    ...alarms.menu_lead_they.flatMap((text, index) => at(`menu_lead_they.${index}`, text)),
    ...at('menu_young', alarms.menu_young),
    ...at('menu_young_they', alarms.menu_young_they),
    ...at('menu_ask', alarms.menu_ask),
    ...Object.entries(alarms.cards).flatMap(([id, card]) => [
      ...at(`cards.${id}.heading`, card.heading),
      ...at(`cards.${id}.hidden`, card.hidden),
      ...card.paragraphs.flatMap((text, index) => at(`cards.${id}.paragraphs.${index}`, text)),
    ]),
    ...Object.entries(alarms.by_nation).flatMap(([nation, here]) => [
      ...(['menu_lead', 'menu_lead_they'] as const).flatMap((lead) =>
        (here[lead] ?? []).flatMap((text, index) => at(`by_nation.${nation}.${lead}.${index}`, text)),
      ),
      ...Object.entries(here.cards).flatMap(([id, card]) => [
        ...at(`by_nation.${nation}.cards.${id}.heading`, card.heading),
        ...(card.paragraphs ?? []).flatMap((text, index) =>
          at(`by_nation.${nation}.cards.${id}.paragraphs.${index}`, text),
        ),
      ]),
    ]),
    ...at('soft_hint', alarms.soft_hint),
    ...at('soft_hint_they', alarms.soft_hint_they),
    ...at('card_they', alarms.card_they),
    ...Object.entries(alarms.soft).flatMap(([id, { hint, hint_they }]) => [
      ...at(`soft.${id}.hint`, hint),
      ...at(`soft.${id}.hint_they`, hint_they),
    ]),
    ...Object.entries({ ...asked, safe: alarms.safe, safe_they: alarms.safe_they }).flatMap(
      ([id, { ask, yes, no }]) => [...at(`${id}.ask`, ask), ...at(`${id}.yes`, yes), ...at(`${id}.no`, no)],
    ),
  ];
}

/** Texts in which everything must be said at once: counted in letters, not in paragraphs. */
export const urgentTexts = (alarms: Alarms, language: string): Placed[] =>
  [
    ['urgent_text', alarms.urgent_text] as const,
    ...Object.entries(alarms.by_nation).map(
      ([nation, here]) => [`by_nation.${nation}.urgent_text`, here.urgent_text] as const,
    ),
  ].flatMap(([key, text]) =>
    text?.[language] === undefined ? [] : [{ file: ALARMS, key, text: text[language] }],
  );

/** What is read at once in urgent help: each card. */
export const cardTexts = (alarms: Alarms): Placed[] =>
  Object.entries(alarms.cards).map(([id, { heading, paragraphs }]) => ({
    file: ALARMS,
    key: `cards.${id}`,
    text: [heading, ...paragraphs].map((text) => ended(wordsIn(text, 'en'))).join(' '),
  }));

/** A heading has no full stop, and is no part of the sentence below it. */
const ended = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

export const menuLabels = (alarms: Alarms, language: string): Placed[] =>
  alarms.menu.flatMap(({ id, label, label_they }) =>
    Object.entries({ [`menu.${id}`]: label, [`menu.${id}.label_they`]: label_they }).flatMap(
      ([key, words]) => {
        const text = words?.[language];
        return text === undefined ? [] : [{ file: ALARMS, key, text }];
      },
    ),
  );

/** Questions of urgent help: one question mark each. */
export const alarmScreens = (alarms: Alarms): Screen[] =>
  [
    ...Object.entries(alarms.soft).map(([id, { ask }]) => [`soft.${id}`, ask] as const),
    ['safe', alarms.safe.ask] as const,
    ['safe_they', alarms.safe_they.ask] as const,
  ].map(([key, ask]) => ({ file: ALARMS, key, before: [], ask: ask.en, hint: undefined }));

export const serviceTexts = (services: readonly Service[]): Placed[] =>
  services.flatMap((service) => {
    const at = (key: string, text: string | undefined): Placed[] =>
      text === undefined ? [] : [{ file: 'content/services', key: `${service.id}.${key}`, text }];
    return [
      ...at('summary', service.summary),
      ...at('how_to_start', service.how_to_start),
      ...at('what_happens_first', service.what_happens_first),
      ...at('ask_first', service.ask_first),
      ...service.what_they_ask.flatMap((text, index) => at(`what_they_ask.${index}`, text)),
    ];
  });

export const practiceTexts = (practices: Iterable<Practice>): Placed[] =>
  [...practices].flatMap(({ id, hours, wording }) => {
    const file = `content/practices/${id}.yaml`;
    return [
      ...(hours === undefined ? [] : [{ file, key: 'hours', text: hours }]),
      ...Object.entries(wording).flatMap(([question, { ask, hint, lead }]) =>
        [ask ?? [], hint ?? [], lead ?? []]
          .flat()
          .map((text) => ({ file, key: `wording.${question}`, text })),
      ),
    ];
  });

/** A practice's own opening, as it stands among our words. */
export const practiceScreens = (
  practices: Iterable<Practice>,
  ours: Readonly<Record<string, Parameters<typeof screensFor>[2]>>,
): Screen[] =>
  [...practices].flatMap(({ id, wording }) =>
    Object.entries(wording).flatMap(([question, theirs]) => {
      const words = ours[question];
      if (words === undefined) return [];
      const screen = {
        ...words,
        ask: theirs.ask ?? words.ask,
        ...(theirs.hint === undefined ? {} : { hint: theirs.hint }),
        ...(theirs.lead === undefined ? {} : { lead: theirs.lead }),
      };
      return screensFor(`content/practices/${id}.yaml`, `wording.${question}`, screen);
    }),
  );
