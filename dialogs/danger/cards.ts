/** Makes the message that shows a card: who to call, from data, and nothing that has not been verified. */
import type { Line, Message } from '../message.js';
import { wordsIn, type Translated } from '../translated.js';
import {
  isEmergency,
  isShown,
  OTHERWISE,
  type Alarms,
  type HelpLine,
  type Nation,
  type Soft,
} from './alarms.js';

type Urgent = Extract<Message, { kind: 'urgent' }>;

export type About = {
  /** The answer to "How old are you?": 13-15, 16-17 … */
  age?: string | undefined;
  nation: Nation;
  /** The practice's own numbers: adult_safeguarding, child_safeguarding, council_out_of_hours. */
  local: Record<string, { name: string; phone: string }>;
  language: string;
  /** A clinician reads it, with the person it is about beside them. */
  beside?: boolean;
};

const YOUNG = new Set(['under-13', '13-15', '16-17']);
const ADULT = new Set(['18-64', '65-plus']);

/** The card for a kind of danger, or the card of that name. A name nobody knows still gets 999 and 111. */
export function cardFor(kind: string, alarms: Alarms, about: About): Urgent {
  const named = alarms.soft[kind]?.card ?? kind;
  const forAdult = kind === 'child' && about.age !== undefined && ADULT.has(about.age);
  const [id, card] = forAdult ? grownUp(named, alarms) : cardNamed(named, alarms);
  const say = (text: Translated) => wordsIn(text, about.language);
  const here = alarms.by_nation[about.nation]?.cards[id];
  if (card === undefined) return bare(alarms, about);

  const isYoung = about.age !== undefined && YOUNG.has(about.age);
  const ids = new Set([...(isYoung ? card.under_18_first : []), ...card.lines]);
  const lines = [...ids]
    .flatMap((line) => alarms.lines[line] ?? [])
    .filter((line) => isShown(line) && line.nations.includes(about.nation) && fits(line, isYoung));
  const local = card.local.flatMap((name) => {
    const own = about.local[name];
    return own === undefined ? [] : [{ name: own.name, do: say(alarms.local[name].do), number: own.phone }];
  });
  // The practice's own numbers come right after 999: they can act, and the rest can only listen.
  const after = lines.findIndex((line) => line.number === '999') + 1;
  return {
    kind: 'urgent',
    card: id,
    ...(card.hidden === undefined ? {} : { hidden: say(card.hidden) }),
    heading: say(here?.heading ?? card.heading),
    paragraphs: (here?.paragraphs ?? card.paragraphs).map(say),
    lines: [
      ...lines.slice(0, after).map((line) => shown(line, about.language)),
      ...local,
      ...lines.slice(after).map((line) => shown(line, about.language)),
    ],
  };
}

/** What is said above the menu: Childline first to a young person, and only lines that are there in this nation. */
export function menuLead(alarms: Alarms, about: About): string[] {
  const isYoung = about.age !== undefined && YOUNG.has(about.age);
  const own = about.beside ? 'menu_lead_they' : 'menu_lead';
  const young = about.beside ? alarms.menu_young_they : alarms.menu_young;
  const lead = alarms.by_nation[about.nation]?.[own] ?? alarms[own];
  return [...(isYoung ? [young] : []), ...lead].map((text) => wordsIn(text, about.language));
}

type Card = Alarms['cards'][string];

const cardNamed = (named: string, alarms: Alarms): [id: string, card: Card | undefined] => {
  const id = alarms.cards[named] === undefined ? OTHERWISE : named;
  return [id, alarms.cards[id]];
};

/**
 * "My dad hits me" may be said by somebody of forty: they get what adults get, first. What a child needs follows,
 * because an adult may also speak of a child they fear for.
 */
function grownUp(named: string, alarms: Alarms): [id: string, card: Card | undefined] {
  const [, childs] = cardNamed(named, alarms);
  const [id, own] = cardNamed(alarms.soft['abuse']?.card ?? OTHERWISE, alarms);
  if (own === undefined || childs === undefined) return [id, own ?? childs];
  return [
    id,
    { ...own, lines: [...own.lines, ...childs.lines], local: [...new Set([...own.local, ...childs.local])] },
  ];
}

/** The one plain question for an AMBER, and the card a yes leads to; with no question, show the card at once. */
export function softFor(
  danger: { kind: string; because: string },
  alarms: Alarms,
): (Soft & { card: string }) | undefined {
  const own = alarms.soft[danger.kind];
  const asked = alarms.soft[danger.because] ?? own;
  return asked && { ...asked, card: asked.card ?? own?.card ?? OTHERWISE };
}

/** A line for older people is not shown to a child; anyone else sees it, with whom it is for in its name. */
const fits = (line: HelpLine, isYoung: boolean) => !(isYoung && line.for === '55-plus');

function shown(line: HelpLine, language: string): Line {
  return {
    name: wordsIn(line.name, language),
    do: wordsIn(line.do, language),
    ...(line.number === undefined ? {} : { number: line.number }),
    ...(line.hours === undefined ? {} : { hours: wordsIn(line.hours, language) }),
  };
}

/** When the content has no cards at all, which the loader refuses: still 999 and 111 (H-03). */
function bare(alarms: Alarms, about: About): Urgent {
  const lines = Object.values(alarms.lines).filter(
    (line) => isEmergency(line) && line.nations.includes(about.nation),
  );
  return {
    kind: 'urgent',
    card: OTHERWISE,
    heading: wordsIn(alarms.by_nation[about.nation]?.urgent_text ?? alarms.urgent_text, about.language),
    paragraphs: [],
    lines: lines.map((line) => shown(line, about.language)),
  };
}
