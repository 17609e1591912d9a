/** Tells "I'm lonely" from "I'm not lonely" and "money's fine", by the few words on either side. */
import { tokensOf, type Token } from './tokens.js';

const words = (list: string): Set<string> => new Set(tokensOf(list).map((token) => token.key));

/** Not "can't": "I can't stop drinking" is the need itself. */
const NOT = words(
  "not no never without isn't aren't wasn't don't doesn't didn't haven't hasn't ain't nor ddim nid",
);

/** What may stand between "not" and the word it denies; anything else breaks the link ("not sure about money"). */
const BETWEEN = words(
  `really very that so too at all a an any the much my with about of feel feeling been being get getting have got
   having do need want problem problems issue issues trouble worry worries worried bothered concerned or yn`,
);

/** What may stand between the word and "fine". */
const AFTER = words(
  'is are was side situation stuff all really pretty quite very now its thats going been a the',
);

const FINE = words('fine ok okay alright good great sorted');
const PROBLEM = words('problem problems issue issues worry worries trouble concern bother');

/** Far enough for "not really that worried about", near enough that a long text stays quick to read. */
const REACH = 6;

/** Whether the phrase from `from` (its first word) to `to` (after its last) is denied. */
export function denied(tokens: Token[], from: number, to: number): boolean {
  const first = tokens[from];
  // "No money" says so itself, and "ain't got no money" means the same.
  if (first !== undefined && NOT.has(first.key)) return false;
  return deniedBefore(tokens, from) || fineAfter(tokens, to);
}

function deniedBefore(tokens: Token[], from: number): boolean {
  for (let at = from - 1; at >= 0 && at >= from - REACH; at--) {
    const token = tokens[at];
    if (token === undefined || tokens[at + 1]?.opens === true) return false;
    if (NOT.has(token.key)) return true;
    if (!BETWEEN.has(token.key)) return false;
  }
  return false;
}

function fineAfter(tokens: Token[], to: number): boolean {
  let not = false;
  for (let at = to; at < tokens.length && at < to + REACH; at++) {
    const token = tokens[at];
    if (token === undefined || token.opens) return false;
    if (!not && FINE.has(token.key)) return true;
    if (not && PROBLEM.has(token.key)) return true;
    if (NOT.has(token.key)) not = true;
    else if (!AFTER.has(token.key)) return false;
  }
  return false;
}
