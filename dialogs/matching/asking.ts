/** Which words of a message name a thing that somebody would like to be shown, and whether it asks for it outright. */
import { fold } from './folding.js';
import { OF_ANY_PLACE, SMALL } from './small-words.js';

export type Asking = {
  /** All of it, folded: small letters and single spaces. */
  said: string;
  /** The words that tell one thing from another, folded, each once. */
  telling: readonly string[];
  /** "I have no panic": a thing is named, and not asked for; only a name that is all of the message counts. */
  isDenied: boolean;
  /** "Is there a choir?": with words around it that ask. Without them every word must be the thing itself. */
  isOutright: boolean;
};

/** A longer message is a story, and names much that nobody asks for. */
const LONGEST = 100;
/** So many telling words are one thing, perhaps with a place beside it. */
const MOST = 5;

/** "Not a choir", "do I have to sing?": a thing is named, and not asked for. */
const DENIED =
  /\b(?:not?|never|without|nor|cannot|hate|dislike|stop(?:ped)?|enough|(?:is|are|was|were|do|does|did|have|has|had|wo|ca|would|could|should|ai)nt|(?:have|need|got) to|must|too|ddim|nid|dim)\b/;

/** About what is shown now: "is it for women only?", "do they sing?". */
const ABOUT_THIS = /\b(?:it|its|theyre|this|(?:are|do|does|did|will|can|could|would|what|where|when) they)\b/;

const OUTRIGHT =
  /\b(?:(?:is|are) there|theres|do you (?:have|know)|have you (?:got|anything)|(?:what|how) about|looking for|(?:id|i would|we would|wed|they would|theyd|she would|he would|shed|hed) (?:like|love|prefer|rather)|(?:i|we|they) (?:want|prefer|fancy)|(?:she|he) (?:wants|prefers|fancies)|can (?:i|we|they|she|he) (?:do|go|join|try|find|get)|(?:show|find|get) (?:me|us|them)|tell me about|any|anything|something|somewhere|near me|near here|nearby|instead|oes|beth am|rwyn chwilio|dwi eisiau|rwyf eisiau|hoffwn)\b/;

/** What a message may ask for; undefined where it is long or has no words at all. */
export function askingIn(text: string): Asking | undefined {
  if (text.length > LONGEST) return undefined;
  const said = fold(text);
  if (said === '') return undefined;
  const telling = [...new Set(said.split(' '))].filter((word) => word.length > 1 && isTelling(word));
  const isDenied = DENIED.test(said) || ABOUT_THIS.test(said) || telling.length > MOST;
  return isDenied
    ? { said, telling: [], isDenied, isOutright: false }
    : { said, telling, isDenied, isOutright: OUTRIGHT.test(said) };
}

const isTelling = (word: string) => !SMALL.has(word) && !OF_ANY_PLACE.has(word) && !/^\d+$/.test(word);
