/** What the panel's script starts from: the words around a question, addresses, and who to call with no connection. */
import type { Around } from './chat-page.js';
import type { Message } from '../../dialogs/message.js';
import type { Words } from './words.js';

export type PanelData = {
  words: Words;
  at: Around['at'];
  host: string | undefined;
  canSend: boolean;
  steady: boolean;
  urgent: Message;
  practice: string;
};

export const panelData = (of: Around): PanelData => ({
  words: { labels: of.wording.labels, language: of.wording.language },
  at: of.at,
  host: of.host,
  canSend: of.canSend,
  steady: of.looks.aids.includes('steady'),
  urgent: of.urgent,
  practice: of.practice.name,
});
