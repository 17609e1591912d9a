/** What a clinician learned by ringing a service: told to the directory, field by field, as soon as it was said. */
import type { Entry } from './conversation.js';
import { LEARNED, type Effect, type Learned } from './effects.js';
import { likedOffers } from './decided.js';
import { counting } from './ground.js';
import { mayKeep, practiceOf, wordingOf, type Guide } from './guide.js';
import { labelOf } from './options.js';
import { contextAt, type Position } from './position.js';
import { shortened } from './shortened.js';
import { findDanger } from './weighing/find-danger.js';

type Part = Learned['said'][number]['of'];

/** The question each is asked in (conversation map K13). */
const ASKED_IN: Record<Part, string> = {
  start: 'ring-start',
  asks: 'ring-asks',
  meets: 'ring-meets',
  cost: 'ring-cost',
  quiet: 'ring-quiet',
  someone: 'ring-someone',
  support: 'ring-support',
  risk: 'ring-risk',
  waiting: 'ring-waiting',
};

/** In the order they are asked. */
export const RING_QUESTIONS = LEARNED.map((of) => ASKED_IN[of]);

/**
 * It is about the first of what they like, as the questions are. Only a script that a clinician holds asks them; words
 * with any sign of danger are about somebody, and go to no directory.
 */
export function learned(guide: Guide, before: Position, after: Position, at: string): Effect[] {
  if (guide.script.held_by !== 'clinician' || !mayKeep(guide, contextAt(after).standing)) return [];
  const context = contextAt(after);
  // In a new round nothing was said yet, and what was said in the last one still holds.
  if (context.conversation.round !== contextAt(before).conversation.round) return [];
  const [offer] = likedOffers(context, guide.compiled);
  if (offer === undefined) return [];
  const said = LEARNED.flatMap((of) => {
    const question = ASKED_IN[of];
    const [then, now] = [contextAt(before).standing.get(question), context.standing.get(question)];
    return now === undefined || then === now ? [] : saidIn(guide, of, now, then);
  });
  return said.length === 0
    ? []
    : [{ kind: 'learned', at, service: offer.service, who: whoRang(guide, after), said }];
}

/** Passed by after it was answered: it is taken back. */
function saidIn(guide: Guide, of: Part, now: Entry, then: Entry | undefined): Learned['said'] {
  const isSaid = now.status === 'answered' && findDanger(now.words ?? '', guide).level === 'none';
  if (!isSaid) return then?.status === 'answered' ? [{ of, value: [] }] : [];
  return [{ of, value: now.value, ...(now.words === undefined ? {} : { words: shortened(now.words) }) }];
}

/** A profession and a practice, never a name: "Physiotherapist, Mill Lane Surgery". */
function whoRang(guide: Guide, position: Position): string {
  const context = contextAt(position);
  const { conversation } = context;
  const [profession] = counting(context, guide.compiled, 'profession')?.value ?? [];
  const wording = wordingOf(guide, conversation);
  const { name } = practiceOf(guide, conversation);
  return profession === undefined ? name : `${labelOf(wording, 'profession', profession)}, ${name}`;
}
