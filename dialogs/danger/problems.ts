/** What is wrong with an urgent-help file, in an editor's words: every problem, with the name to look for. */
import { isShown, Kind, LIFE, OTHERWISE, type Alarms } from './alarms.js';
import { gsmLength } from './gsm.js';

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
    ...elsewhereProblems(alarms),
  ];
}

function elsewhereProblems({ by_nation, cards }: Alarms): string[] {
  return Object.entries(by_nation).flatMap(([nation, here]) => [
    ...Object.keys(here.cards)
      .filter((id) => cards[id] === undefined)
      .map((id) => `by_nation '${nation}' rewords the card '${id}', which does not exist`),
    // A clinician must not be told what is not so there.
    ...((here.menu_lead === undefined) === (here.menu_lead_they === undefined)
      ? []
      : [`by_nation '${nation}' needs both menu_lead and menu_lead_they, or neither`]),
    ...Object.entries(here.urgent_text ?? {}).flatMap(([language, text]) => textProblems(language, text)),
  ]);
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
