/** One person's chat in Teams, as far as we write to it; whichever library carries it. */
import { z } from 'zod';
import { tenantOf, type Genuine } from './activity.js';

/** Where a chat is, to write to it now or another day. Nobody's name stands in it. */
export const Reference = z.strictObject({
  serviceUrl: z.string(),
  channel: z.string(),
  conversation: z.string(),
  tenant: z.string(),
  user: z.string(),
  bot: z.string(),
  language: z.string(),
});
export type Reference = z.infer<typeof Reference>;

export const referenceOf = (activity: Genuine, language: string): Reference => ({
  serviceUrl: activity.serviceUrl,
  channel: activity.channelId,
  conversation: activity.conversation.id,
  tenant: tenantOf(activity) ?? '',
  user: activity.from.id,
  bot: activity.recipient.id,
  language,
});

/** One message out. `summary` is what a notification shows of a card: it says nothing about anybody. */
export type Out = {
  type: 'message';
  text?: string;
  textFormat?: 'plain';
  summary?: string;
  attachments?: { contentType: string; content: object }[];
  suggestedActions?: { to: string[]; actions: { type: 'imBack'; title: string; value: string }[] };
};

export type Chat = {
  /** Its id, by which it can be changed later. */
  send(out: Out): Promise<string | undefined>;
  update(id: string, out: Out): Promise<void>;
  remove(id: string): Promise<void>;
};

/** Opens the chat and does the work in it. Each call in it throws `NotTaken`. */
export type Connector = (to: Reference, work: (chat: Chat) => Promise<void>) => Promise<void>;

/** Teams did not take it. `status` is what it answered; undefined: it did not answer. */
export class NotTaken extends Error {
  override name = 'NotTaken';
  constructor(
    readonly status: number | undefined,
    /** Seconds that it asks to be left alone for. */
    readonly after: number | undefined,
    cause: unknown,
  ) {
    super(status === undefined ? 'Teams did not answer' : `Teams answered ${status}`, { cause });
  }
}
