/** Tells staff one thing: words it, gives it its link, and hands it to the ways there are. */
import type { Outcome } from '../../adapters/alerts/alerts.js';
import { keyOf, type Kept } from '../../adapters/stores/store.js';
import type { CallBack, ForStaff, Owed } from '../../dialogs/effects.js';
import { guideOf, type Guide } from '../../dialogs/guide.js';
import { staffMessage } from '../../dialogs/staff-words.js';
import type { Staff } from '../staff.js';
import { isChased, mayHaveGone } from './ledger.js';
import { messageOf, referenceOf } from './names.js';

/** What is sent now, and what it is about: for a reminder the two differ. */
export type Telling = { item: Owed; of: Owed & { effect: ForStaff } };

/** A link works for a week. */
export const LINK_LASTS = 7 * 24 * 60 * 60_000;

type Wiring = { guide: Guide; staff: Staff; publicUrl: string };

export function telling({ guide, staff, publicUrl }: Wiring) {
  return {
    /** Where there is no address of our own there is no link, and nobody can say that they saw it. */
    hasLink: ({ of }: Telling) => publicUrl !== '' && isChased(of.effect),

    /** Without a token there is no link. */
    async tell(kept: Kept, { item, of }: Telling, token?: string): Promise<Outcome> {
      const key = keyOf(kept);
      const { effect } = of;
      const isReminder = item.id !== of.id;
      const isAgain = item.effect.kind === 'chase' && item.effect.next === 'send-again';
      const who = isReminder ? 'second' : 'first';
      const hasLink = isChased(effect) && publicUrl !== '' && token !== undefined;
      const link = hasLink ? linkTo(publicUrl, token) : undefined;
      const message = staffMessage(guideOf(guide, kept.conversation), kept.conversation, {
        effect,
        reference: referenceOf(key),
        link,
        isRepeat: mayHaveGone(item) || (isAgain && of.state === 'uncertain'),
        isReminder: isAgain && of.state === 'paid',
        callBack: effect.kind === 'call-off' ? callBackAt(kept, effect.of) : undefined,
      });
      return staff.send(key.practice, who, message, messageOf(key, of.id, who));
    },
  };
}

const linkTo = (publicUrl: string, token: string) =>
  new URL(`seen/${token}`, publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`).href;

function callBackAt({ owed }: Kept, at: string): CallBack | undefined {
  const found = owed.find(({ effect }) => effect.kind === 'call-back' && effect.at === at)?.effect;
  return found?.kind === 'call-back' ? found : undefined;
}
