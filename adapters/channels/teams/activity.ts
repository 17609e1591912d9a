/** Activities as Teams sends them: checked, and nothing looked at that is not named here. */
import { z } from 'zod';

const Name = z.string().max(1000);

export const Incoming = z.object({
  type: z.string().min(1).max(100),
  /** Names the message: an edit and a deletion carry the name of what they are about. */
  id: z.string().min(1).max(500).optional(),
  channelId: Name,
  timestamp: z.string().max(100).nullish(),
  serviceUrl: z.string().max(2000).optional(),
  from: z.object({ id: Name, aadObjectId: Name.nullish() }),
  recipient: z.object({ id: Name, name: Name.nullish() }),
  conversation: z.object({
    id: z.string().min(1).max(1500),
    conversationType: Name.nullish(),
    tenantId: Name.nullish(),
    isGroup: z.boolean().nullish(),
  }),
  channelData: z
    .looseObject({ tenant: z.object({ id: Name }).nullish(), eventType: Name.nullish() })
    .nullish(),
  text: z.string().nullish(),
  /** What a card's button sends. */
  value: z.unknown().optional(),
  replyToId: z.string().max(500).nullish(),
  locale: z.string().max(40).nullish(),
  /** Of an installation: `add`, `add-upgrade`, `remove`, `remove-upgrade`. */
  action: Name.nullish(),
  membersAdded: z.array(z.object({ id: Name })).nullish(),
});
export type Incoming = z.infer<typeof Incoming>;

/** One that is known to come from Teams. */
export type Genuine = Incoming & { serviceUrl: string };

export const tenantOf = ({ conversation, channelData }: Incoming): string | undefined =>
  channelData?.tenant?.id ?? conversation.tenantId ?? undefined;

/** Microsoft's own `personal`; its playground says so too. Anything else may have other people in it. */
export const isPersonal = ({ conversation }: Incoming): boolean =>
  (conversation.conversationType ?? 'personal') === 'personal' && conversation.isGroup !== true;
