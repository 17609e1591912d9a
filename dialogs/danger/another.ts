/** Reads what is said of somebody else as if they had said it themself: "my son wants to end his life". */
import { stemOf } from '../reading/stems.js';
import type { Token } from '../reading/types.js';
import { KINDS_OF, OTHERS, OWNERS } from './words.js';

/** The words in the first person; for each of them where it stood, and whether it spoke of somebody else. */
export type Another = { tokens: Token[]; at: number[]; other: boolean[] };

const THEY = new Set(['he', 'she', 'they']);
const SELF: ReadonlyMap<string, string> = new Map([
  ['himself', 'myself'],
  ['herself', 'myself'],
  ['themselves', 'myself'],
  ['themself', 'myself'],
  ['hisself', 'myself'],
  ['his', 'my'],
  ['their', 'my'],
  ['him', 'me'],
  ['them', 'me'],
]);
const AM = new Set(['is', 'are']);
const BETWEEN = new Set([
  'also',
  'always',
  'never',
  'often',
  'now',
  'still',
  'just',
  'keep',
  'sometimes',
  'only',
]);

/** Undefined when nobody else is spoken of. */
export function asIfMe(tokens: readonly Token[]): Another | undefined {
  const another: Another = { tokens: [], at: [], other: [] };
  const push = (at: number, word: string | undefined) => {
    const token = tokens[at];
    if (token === undefined) return;
    another.tokens.push(word === undefined ? token : { ...token, word, stem: stemOf(word) });
    another.at.push(at);
    another.other.push(word !== undefined);
  };
  let [any, subject, mine, clause] = [false, false, false, 0];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    // "I" before "him" in a clause: it is the writer who acts, and he is no other self.
    if (token.clause !== clause) [mine, clause] = [false, token.clause];
    const noun = nounFrom(tokens, at);
    if (noun > at) {
      push(noun - 1, 'i');
      at = noun - 1;
      [any, subject] = [true, true];
      continue;
    }
    if (token.word === 'i') mine = true;
    const own = token.word === 'her' ? ownOf(tokens, at) : SELF.get(token.word);
    if (THEY.has(token.word)) push(at, 'i');
    else if (own !== undefined && !(mine && own === 'me')) push(at, own);
    else push(at, subject ? asI(token.word) : undefined);
    any ||= own !== undefined || THEY.has(token.word);
    subject = THEY.has(token.word) || (subject && BETWEEN.has(token.word));
  }
  return any ? another : undefined;
}

/** Where "my best friend" ends that begins here; the place itself when none does. */
function nounFrom(tokens: readonly Token[], at: number): number {
  let end = at;
  if (OWNERS.has(tokens[end]?.word ?? '')) end++;
  if (end > at) while (end < at + 3 && KINDS_OF.has(tokens[end]?.word ?? '')) end++;
  const word = tokens[end]?.word ?? '';
  return OTHERS.has(word) && !SELF.has(word) && !THEY.has(word) && word !== 'her' ? end + 1 : at;
}

/** "Her" owns the word after it, or is the one spoken of. */
const ownOf = (tokens: readonly Token[], at: number): string => {
  const [own, next] = [tokens[at], tokens[at + 1]];
  return next !== undefined &&
    next.clause === own?.clause &&
    !/^(?:to|and|in|at|on|for|when|is|was|with|up|off|so)$/.test(next.word)
    ? 'my'
    : 'me';
};

/** The verb as it follows "I"; undefined when it is the same. */
function asI(word: string): string | undefined {
  if (AM.has(word)) return 'am';
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is|was|this|always|has)$/.test(word))
    return undefined;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(?:sh|ch|x|o|ss)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
