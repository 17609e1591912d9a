/** Finds what somebody asked for by its name or its sort, among what may be offered to them. */
import { asOf, type Facts } from './facts.js';
import { mostFor, unlikeness, WHOLE_WORDS } from './find.js';
import { byRank, type Ranked } from './foremost.js';
import { isAfar, mayBeOffered, nearestKm } from './gates.js';
import type { Index } from './index.js';
import { nthLargest } from './largest.js';
import type { LookedFor } from './looked-for.js';
import { suggestionOf } from './match.js';
import { roughly } from './near.js';
import { isTooFar } from './reaches.js';
import { scoreOf } from './score.js';
import { despiteOf, triesFor, without, type Shown } from './suggest.js';
import type { Person } from './suggestion.js';
import { wantedBy, type Wanted } from './wanted.js';

/** One that may be shown; `share` is how much of the words it has, up to 1, and 2 where it has them for a name. */
type Named = { facts: Facts; share: number; exact: number | undefined };
const WHOLE = 2;
const BEST = -10;
const MORE_THAN_ANY_SCORE = 1e6;

/** What is named as well as another to this much, of a score from 0 to 1, is named as well. */
const AS_WELL = 0.1;
/** What was shown before is meant when it is named so much better than what was not. */
const SHOWN_BEFORE = 0.3;
/** What is had by phone or online only, from far away, is meant when it is named so much better than what is near. */
const FROM_AFAR = 0.3;

/**
 * The one that is named best, and of those that are named as well the one that suits best; by the same gates as any
 * suggestion, and letting go of one thing at a time as it does. What they were shown `before` passes too, and comes
 * after others that are named nearly as well. `on` is today's ISO date.
 */
export function askedFor(
  looked: LookedFor,
  person: Person,
  index: Index,
  on: string,
  before: ReadonlySet<string> = new Set(),
): Shown | undefined {
  const tries = triesFor(person).map((letGo): Wanted => {
    const must = without(person.must ?? {}, letGo);
    // What somebody asks for they say of themselves as they do of their needs (rule 10).
    const main = person.main ?? person.others[0];
    const wanted = wantedBy({ ...person, must }, main?.need ?? '', index, on);
    const settled = new Set([...wanted.settled].filter((id) => !before.has(id)));
    return { ...wanted, settled, said: [...wanted.said, looked.asking.said] };
  });
  // The last lets go of all that any of them does.
  const widest = tries.at(-1);
  const within = widest === undefined ? [] : namedWithin(looked, index, widest);
  for (const wanted of tries) {
    const mayBe = within.filter(({ facts, exact }) => mayBeOffered(facts, wanted, exact));
    const best = bestOf(mayBe, looked.written, wanted, before);
    if (best === undefined) continue;
    const suggestion = suggestionOf(best, { kind: 'asked' }, wanted);
    return { ...suggestion, despite: despiteOf(suggestion, person.must ?? {}) };
  }
  return undefined;
}

function namedWithin({ places, whole, shareOf }: LookedFor, index: Index, widest: Wanted): Named[] {
  const found: Named[] = [];
  for (const at of places) {
    const there = index.facts[at];
    if (there === undefined || isTooFar(index.reaches, at, widest.here, widest.wider)) continue;
    const facts = asOf(there, widest.day);
    const exact = nearestKm(facts, widest.here);
    if (mayBeOffered(facts, widest, exact))
      found.push({ facts, exact, share: whole.has(at) ? WHOLE : shareOf(at) });
  }
  return found;
}

/** Only few are compared with the words letter by letter: those that have most of them, and of these the most fitting. */
function bestOf(
  named: readonly Named[],
  written: string,
  wanted: Wanted,
  before: ReadonlySet<string>,
): Ranked | undefined {
  const all = named.map(({ facts, exact, share }) => {
    const km = exact === undefined ? undefined : roughly(exact);
    const afar = isAfar(facts, wanted, exact);
    const score = scoreOf(facts, wanted, km, afar);
    return {
      facts,
      km,
      score,
      afar,
      share,
      worth: share * MORE_THAN_ANY_SCORE + score,
    };
  });
  const most = mostFor(written.split(' ').length);
  const least = nthLargest(
    Float64Array.from(all, ({ worth }) => worth),
    most,
  );
  const few = all
    .filter(({ worth }) => worth >= (least ?? -Infinity))
    .sort((one, other) => other.share - one.share || byRank(one, other))
    .slice(0, most);
  const unlike = unlikeness(
    written,
    few.map(({ facts }) => facts.service),
  );
  const ranked = few.map((each) => {
    const { service } = each.facts;
    const badly = (unlike.get(service) ?? 1) - each.share * WHOLE_WORDS;
    const less = (before.has(service.id) ? SHOWN_BEFORE : 0) + (each.afar ? FROM_AFAR : 0);
    return { ...each, badly: each.share === WHOLE ? BEST : Math.round((badly + less) / AS_WELL) };
  });
  return ranked.sort((one, other) => one.badly - other.badly || byRank(one, other))[0];
}
