/** What a question says back of what was said before: what matters, what was liked, the first step. */
import { answersIn } from './answer-words.js';
import type { Conversation, Offer } from './conversation.js';
import { newestOf } from './newest.js';
import { labelOf } from './options.js';
import { shortened } from './shortened.js';
import type { Wording } from './script/wording.js';
import type { Voice } from './speak.js';

/** Their own words; where they chose from ideas, those. */
export function mattersIn(conversation: Conversation, wording: Wording): { matters?: string } {
  // Rounds only go up: where the newest is of an earlier one, none is of this.
  const newest = (question: string) => {
    const entry = newestOf(conversation.entries, question);
    return entry?.round === conversation.round ? entry : undefined;
  };
  const ideas = newest('ideas');
  const words = newest('matters')?.words ?? ideas?.words;
  const chosen = (ideas?.value ?? []).map((option) => labelOf(wording, 'ideas', option).toLowerCase());
  const said = words ?? (chosen.length > 0 ? chosen.join(', ') : undefined);
  return said === undefined ? {} : { matters: shortened(said) };
}

/** What fills the words of one question. */
export function askedWith(voice: Voice): Record<string, string> {
  const { wording, conversation } = voice;
  const liked = lastLiked(conversation);
  return {
    liked: liked?.name ?? '',
    asks:
      liked?.theyAsk[0] === undefined ? wording.says['asks-usual'] : liked.theyAsk.join('; ').toLowerCase(),
    step: answersIn(voice, 'first-step') ?? '',
    n: answersIn(voice, 'confidence') ?? '',
  };
}

/** The first thing they said they like, in this round: it is what the first step is about. */
function lastLiked({ offers, entries, round }: Conversation): Offer | undefined {
  return offers.find(
    (offer) =>
      offer.round === round &&
      entries
        .findLast((entry) => entry.about === offer.service && entry.round === round && entry.value.length > 0)
        ?.value.includes('like'),
  );
}
