/** How the outbox writes to a person first: what is looked at again at the moment of sending, and the words of each channel. */
import type { Outcome } from '../../adapters/alerts/alerts.js';
import type { Kept, Person } from '../../adapters/stores/store.js';
import type { Conversation } from '../../dialogs/conversation.js';
import type { Effect, Owed, Reach } from '../../dialogs/effects.js';
import type { Guide } from '../../dialogs/guide.js';
import { isAtHome } from '../../dialogs/remembering.js';
import type { ToPerson } from '../paying/to-person.js';

export type First = Extract<Effect, { kind: 'nudge' | 'check-in' }>;

/** One channel that can write first. */
export type Writer = {
  /** Whether this conversation is the one they hold there now. */
  holds(person: Person, conversation: string): boolean;
  /** Says nothing about anybody's health. */
  write(of: { person: Person; conversation: Conversation; effect: First; id: string }): Promise<Outcome>;
};

type Wiring = {
  guide: Guide;
  findPerson: (key: { practice: string; id: string }) => Promise<Person | undefined>;
  writers: Record<Reach['channel'], Writer>;
};

const firstIn = ({ effect }: Owed): First | undefined =>
  effect.kind === 'nudge' || effect.kind === 'check-in' ? effect : undefined;

/** Milliseconds after its day at which it helps nobody any more: the program was off for long, or its clock was. */
const TOO_LATE = 7 * 24 * 60 * 60_000;

/** The one after it is due as well: nobody gets two at once. */
const isFollowed = ({ owed }: Kept, { kind, nth }: First, at: string): boolean =>
  owed.some(
    (item) =>
      item.state === 'owed' &&
      firstIn(item)?.kind === kind &&
      (firstIn(item)?.nth ?? 0) > nth &&
      Date.parse(item.due) <= Date.parse(at),
  );

export function writingFirst({ guide, findPerson, writers }: Wiring): ToPerson {
  const keyFor = (kept: Kept, item: Owed) => ({
    practice: kept.conversation.practice,
    id: firstIn(item)?.reach.person ?? '',
  });

  return {
    person: keyFor,

    needless(kept, item, person, at) {
      const effect = firstIn(item);
      const { conversation } = kept;
      if (effect === undefined || person === undefined) return 'nobody is there';
      if (guide.practices.get(conversation.practice)?.closed !== undefined) return 'closed';
      // Whoever may share the home may read along (H-13).
      if (
        (conversation.episodes.some(isAtHome) || person.safeToText?.answer === false) &&
        person.safeToText?.answer !== true
      )
        return 'not safe to write to';
      if (!writers[effect.reach.channel].holds(person, conversation.id)) return 'another conversation';
      if (Date.parse(at) - Date.parse(item.due) > TOO_LATE) return 'too late';
      if (isFollowed(kept, effect, at)) return 'the next one is due';
      if (effect.kind === 'check-in' && conversation.plans.at(-1)?.at !== effect.plan) return 'another plan';
      return undefined;
    },

    async send(kept, item) {
      const effect = firstIn(item);
      const person = await findPerson(keyFor(kept, item));
      if (effect === undefined || person === undefined) return { kind: 'refused', why: 'nobody is there' };
      const { conversation } = kept;
      return writers[effect.reach.channel].write({ person, conversation, effect, id: item.id });
    },
  };
}
