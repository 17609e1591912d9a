/** What was decided about the suggestions of this round. */
import type { Compiled } from './compiled.js';
import type { Entry, Offer } from './conversation.js';
import type { Walk } from './ground.js';
import { keyOf } from './standing.js';

/** What a person decided about one suggestion; `passed` when they skipped it or keep it for later. */
export type Decided = { offer: Offer; decision?: 'like' | 'not-for-me' | 'passed'; why?: Entry };

/** Offers shown in this round, with what was decided about each. */
export function decided(walk: Walk, compiled: Compiled): Decided[] {
  const question = compiled.offers;
  if (question === undefined || walk.conversation.offers.length === 0) return [];
  return walk.conversation.offers
    .filter((offer) => offer.round === walk.conversation.round)
    .map((offer) => {
      const entry = walk.standing.get(keyOf(question.id, offer.service));
      const value = entry?.value ?? [];
      const why =
        question.why === undefined ? undefined : walk.standing.get(keyOf(question.why, offer.service));
      if (value.includes('like')) return { offer, decision: 'like' as const };
      if (value.includes('not-for-me'))
        return { offer, decision: 'not-for-me' as const, ...(why ? { why } : {}) };
      const isKept = value.includes('keep') || (entry && entry.status !== 'answered');
      return isKept ? { offer, decision: 'passed' as const } : { offer };
    });
}

export function likedOffers(walk: Walk, compiled: Compiled): Offer[] {
  return decided(walk, compiled)
    .filter((each) => each.decision === 'like')
    .map((each) => each.offer);
}
