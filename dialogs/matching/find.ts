/** Finds services by words somebody typed, forgiving misspellings. */
import Fuse from 'fuse.js';
import type { Index } from './index.js';
import type { Service } from './service.js';

/** Fuse reads every record it is given, so it is given few. */
const MOST = 300;
/** Longer searches are no clearer and much slower. */
const LONGEST = 100;

/** A service for a need that was read in the words comes after a near name, and before words that are only alike. */
const SAYS_THE_SAME = 0.2;

/** Three-letter pieces of each service's words, to the services that hold them; built once for each index. */
const pieces = new WeakMap<Index, Map<string, Service[]>>();

/**
 * Open services whose name, organisation or summary is like the words, best first, then by name and id. `needs` are
 * what was read in the words: they bring in services that say the same thing otherwise ("skint" and debt advice).
 */
export function find(words: string, index: Index, needs: readonly string[] = []): Service[] {
  const asked = words.normalize('NFKC').trim().slice(0, LONGEST);
  if (asked === '') return [];
  const found = new Fuse(likely(asked, index), {
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
  }).search(asked);
  const scores = new Map(found.map(({ item, score }) => [item, score ?? 1]));
  for (const service of needs.flatMap((need) => index.byNeed.get(need) ?? []))
    if (service.status === 'active') scores.set(service, Math.min(scores.get(service) ?? 1, SAYS_THE_SAME));
  return [...scores]
    .sort(([a, scoreA], [b, scoreB]) => scoreA - scoreB || compare(a.name, b.name) || compare(a.id, b.id))
    .map(([service]) => service);
}

/** The services that share most pieces with the words. */
function likely(asked: string, index: Index): Service[] {
  const holding = pieces.get(index) ?? cut(index);
  pieces.set(index, holding);
  const shared = new Map<Service, number>();
  for (const piece of piecesOf(asked))
    for (const service of holding.get(piece) ?? []) shared.set(service, (shared.get(service) ?? 0) + 1);
  return [...shared]
    .sort(([a, countA], [b, countB]) => countB - countA || compare(a.id, b.id))
    .slice(0, MOST)
    .map(([service]) => service);
}

function cut(index: Index): Map<string, Service[]> {
  const holding = new Map<string, Service[]>();
  for (const service of index.services) {
    if (service.status !== 'active') continue;
    for (const piece of piecesOf(`${service.name} ${service.organisation ?? ''} ${service.summary}`)) {
      const list = holding.get(piece) ?? [];
      holding.set(piece, list);
      list.push(service);
    }
  }
  return holding;
}

function piecesOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    for (let at = 0; at < Math.max(1, word.length - 2); at++) found.add(word.slice(at, at + 3));
  return found;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
