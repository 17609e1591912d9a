/** Stands in for a mail server while trying things out: says that an alert would go, without what the person said. */
import type { Way } from './alerts.js';

export function printed(print: (line: string) => void): Way {
  return {
    name: 'printed',
    send(to, message) {
      const link = message.link ? ` [${message.link.label}: ${message.link.address}]` : '';
      print(`(An e-mail would go to ${to}: "${message.subject}". ${message.paragraphs[0] ?? ''})${link}`);
      return Promise.resolve({ kind: 'sent' });
    },
    problem: () => Promise.resolve(undefined),
  };
}
