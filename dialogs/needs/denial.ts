/** Tells "I'm lonely" from "I'm not lonely", by the few words before. */
import type { Token } from '../reading/reader.js';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Not "can't": "I can't stop drinking" is the need itself. */
const NOT = words('not no never without nor neither none hardly ddim nid heb');
/** After these "not" denies nothing: "I can't …", "not only lonely". */
const UNDONE_BEFORE = words('can could');
const UNDONE_AFTER = words('only sure because');
/** "Not lonely or depressed" denies both: before these one word more may stand. */
const OR = words('or nor neu');

/** What may stand between "not" and the word it denies; anything else breaks the link ("not sure about money"). */
const BETWEEN = words(
  `that too at all a an any the much my with about of feel feeling been being get getting have got having do need want
   problem problems issue issues trouble worry worries worried bothered concerned or yn in one bit remotely particularly
   exactly especially short suffer suffering had to be am is are was slightest least ever even go going for
   looking sort kind i say would call myself`,
);

/** Far enough for "not really that worried about", near enough that a long text stays quick to read. */
const REACH = 6;

/** Whether the words from `from` are denied. */
export function denied(tokens: readonly Token[], from: number): boolean {
  const first = tokens[from];
  if (first === undefined || NOT.has(first.word)) return false;
  for (let at = from - 1; at >= 0 && at >= from - REACH; at--) {
    const token = tokens[at];
    if (token === undefined || token.clause !== first.clause) return false;
    if (NOT.has(token.word)) {
      if (UNDONE_BEFORE.has(tokens[at - 1]?.word ?? '')) return false;
      return !UNDONE_AFTER.has(tokens[at + 1]?.word ?? '');
    }
    if (OR.has(token.word)) at--;
    else if (!BETWEEN.has(token.word)) return false;
  }
  return false;
}
