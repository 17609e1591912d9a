/** Alerts to a member of staff in their own chat with the bot in Teams: the same card as in a channel. */
import type { StaffMessage } from '../../dialogs/staff-words.js';
import type { Outcome, Way } from './alerts.js';
import { cardOf } from './teams-webhook.js';

/** Whose chat: `to` as `addressIn` writes it. */
export type Member = { practice: string; tenant: string; user: string };

/** What stands in a notification is the subject, which says nothing of anybody. */
export type StaffCard = ReturnType<typeof cardOf> & { type: 'message'; summary: string };

export const addressIn = (member: Member): string => [member.practice, member.tenant, member.user].join('|');

/** `write` sends one card to one chat, and does not throw for what can be expected. */
export function teamsChat(write: (to: Member, card: StaffCard) => Promise<Outcome>): Way {
  return {
    name: 'teams chat',
    send(to, message: StaffMessage) {
      const [practice = '', tenant = '', user = ''] = to.split('|');
      return write(
        { practice, tenant, user },
        { ...cardOf(message), type: 'message', summary: message.subject },
      );
    },
    problem: () => Promise.resolve(undefined),
  };
}
