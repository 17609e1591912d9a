/** Words the route card: what is suggested, why, whose time it takes, what would change it. Nobody is told a score. */
import { headed, type Part } from '../part.js';
import { fill } from '../script/wording.js';
import { saying, type Translated } from '../translated.js';
import type { Because } from './decide.js';
import type { Changed } from './changes.js';
import type { Route } from './route.js';
import type { RouteRules, RuleId } from './rules.js';

/** What a need is called, in this language. */
type NameOf = (need: string) => string;

export function routeParts(route: Route, rules: RouteRules, language: string, nameOf: NameOf): Part[] {
  const say = saying(language);
  const { suggested, changes, decided } = route;
  const { card } = rules;
  const part = (heading: Translated, lines: string[]) => headed(say(heading), lines);
  const named = suggested.route === 'none' ? undefined : rules.routes[suggested.route];
  return [
    ...part(card.heading, [
      named === undefined ? say(rules.none) : say(named.name),
      say(rules.hows[suggested.how]),
      ...(named === undefined ? [] : [say(named.does), say(card['you-decide'])]),
    ]),
    ...part(card.because, [
      ...ruleLines(suggested.rule, rules, say),
      ...suggested.because.map((because) => becauseWords(because, rules, say, nameOf)),
    ]),
    ...part(card.effort, named === undefined ? [] : effortLines(suggested.rule, named, rules, say)),
    ...part(
      card.greyed,
      suggested.greyed.flatMap((path) => [
        `${say(rules.routes[path].name)}:`,
        ...ruleLines('R8', rules, say),
      ]),
    ),
    ...part(
      card.instead,
      suggested.rules.includes('R9') ? [...ruleLines('R9', rules, say), ...rules.instead.map(say)] : [],
    ),
    ...part(
      card.change,
      changes.map((each) => changeWords(each, rules, say, language)),
    ),
    ...part(card.override, overrideLines(decided, rules, say)),
  ];
}

const ruleLines = (rule: RuleId, rules: RouteRules, say: (text: Translated) => string) => {
  const { reason, quote } = rules.rules[rule];
  return [say(reason), ...(quote === undefined ? [] : quoted(rules, quote))];
};

/** A quote that stands under the reason already is not said twice. */
const effortLines = (
  rule: RuleId,
  { effort, quote }: RouteRules['routes'][keyof RouteRules['routes']],
  rules: RouteRules,
  say: (text: Translated) => string,
) => [say(effort), ...(rules.rules[rule].quote === quote ? [] : quoted(rules, quote))];

function quoted(rules: RouteRules, id: string): string[] {
  const quote = rules.quotes[id];
  return quote === undefined ? [] : [`“${quote.says}” (${quote.by})`];
}

function becauseWords(
  { reason, n, of = [] }: Because,
  rules: RouteRules,
  say: (text: Translated) => string,
  nameOf: NameOf,
): string {
  const label = of.map((id) => {
    const stop = rules.stops.find((each) => each.id === id);
    return stop === undefined ? nameOf(id) : say(stop.label);
  });
  return fill(say(rules.reasons[reason]), { n: String(n ?? of.length), label: label.join(', ') });
}

function changeWords(
  { if: changes, route, how }: Changed,
  rules: RouteRules,
  say: (text: Translated) => string,
  language: string,
) {
  const all: Translated[] = changes.map((change) => rules.changes[change]);
  // Where one of them is only there in English, so are they all.
  const joined = new Intl.ListFormat(all.every((text) => text[language]) ? language : 'en-GB');
  const when = joined.format(all.map(say));
  if (changes.includes('their-wish')) return `${capital(when)}.`;
  const name = route === 'none' ? say(rules.none) : say(rules.routes[route].name);
  return `${capital(when)} → ${name}. ${say(rules.hows[how])}`;
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

function overrideLines(
  decided: Route['decided'],
  rules: RouteRules,
  say: (text: Translated) => string,
): string[] {
  if (decided === undefined || decided.agrees) return [];
  return [
    say(rules.routes[decided.route].name),
    ...(decided.reason === undefined ? [] : [`“${decided.reason}”`]),
    ...(decided.needsReason ? [say(rules.card['no-reason'])] : []),
  ];
}
