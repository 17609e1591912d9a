/** Finds services by words somebody typed, forgiving misspellings. */
import Fuse from 'fuse.js';
import type { Index } from './index.js';
import { nthLargest } from './largest.js';
import type { Service } from './service.js';
import { alike, vocabularyOf, wordsOf } from './vocabulary.js';

/** Fuse compares every word with every text it is given, at up to 25 microseconds each: so it is given few. */
const MOST = 120;
const COMPARED = 480;
/** A sentence has more words that tell services apart, and needs fewer of them; never fewer than these. */
const FEWEST = 40;
const mostFor = (words: number) => Math.max(FEWEST, Math.min(MOST, Math.floor(COMPARED / words)));

/** Longer searches are no clearer and much slower. */
const LONGEST = 100;

/** A service for a need that was read in the words comes after a near name, and before words that are only alike. */
const SAYS_THE_SAME = 0.2;

/** A word that so large a share of services has tells them apart no more; unless there is no other. */
const EVERYWHERE = 0.1;
/** How much better sharing all the rarer words makes a service, of a score from 0 to 1. */
const WHOLE_WORDS = 0.3;

/**
 * Open services whose name, organisation or summary is like the words, best first, then by name and id. `needs` are
 * what was read in the words: they bring in services that say the same thing otherwise ("skint" and debt advice).
 */
export function find(words: string, index: Index, needs: readonly string[] = []): Service[] {
  const asked = words.normalize('NFKC').trim().slice(0, LONGEST);
  if (asked === '') return [];
  const near = likely(asked, index);
  const found = new Fuse(near.map(folded), {
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
  }).search(fold(asked));
  // Whole words that few others have count beside how alike the letters are.
  const shares = new Map(near.map(({ service, share }) => [service, share * WHOLE_WORDS]));
  const scores = new Map(
    found.map(({ item: { service }, score }) => [service, (score ?? 1) - (shares.get(service) ?? 0)]),
  );
  // In a large directory a need alone is no search: what is like the words stands for it.
  const serving = needs.flatMap((need) => index.byNeed.get(need) ?? []);
  for (const service of serving.length > MOST ? serving.filter((each) => scores.has(each)) : serving)
    if (service.status === 'active') scores.set(service, Math.min(scores.get(service) ?? 1, SAYS_THE_SAME));
  return [...scores]
    .sort(([a, scoreA], [b, scoreB]) => scoreA - scoreB || compare(a.name, b.name) || compare(a.id, b.id))
    .map(([service]) => service);
}

const folded = ({ service }: { service: Service }) => ({
  service,
  name: fold(service.name),
  ...(service.organisation === undefined ? {} : { organisation: fold(service.organisation) }),
  summary: fold(service.summary),
});

/** Letters that are one sign, stroke and all. */
const STROKES: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ø: 'o', ħ: 'h', ŧ: 't', ı: 'i', ß: 'ss' };

/** Small letters, without what stands above, below or across them. */
const fold = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łđøħŧıß]/g, (sign) => STROKES[sign] ?? sign);

/** The services that share most of the rarer words, slips forgiven; `share` is 1 for the best of them. */
function likely(asked: string, index: Index): { service: Service; share: number }[] {
  const vocabulary = vocabularyOf(index);
  const many = index.services.length;
  const common = Math.max(50, many * EVERYWHERE);
  const typed = wordsOf(asked);
  const most = mostFor(typed.length);
  const tried = [...new Set(typed)].flatMap((word) => alike(word, vocabulary));
  const rare = tried.filter(({ services }) => services.length <= common);
  // A figure for each service: a frequent word has ten thousand of them, and a map is fifty times as slow.
  const shared = new Float64Array(many);
  const touched: number[] = [];
  for (const { services, likeness } of rare.length > 0 ? rare : tried) {
    const weight = likeness * Math.log(1 + many / services.length);
    for (const at of services) {
      if (shared[at] === 0) touched.push(at);
      shared[at] = (shared[at] ?? 0) + weight;
    }
  }
  const weightOf = (at: number) => shared[at] ?? 0;
  // Only the best are put in order: of a hundred thousand, nobody reads the rest.
  const least = nthLargest(Float64Array.from(touched, weightOf), most) ?? 0;
  return (
    touched
      .filter((at) => weightOf(at) >= least)
      // The index is in order of id.
      .sort((a, b) => weightOf(b) - weightOf(a) || a - b)
      .slice(0, most)
      .flatMap((at, _place, [best = at]) => {
        const service = index.services[at];
        return service === undefined ? [] : [{ service, share: weightOf(at) / weightOf(best) }];
      })
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
