/** Alerts by e-mail: plain text and HTML with the same words, through a mail server. */
import MailComposer from 'nodemailer/lib/mail-composer';
import type { StaffMessage } from '../../dialogs/staff-words.js';
import { staffMail } from '../pages/staff-mail.js';
import { plainLines, WITHIN, type Way } from './alerts.js';
import { handOver, serverAt } from './smtp.js';

type Options = {
  /** smtp:// or smtps:// */
  url: string;
  from: string;
  /** Milliseconds a sending may take; `WITHIN` unless told. */
  within?: number;
};

export function email({ url, from, within = WITHIN }: Options): Way {
  const server = serverAt(url);
  return {
    name: 'email',
    async send(to, message, id) {
      const bytes = await composed(from, to, message, id);
      return handOver(server, within, { envelope: { from, to }, bytes });
    },
    async problem() {
      const outcome = await handOver(server, within);
      if (outcome.kind === 'sent') return undefined;
      return `the mail server ${server.host} did not answer as it would have to (${outcome.why})`;
    },
  };
}

/** The same id makes the same Message-ID: a mailbox may see that a repeat is one. */
function composed(from: string, to: string, message: StaffMessage, id: string): Promise<Buffer> {
  const host = from.slice(from.lastIndexOf('@') + 1);
  return new MailComposer({
    from,
    to,
    subject: message.subject,
    text: plainLines(message).join('\n'),
    html: staffMail(message),
    messageId: `<${id}@${host}>`,
    // So that holiday replies do not come back to nobody.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  })
    .compile()
    .build();
}
