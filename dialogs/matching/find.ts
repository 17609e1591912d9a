/** Finds services by words somebody typed, forgiving misspellings. */
import Fuse from 'fuse.js';
import type { Index } from './index.js';
import type { Service } from './service.js';

/** Fuse reads every record it is given, so it is given few: each costs it up to a tenth of a millisecond. */
const MOST = 120;
/** Longer searches are no clearer and much slower. */
const LONGEST = 100;

/** A service for a need that was read in the words comes after a near name, and before words that are only alike. */
const SAYS_THE_SAME = 0.2;

/** A word that so large a share of services has tells them apart no more; unless there is no other. */
const EVERYWHERE = 0.1;
/** So many words that look like one that was typed are tried. */
const ALIKE = 6;

/** How much better sharing all the rarer words makes a service, of a score from 0 to 1. */
const WHOLE_WORDS = 0.3;

/** The words of a directory: who has each, and which words hold each three-letter piece. Built once for each index. */
type Words = { holding: Map<string, Service[]>; pieces: Map<string, string[]> };
const known = new WeakMap<Index, Words>();

/**
 * Open services whose name, organisation or summary is like the words, best first, then by name and id. `needs` are
 * what was read in the words: they bring in services that say the same thing otherwise ("skint" and debt advice).
 */
export function find(words: string, index: Index, needs: readonly string[] = []): Service[] {
  const asked = words.normalize('NFKC').trim().slice(0, LONGEST);
  if (asked === '') return [];
  const near = likely(asked, index);
  const found = new Fuse(
    near.map(({ service }) => service),
    {
      keys: [
        { name: 'name', weight: 3 },
        { name: 'organisation', weight: 2 },
        { name: 'summary', weight: 1 },
      ],
      threshold: 0.35,
      ignoreLocation: true,
      ignoreDiacritics: true,
      includeScore: true,
      useTokenSearch: true,
    },
  ).search(asked);
  // Whole words that few others have count beside how alike the letters are.
  const shares = new Map(near.map(({ service, share }) => [service, share * WHOLE_WORDS]));
  const scores = new Map(found.map(({ item, score }) => [item, (score ?? 1) - (shares.get(item) ?? 0)]));
  // In a large directory a need alone is no search: what is like the words stands for it.
  const serving = needs.flatMap((need) => index.byNeed.get(need) ?? []);
  for (const service of serving.length > MOST ? serving.filter((each) => scores.has(each)) : serving)
    if (service.status === 'active') scores.set(service, Math.min(scores.get(service) ?? 1, SAYS_THE_SAME));
  return [...scores]
    .sort(([a, scoreA], [b, scoreB]) => scoreA - scoreB || compare(a.name, b.name) || compare(a.id, b.id))
    .map(([service]) => service);
}

/** The services that share most of the rarer words, slips forgiven. */
function likely(asked: string, index: Index): { service: Service; share: number }[] {
  const words = known.get(index) ?? cut(index);
  known.set(index, words);
  const common = Math.max(50, index.services.length * EVERYWHERE);
  const typed = new Set(wordsOf(asked));
  const tried = [...typed].flatMap((word) => alike(word, words));
  const rare = tried.filter(({ services }) => services.length <= common);
  const shared = new Map<Service, number>();
  for (const { services, likeness } of rare.length > 0 ? rare : tried) {
    const weight = likeness * Math.log(1 + index.services.length / services.length);
    for (const service of services) shared.set(service, (shared.get(service) ?? 0) + weight);
  }
  // Only the best are put in order: of a hundred thousand, nobody reads the rest.
  const least = [...shared.values()].sort((a, b) => b - a)[MOST - 1] ?? 0;
  return [...shared]
    .filter(([, weight]) => weight >= least)
    .sort(([a, one], [b, other]) => other - one || compare(a.id, b.id))
    .slice(0, MOST)
    .map(([service, weight], _at, [best]) => ({ service, share: weight / (best?.[1] ?? weight) }));
}

/** Words of the directory like one that was typed: the word itself, then those that share most of its pieces. */
function alike(typed: string, { holding, pieces }: Words): { services: Service[]; likeness: number }[] {
  const own = piecesOf(typed);
  const shared = new Map<string, number>();
  for (const piece of own)
    for (const word of pieces.get(piece) ?? []) shared.set(word, (shared.get(word) ?? 0) + 1);
  return [...shared]
    .map(([word, count]) => ({
      word,
      likeness: word === typed ? 2 : (2 * count) / (own.size + piecesOf(word).size),
    }))
    .filter(({ likeness }) => likeness >= 0.4)
    .sort((a, b) => b.likeness - a.likeness || compare(a.word, b.word))
    .slice(0, ALIKE)
    .map(({ word, likeness }) => ({ services: holding.get(word) ?? [], likeness }));
}

function cut(index: Index): Words {
  const holding = new Map<string, Service[]>();
  const pieces = new Map<string, string[]>();
  for (const service of index.services) {
    if (service.status !== 'active') continue;
    const text = `${service.name} ${service.organisation ?? ''} ${service.summary} ${service.tags?.join(' ') ?? ''}`;
    for (const word of new Set(wordsOf(text))) {
      const list = holding.get(word);
      if (list !== undefined) list.push(service);
      else {
        holding.set(word, [service]);
        for (const piece of piecesOf(word)) {
          const words = pieces.get(piece);
          if (words === undefined) pieces.set(piece, [word]);
          else words.push(word);
        }
      }
    }
  }
  return { holding, pieces };
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Its three letters in a row, with its beginning and end. */
function piecesOf(word: string): Set<string> {
  const [found, whole] = [new Set<string>(), ` ${word} `];
  for (let at = 0; at + 3 <= whole.length; at++) found.add(whole.slice(at, at + 3));
  return found;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
