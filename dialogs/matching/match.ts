/** Chooses services for a person, with the reasons for each; the same answers always give the same list. */
import type { Reason, ToAsk } from '../conversation.js';
import { isPerhapsFor } from './area.js';
import { arrange } from './arrange.js';
import { checkedWithin } from './details.js';
import { asOf, type Facts } from './facts.js';
import { foremost, type Ranked } from './foremost.js';
import { ageShare, isAfar, isToBring, mayBeOffered, nearestKm, whereabouts } from './gates.js';
import type { Index } from './index.js';
import { roughly } from './near.js';
import { forNeed, reasonsFor } from './reasons.js';
import { scoreOf } from './score.js';
import { nearTo } from './shelf.js';
import type { Person, Suggestion } from './suggestion.js';
import { wantedBy, type Wanted } from './wanted.js';

/** Nobody reads further down than this; what is below is not worded. */
const MOST = 30;

/**
 * What may be offered for the person's main need, best first, thirty at most; `on` is today's ISO date. Without a main
 * need the first of the others drives the list. An empty list is an answer too: whoever called widens, or turns to a
 * person (rule 7; `suggest` does).
 */
export function match(person: Person, index: Index, on: string): Suggestion[] {
  const main = person.main ?? person.others[0];
  const shelf = main && index.shelves.get(main.need);
  if (main === undefined || shelf === undefined) return [];
  const wanted = wantedBy(person, main.need, index, on);
  const offered: Ranked[] = [];
  for (const each of nearTo(person.place, shelf, wanted.wider)) {
    const facts = asOf(each, wanted.day);
    const exact = nearestKm(facts, wanted.here);
    if (!mayBeOffered(facts, wanted, exact)) continue;
    const km = exact === undefined ? undefined : roughly(exact);
    // By the same km as the gate: a hair past its reach is past it.
    const afar = isAfar(facts, wanted, exact);
    offered.push({ facts, km, score: scoreOf(facts, wanted, km, afar), afar });
  }
  return arrange(foremost(offered, wanted), wanted)
    .slice(0, MOST)
    .map((ranked) => suggestionOf(ranked, forNeed(main), wanted));
}

/** Worded for whoever is shown it; `first` is why it was thought of. */
export function suggestionOf({ facts, score, afar }: Ranked, first: Reason, wanted: Wanted): Suggestion {
  const { service, costs } = facts;
  const where = afar ? {} : whereabouts(facts, wanted.here);
  const { area } = facts;
  const isAcross = area !== undefined && wanted.here !== undefined && isPerhapsFor(area, wanted.here);
  const asking: ToAsk[] = [
    ...(facts.isForSmallChildren ? [{ kind: 'small-children' } as const] : []),
    ...whomToAsk(facts, wanted),
    ...(afar ? [{ kind: 'afar' } as const] : []),
    ...(isAcross ? [{ kind: 'border' } as const] : []),
  ];
  return {
    service,
    ...where,
    score,
    ...(afar ? { afar } : {}),
    because: reasonsFor(facts, first, wanted, { km: where.km, afar }),
    ...(asking.length === 0 ? {} : { askFirst: asking }),
    costs,
    checked: checkedWithin(service, wanted.bounds),
    accessAsked: service.channels.includes('in-person') && !afar ? wanted.limits.access : [],
  };
}

/** Who it is for is the group's to say, never ours to guess (S091, rule 10); the directory's own words are better. */
function whomToAsk(facts: Facts, wanted: Wanted): ToAsk[] {
  const { service, only, isAgeKnown, isAgeUnchecked } = facts;
  if (service.ask_first !== undefined) return [{ kind: 'words', words: service.ask_first }];
  if (only !== undefined && wanted.person.who === undefined) return [{ kind: only }];
  if (isToBring(facts, wanted)) return [];
  const isDoubtful = isAgeKnown ? isAgeUnchecked && ageShare(facts, wanted) < 1 : wanted.isUnder18;
  return isDoubtful ? [{ kind: 'ages' }] : [];
}
