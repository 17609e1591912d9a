/** Activities as they come from a client, checked, and as they go out, ours and the person's own. */
import { z } from 'zod';
import type { Said } from '../cards/activity.js';
import { Refusal } from './refusal.js';

const Text = z.string();

/** What may come in; whatever else a client sends is not looked at. */
const Incoming = z.object({
  type: z.string().min(1).max(100),
  text: Text.optional(),
  textFormat: Text.max(20).optional(),
  locale: Text.max(40).optional(),
  name: Text.max(200).optional(),
  value: z.unknown().optional(),
  from: z.object({ id: Text.max(200).optional() }).optional(),
  localTimestamp: z.union([Text.max(60), z.record(z.string(), z.unknown())]).optional(),
  attachments: z.array(z.unknown()).optional(),
  channelData: z.looseObject({ clientActivityID: Text.max(200).optional() }).nullish(),
});
export type Incoming = z.infer<typeof Incoming>;

/** Kinds of activity that we take; an edit of what was said is none of them: it is said anew, or changed by "back". */
const TAKEN = ['message', 'event', 'typing', 'endOfConversation'];

/** Throws `Refusal`: 400, with what is missing or wrong. */
export function incomingIn(body: unknown): Incoming {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refusal(400, 'BadSyntax', 'The body must be one activity');
  if (!('type' in body)) throw new Refusal(400, 'MissingProperty', 'The activity has no type');
  const parsed = Incoming.safeParse(body);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
    throw new Refusal(400, 'BadArgument', `The activity's ${path} is not as it must be`);
  }
  if (!TAKEN.includes(parsed.data.type))
    throw new Refusal(400, 'BadArgument', 'Activities of this type are not taken: send a message');
  return parsed.data;
}

/** `null` and the empty text are no id. */
export const clientIdOf = ({ channelData }: Incoming): string | undefined =>
  channelData?.clientActivityID === '' ? undefined : channelData?.clientActivityID;

type Common = {
  id: string;
  channelId: 'directline';
  conversation: { id: string };
  timestamp: string;
  from: { id: string; name?: string; role: 'bot' | 'user' };
  replyToId?: string;
  locale?: string | undefined;
};
/** The person's own activity, as it came or, later, as far as it is kept. */
export type Own = Pick<
  Incoming,
  'type' | 'text' | 'textFormat' | 'locale' | 'name' | 'value' | 'localTimestamp' | 'channelData'
>;
export type Activity = Common & (Said | Own);

export const ownOf = ({ from: _from, attachments: _attachments, ...own }: Incoming): Own => own;

/** A set of activities, and where it ends; without a watermark a client keeps the one it had. */
export type ActivitySet = { activities: Activity[]; watermark?: string };
