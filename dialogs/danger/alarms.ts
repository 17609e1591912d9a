/** The shape of the urgent-help content: lines to call, cards, soft questions, and the phrases that mean danger. */
import { z } from 'zod';
import { Id } from '../ids.js';
import { gsmLength } from './gsm.js';
import { phrasings } from './phrases.js';

/** English always; other languages where somebody has written them. */
const Text = z.object({ en: z.string().min(1) }).catchall(z.string().min(1));

export const Nation = z.enum(['england', 'wales', 'scotland', 'northern-ireland']);

/** Kinds of danger, gravest first: life, then a child, then abuse, then the rest (4.6 "Order matters"). */
export const Kind = z.enum([
  'overdose',
  'medical',
  'suicide',
  'self-harm',
  'child',
  'abuse',
  'neglect',
  'harm-others',
  'psychosis',
  'withdrawal',
  'eating',
  'tonight',
]);

/** Numbers a practice gives in its own file; shown where a card names them. */
export const Local = z.enum(['adult_safeguarding', 'child_safeguarding', 'council_out_of_hours']);

const HelpLine = z
  .strictObject({
    name: Text,
    do: Text,
    number: z.string().optional(),
    /** The number to text. */
    text: z.string().optional(),
    hours: Text.optional(),
    nations: z.array(Nation).min(1),
    /** Who it is for, when not for everyone: under-18, under-35, 55-plus, men … */
    for: Id.optional(),
    verified: z.boolean(),
    source: z.string().min(1),
    checked_on: z.iso.date().optional(),
  })
  .refine((line) => line.number !== undefined || line.text !== undefined, 'a line needs a number or a text');

const Card = z.strictObject({
  heading: Text,
  /** Read out before the heading by a screen reader: how urgent this is. */
  hidden: Text.optional(),
  paragraphs: z.array(Text).min(1),
  under_18_first: z.array(Id).default([]),
  lines: z.array(Id).min(1),
  local: z.array(Local).default([]),
});

/** `yes` is always the answer that shows the card, so a typed "no" can never hide a danger (H-01). */
const Soft = z.strictObject({ ask: Text, yes: Text, no: Text, card: Id.optional() });

const Rule = z.strictObject({
  id: Id,
  kind: Kind,
  level: z.enum(['red', 'amber']),
  any: z.array(z.string().min(1)).min(1),
  unless: z.array(z.string().min(1)).default([]),
});

export const Alarms = z.strictObject({
  lines: z.record(Id, HelpLine),
  /** What to do with a practice's own numbers. */
  local: z.record(Local, z.strictObject({ do: Text })),
  /** Said above the menu, and what the menu asks (X0). */
  menu_lead: z.array(Text).min(1),
  menu_ask: Text,
  menu: z.array(z.strictObject({ id: Id, card: Id, label: Text })).min(1),
  cards: z.record(Id, Card),
  urgent_text: Text,
  /** By kind, and two that suit any kind: `someone-else` and `past`. */
  soft: z.record(Id, Soft),
  safe: z.strictObject({ ask: Text, yes: Text, no: Text }),
  phrases: z.record(z.string(), z.array(Rule)),
  /** Words that say the writer is under 18. Alone they are no danger; with abuse they make it a child's. */
  young: z.record(
    z.string(),
    z.strictObject({ any: z.array(z.string()), unless: z.array(z.string()).default([]) }),
  ),
  /** Right word → the ways people spell it. */
  spellings: z.record(z.string(), z.record(z.string(), z.array(z.string()))),
});

export type Alarms = z.infer<typeof Alarms>;
export type Kind = z.infer<typeof Kind>;
export type Nation = z.infer<typeof Nation>;
export type Soft = Alarms['soft'][string];
export type Rule = Alarms['phrases'][string][number];
export type HelpLine = Alarms['lines'][string];

/** 999 and 111 are shown whatever the state of their check (H2: a missing one is worse than an old one). */
export const isEmergency = (line: HelpLine) => line.number === '999' || line.number === '111';
export const isShown = (line: HelpLine) => line.verified || isEmergency(line);

/** The card with nothing on it but 999 (X1). */
export const LIFE = 'life';
/** The card for what no other card fits. */
export const OTHERWISE = 'something-else';

/** What an editor must put right before this may be used, for the languages people are offered. */
export function problemsInAlarms(alarms: Alarms, languages: readonly string[] = ['en']): string[] {
  return [
    ...languages
      .filter((language) => !alarms.phrases[language]?.length)
      .map((language) => `language '${language}' has no danger phrases, so it may not be offered`),
    ...cardProblems(alarms),
    ...namedCards(alarms)
      .filter(([, card]) => alarms.cards[card] === undefined)
      .map(([where, card]) => `${where} names the card '${card}', which does not exist`),
    ...[...Kind.options]
      .filter((kind) => alarms.soft[kind]?.card === undefined)
      .map((kind) => `the kind '${kind}' has no card: add one under soft`),
    ...['someone-else', 'past']
      .filter((id) => alarms.soft[id] === undefined)
      .map((id) => `soft has no question '${id}'`),
    ...Object.entries(alarms.urgent_text).flatMap(([language, text]) => textProblems(language, text)),
    ...phraseProblems(alarms),
  ];
}

function namedCards(alarms: Alarms): [string, string][] {
  return [
    ['the engine', LIFE],
    ['the engine', OTHERWISE],
    ...alarms.menu.map((item): [string, string] => [`the menu's '${item.id}'`, item.card]),
    ...Object.entries(alarms.soft).flatMap(([id, soft]): [string, string][] =>
      soft.card === undefined ? [] : [[`the question for '${id}'`, soft.card]],
    ),
  ];
}

function cardProblems(alarms: Alarms): string[] {
  return Object.entries(alarms.cards).flatMap(([id, card]) => {
    const all = [...card.under_18_first, ...card.lines];
    const known = card.lines.flatMap((name) => alarms.lines[name] ?? []);
    const problems = all
      .filter((name) => alarms.lines[name] === undefined)
      .map((name) => `card '${id}' names the line '${name}', which does not exist`);
    if (!known.some(isShown)) problems.push(`card '${id}' would show nothing: none of its lines is verified`);
    if (!known.some((line) => line.number === '999')) problems.push(`card '${id}' must show 999`);
    if (id !== LIFE && !known.some((line) => line.number === '111'))
      problems.push(`card '${id}' must show 111`);
    return problems;
  });
}

function textProblems(language: string, text: string): string[] {
  const length = gsmLength(text);
  if (length === undefined)
    return [`urgent_text in '${language}' has a character that text messages do not have`];
  return length > 160 ? [`urgent_text in '${language}' takes ${length} of 160 places: shorten it`] : [];
}

/** A phrase with many slashes grows by multiplication; this many ways is a slip of the pen. */
const MOST_WAYS = 2000;

function phraseProblems(alarms: Alarms): string[] {
  const rules = Object.values(alarms.phrases).flat();
  const ids = rules.map((rule) => rule.id);
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `the rule id '${id}' is used twice`),
    ...rules.flatMap((rule) =>
      [...rule.any, ...rule.unless]
        .filter((phrase) => ![...phrasings(phrase, MOST_WAYS)].some((words) => words.length > 0))
        .map((phrase) => `rule '${rule.id}': "${phrase}" has no words left in it, or too many slashes`),
    ),
  ];
}
