/** The words of all needs as one tree, so that a text is read once however many words there are. */
import type { Needs } from './needs.js';
import { tokensOf, type Token } from './tokens.js';

export type Branch = { next: Map<string, Branch>; needs: string[] };

/** In a phrase: any one word, such as a name. */
const ANY = '*';
/** "Mum nearly died" is another story. */
const NOT_A_NAME = new Set(tokensOf('not never nearly almost').map((token) => token.key));

/** Built once for each Needs object and language, and dropped with it. */
const built = new WeakMap<Needs, Map<string, Branch>>();

/** The tree for a language. English words always count too: people mix the two. */
export function lexiconOf(needs: Needs, language: string): Branch {
  const base = language.split('-')[0] ?? language;
  const languages = built.get(needs) ?? new Map<string, Branch>();
  built.set(needs, languages);
  const known = languages.get(base) ?? plant(needs, new Set([base, 'en']));
  languages.set(base, known);
  return known;
}

/** The longest phrase that starts at `from`: how many words it takes and the needs it speaks of. */
export function longestAt(tree: Branch, tokens: Token[], from: number): { length: number; needs: string[] } {
  let longest: { length: number; needs: string[] } = { length: 0, needs: [] };
  let branch: Branch | undefined = tree;
  // After "wife's" a word is a thing of hers, so "my wife's phone died" is no loss.
  let owned = false;
  for (let at = from; at < tokens.length; at++) {
    const token: Token | undefined = tokens[at];
    if (token === undefined || (at > from && token.opens)) break;
    const whole: Branch | undefined = branch.next.get(token.key);
    const singular: Branch | undefined =
      token.singular === undefined ? undefined : branch.next.get(token.singular);
    const any: Branch | undefined = owned || NOT_A_NAME.has(token.key) ? undefined : branch.next.get(ANY);
    owned = whole === undefined && singular !== undefined;
    branch = whole ?? singular ?? any;
    if (branch === undefined) break;
    if (branch.needs.length > 0) longest = { length: at - from + 1, needs: branch.needs };
  }
  return longest;
}

function plant(needs: Needs, languages: Set<string>): Branch {
  const root: Branch = { next: new Map(), needs: [] };
  for (const need of needs.needs) {
    for (const language of languages) {
      for (const phrase of need.words[language] ?? []) {
        const end = keysOf(phrase).reduce(grow, root);
        if (end !== root && !end.needs.includes(need.id)) end.needs.push(need.id);
      }
    }
  }
  return root;
}

const keysOf = (phrase: string) =>
  phrase.split(/(\*)/).flatMap((part) => (part === ANY ? [ANY] : tokensOf(part).map((token) => token.key)));

function grow(branch: Branch, key: string): Branch {
  const next = branch.next.get(key) ?? { next: new Map<string, Branch>(), needs: [] };
  branch.next.set(key, next);
  return next;
}
