/** The plan by e-mail to the person themselves: owed when they ask, a few times at most, and sent through the outbox. */
import type { Way } from '../adapters/alerts/alerts.js';
import type { MailPlan } from '../adapters/channels/plan-out.js';
import { keyOf, type Store } from '../adapters/stores/store.js';
import type { Owed } from '../dialogs/effects.js';
import { guideOf, type Guide } from '../dialogs/guide.js';
import { planMail } from '../dialogs/plan/plan-mail.js';
import { isAtHome } from '../dialogs/remembering.js';
import type { Clock } from './clock.js';
import { changeKept } from './paying/change.js';
import { messageOf } from './paying/names.js';
import type { ToPerson } from './paying/to-person.js';

/** E-mails of one conversation: the first, and two for a slip or a second address. */
const MOST = 3;

type Wiring = {
  store: Store;
  clock: Clock;
  /** Counts an e-mail. Throws `TooManyMessages`. */
  limit: (of: { to: string; from: string }) => Promise<void>;
  /** Something is owed as of this time. */
  owes: (at: string) => void;
};

export function mailingPlans({ store, clock, limit, owes }: Wiring): MailPlan {
  return async function mailPlan({ practice, conversation: id, to, from, message }) {
    const key = { practice, id };
    const name = `mail-plan/${message}`;
    const kept = await store.find(key);
    const plan = kept?.conversation.plans.at(-1)?.at;
    if (kept === undefined || plan === undefined) return 'no-plan';
    if (kept.owed.some((each) => each.id === name)) return 'owed';
    // Written words may be read by whom they are not safe from (conversation map X10).
    if (kept.conversation.episodes.some(isAtHome)) return 'not-sent';
    await limit({ to, from });
    const at = clock.now().toISOString();
    const item: Owed = {
      id: name,
      effect: { kind: 'mail-plan', by: 'consent', at, plan, to },
      due: at,
      tries: 0,
      state: 'owed',
      since: at,
    };
    let isOwed = false;
    await changeKept(store, key, (before) => {
      const mails = before.owed.filter(({ effect }) => effect.kind === 'mail-plan');
      isOwed = mails.length < MOST || mails.some((each) => each.id === name);
      if (!isOwed || mails.some((each) => each.id === name)) return undefined;
      const version = before.version + 1;
      return {
        ...before,
        version,
        owed: [...before.owed, item],
        audit: [...before.audit, { at, version, what: 'mail-asked' }],
      };
    });
    if (isOwed) owes(at);
    return isOwed ? 'owed' : 'not-sent';
  };
}

/** How the outbox sends one. They sit and wait for it, so that it goes at any hour. */
export const byMail = (guide: Guide, mail: Way): ToPerson => ({
  isAwaited: true,
  person: keyOf,
  async send(kept, { id, effect }) {
    if (effect.kind !== 'mail-plan' || effect.to === undefined) return { kind: 'refused', why: 'no address' };
    const message = planMail(guideOf(guide, kept.conversation), kept.conversation, effect.plan);
    if (message === undefined) return { kind: 'refused', why: 'no plan' };
    return mail.send(effect.to, message, messageOf(keyOf(kept), id, 'person'));
  },
});
