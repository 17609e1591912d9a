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

export function writingFirst({ guide, findPerson, writers }: Wiring): ToPerson {
  const keyFor = (kept: Kept, item: Owed) => ({
    practice: kept.conversation.practice,
    id: firstIn(item)?.reach.person ?? '',
  });

  return {
    person: keyFor,

    needless(kept, item, person) {
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
