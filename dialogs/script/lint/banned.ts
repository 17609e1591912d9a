/** Words that are never said to a person here, and what to say instead (NHS style, Three Conversations). */

type Banned = { word: RegExp; mend: string; unless?: RegExp };

const leaveOut = 'leave it out';

export const BANNED: readonly Banned[] = [
  { word: /\bshould\b/i, mend: 'say what people can do' },
  { word: /\bsimply\b/i, mend: leaveOut },
  { word: /\bsimple\b/i, mend: leaveOut },
  // "Easy read" is the name of a way to print things.
  { word: /\beasy\b/i, mend: leaveOut, unless: /\beasy read\b/gi },
  { word: /\bjust\b/i, mend: leaveOut },
  { word: /\boops\b/i, mend: 'say how to put it right' },
  { word: /\binvalid\b/i, mend: 'say how to put it right' },
  { word: /\bforbidden\b/i, mend: 'say how to put it right' },
  { word: /\bthis field is required\b/i, mend: 'say what is needed' },
  { word: /\bplease note\b/i, mend: leaveOut },
  { word: /\bclick here\b/i, mend: 'say where it leads' },
  { word: /\belderly\b/i, mend: 'say "aged 65 and over"' },
  { word: /\bpensioners?\b/i, mend: 'say "aged 65 and over"' },
  { word: /\bseniors?\b/i, mend: 'say "aged 65 and over"' },
  { word: /\bmentally ill\b/i, mend: 'say "mental health condition"' },
  { word: /\bpassed away\b/i, mend: 'say "died"' },
  { word: /\bsuffer(?:s|ing)? from\b/i, mend: 'say "has" or "lives with"' },
  { word: /\btelephone\b/i, mend: 'say "phone"' },
  { word: /\byour doctor\b/i, mend: 'say "your GP"' },
  { word: /\bcommit suicide\b/i, mend: 'say "end your life"' },
  { word: /\bassessments?\b/i, mend: 'say what happens: "we talk about…"' },
  { word: /\breferrals?\b/i, mend: 'say who will be told' },
  { word: /\bpathways?\b/i, mend: 'say what happens next' },
  { word: /\bjourneys?\b/i, mend: 'say what happens next' },
  { word: /\bwaiting lists?\b/i, mend: 'say how long it takes' },
  { word: /\bservice users?\b/i, mend: 'say "people"' },
  { word: /\bclients?\b/i, mend: 'say "people" or "you"' },
  { word: /\bi understand how you feel\b/i, mend: 'say back what they said' },
  { word: /\d ?%|\bper ?cent\b/i, mend: 'say "4 in 10"' },
];

/** As labels alone they say nothing. */
const BANNED_LABELS = [
  { word: 'next', mend: 'say "Continue"' },
  { word: 'other', mend: 'say "Something else"' },
  { word: 'submit', mend: 'say what happens' },
];

/** Each with the words as they stand. */
export function bannedIn(text: string): { found: string; mend: string }[] {
  return BANNED.flatMap(({ word, mend, unless }) => {
    const rest = unless === undefined ? text : text.replace(unless, '');
    const found = word.exec(rest)?.[0];
    return found === undefined ? [] : [{ found, mend }];
  });
}

export const bannedAsLabel = (text: string) =>
  BANNED_LABELS.filter(({ word }) => text.trim().toLowerCase() === word);
