/** Finds services by words somebody typed, forgiving misspellings. */
import Fuse from 'fuse.js';
import { fold, wordsOf } from './folding.js';
import { isFor, nearestKm } from './gates.js';
import type { Index } from './index.js';
import { asWritten, sharing, sharingMost } from './narrowing.js';
import { spotAt } from './near.js';
import { isTooFar } from './reaches.js';
import type { Point, Service } from './service.js';
import { nearTo } from './shelf.js';
import { SMALL } from './small-words.js';
import { alike, vocabularyOf } from './vocabulary.js';

/** Fuse compares every word with every text it is given, at up to 25 microseconds each: so it is given few. */
const MOST = 100;
const COMPARED = 400;
/** A sentence has more words that tell services apart, and needs fewer of them; never fewer than these. */
const FEWEST = 40;
export const mostFor = (words: number) => Math.max(FEWEST, Math.min(MOST, Math.floor(COMPARED / words)));

/** Longer searches are no clearer and much slower. */
const LONGEST = 100;

/** A service for a need that was read in the words comes after a near name, and before words that are only alike. */
const SAYS_THE_SAME = 0.2;
/** How much further down it comes for each point that it is less for that need, and with none of the words in it. */
const LESS_FOR_IT = 0.05;
const NOT_IN_WORDS = 0.04;
/** A service is for a need with one to three points. */
const MOST_FOR_A_NEED = 3;

/** A word that so large a share of services has tells them apart no more; unless there is no other. */
const EVERYWHERE = 0.1;
/** How much better sharing all the rarer words makes a service, of a score from 0 to 1. */
export const WHOLE_WORDS = 0.3;

/**
 * Open services whose name, organisation or summary is like the words, best first, then by name and id. `needs` are
 * what was read in the words: they bring in services that say the same thing otherwise ("skint" and debt advice). With
 * `at`, only those that are for somebody there.
 */
export function find(words: string, index: Index, needs: readonly string[] = [], at?: Point): Service[] {
  const asked = [...new Set(wordsOf(words.normalize('NFKC').slice(0, LONGEST)))];
  const telling = asked.filter((word) => !SMALL.has(word));
  const isThere = within(index, at);
  if (asked.length === 0) return at === undefined ? [] : nearest(index, at, isThere);
  const { near, written } = likely(telling.length > 0 ? telling : asked, index, isThere);
  // Whole words that few others have count beside how alike the letters are.
  const scores = unlikeness(written, [...near.keys()]);
  for (const [service, score] of scores) scores.set(service, score - (near.get(service) ?? 0) * WHOLE_WORDS);
  for (const need of needs)
    for (const service of servingOf(need, index, scores, at)) {
      const own = scores.get(service) ?? 1;
      const less = MOST_FOR_A_NEED - (service.needs[need] ?? 1);
      const same = SAYS_THE_SAME + less * LESS_FOR_IT + Math.min(1, own) * NOT_IN_WORDS;
      scores.set(service, Math.min(own, same));
    }
  return [...scores]
    .sort(([a, scoreA], [b, scoreB]) => scoreA - scoreB || compare(a.name, b.name) || compare(a.id, b.id))
    .map(([service]) => service);
}

/** Whether the service at a place in the index is open and for somebody at a point. */
function within(index: Index, at: Point | undefined): (place: number) => boolean {
  const here = at && spotAt(at);
  return (place) => {
    const facts = index.facts[place];
    if (facts === undefined) return false;
    return here === undefined || (!isTooFar(index.reaches, place, here, 1) && isFor(facts, here));
  };
}

/** What there is at a place, when nothing but the place was said. */
function nearest(index: Index, at: Point, isThere: (place: number) => boolean): Service[] {
  const here = spotAt(at);
  return index.facts
    .flatMap((facts, place) => {
      if (facts === undefined || !facts.isLocal || !isThere(place)) return [];
      return [{ service: facts.service, km: nearestKm(facts, here) ?? Infinity }];
    })
    .sort((a, b) => a.km - b.km || compare(a.service.id, b.service.id))
    .map(({ service }) => service);
}

/** What is open and serves a need. In a large directory a need alone is no search: what is like the words stands for it. */
function servingOf(
  need: string,
  index: Index,
  scores: ReadonlyMap<Service, number>,
  at: Point | undefined,
): Service[] {
  const shelf = index.shelves.get(need);
  const there =
    at === undefined || shelf === undefined
      ? (index.byNeed.get(need) ?? []).filter(({ status }) => status === 'active')
      : nearTo(at, shelf).flatMap((facts) => (isFor(facts, spotAt(at)) ? [facts.service] : []));
  return there.length > MOST ? there.filter((each) => scores.has(each)) : there;
}

/**
 * How unlike the words each of a few services is, from 0 to 1; what is too unlike is not there. `written` is folded.
 * Give it no more than `mostFor` so many words.
 */
export function unlikeness(written: string, few: readonly Service[]): Map<Service, number> {
  const found = new Fuse(few.map(folded), {
    keys: [
      { name: 'name', weight: 3 },
      { name: 'organisation', weight: 2 },
      { name: 'summary', weight: 1 },
    ],
    threshold: 0.35,
    ignoreLocation: true,
    // Both sides are folded already: Fuse would fold each text again for each word.
    isCaseSensitive: true,
    includeScore: true,
    useTokenSearch: true,
  }).search(written);
  return new Map(found.map(({ item: { service }, score }) => [service, score ?? 1]));
}

const folded = (service: Service) => ({
  service,
  name: fold(service.name),
  ...(service.organisation === undefined ? {} : { organisation: fold(service.organisation) }),
  summary: fold(service.summary),
});

/** The services that share most of the rarer words, slips forgiven, with how much: 1 for the best of them. */
function likely(
  typed: readonly string[],
  index: Index,
  isThere: (place: number) => boolean,
): { near: Map<Service, number>; written: string } {
  const vocabulary = vocabularyOf(index);
  const many = index.services.length;
  const common = Math.max(50, many * EVERYWHERE);
  const tried = typed.map((word) => alike(word, vocabulary));
  const rare = tried.map((words) => words.filter(({ services }) => services.length <= common));
  const shared = sharing(rare.some((words) => words.length > 0) ? rare : tried, many);
  const best = sharingMost(shared, mostFor(typed.length), isThere);
  const most = shared.weightOf(best[0] ?? 0);
  const near = best.flatMap((at): [Service, number][] => {
    const service = index.services[at];
    return service === undefined ? [] : [[service, shared.weightOf(at) / most]];
  });
  return { near: new Map(near), written: asWritten(typed, tried) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
