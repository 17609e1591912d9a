/** What is kept: the shapes of a conversation's record and of a person's. */
import { z } from 'zod';
import { Conversation } from '../../dialogs/conversation.js';
import { Owed } from '../../dialogs/effects.js';
import { Message } from '../../dialogs/message.js';

const At = z.iso.datetime();

/** The reply kept against the message that caused it, so that a repeat is answered with the same words. */
export const Said = z.strictObject({ message: z.string(), at: At, messages: z.array(Message) });

/** That something happened to a conversation, and by which rule; never a word of the person's. */
export const AuditLine = z.strictObject({
  at: At,
  /** The version of the record that this brought about. */
  version: z.int().min(1),
  /** A word: `turn`, `paid`, `uncertain`, `cancelled`, `acknowledged`. */
  what: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  rule: z.string().optional(),
});

/** All that one turn commits together: entries, replies, what is owed, the audit line, the version. */
export const Kept = z.strictObject({
  format: z.literal(2),
  version: z.int().min(1),
  conversation: Conversation,
  said: z.array(Said),
  owed: z.array(Owed),
  audit: z.array(AuditLine),
});

/** What a text was given that no conversation remembers. */
const GAVE = [
  'said',
  'opening',
  'keyword',
  'stopped',
  'started',
  'page',
  'safe',
  'nothing',
  'closed',
  'erased',
  'web',
  'code-unknown',
  'carry-ask',
  'carry-busy',
  'carried',
  'not-carried',
  'check-in-yes',
  'check-in-no',
] as const;

/**
 * Somebody who is texted: which conversation their texts belong to, and the texts that no conversation remembers, each
 * with what it was given, so that one that comes again is known for as long as this record is kept.
 */
const Texting = z.strictObject({
  conversation: z.string().min(1),
  /** Their first text, or ours: the opening was sent. */
  began: At.optional(),
  seen: z.array(
    z.strictObject({
      message: z.string(),
      gave: z.enum(GAVE),
      /** Which page of a long text, and of which: the name of the text that it answered. */
      page: z.int().min(0).optional(),
      of: z.string().optional(),
      /** When they are texted next, where they were told so. */
      until: At.optional(),
      /** They were told that the practice is told. */
      told: z.boolean().optional(),
    }),
  ),
  /** The practice's own word that they may be texted first, and when it was written down. */
  invited: z.strictObject({ at: At, basis: z.string().min(1) }).optional(),
  /** A conversation from the web whose code they texted: theirs once they say yes. */
  carrying: z.strictObject({ conversation: z.string().min(1), at: At }).optional(),
});

/** One person at one practice, apart from their conversations: what must hold for all of them at once. */
export const Person = z.strictObject({
  format: z.literal(1),
  version: z.int().min(1),
  practice: z.string(),
  id: z.string().min(1),
  addresses: z.array(z.strictObject({ channel: z.string(), address: z.string() })),
  optedOut: z.strictObject({ at: At, channel: z.string() }).optional(),
  safeToText: z.strictObject({ answer: z.boolean(), at: At }).optional(),
  language: z.string().optional(),
  supportNeeds: z.array(z.string()).optional(),
  texting: Texting.optional(),
});

export type Said = z.infer<typeof Said>;
export type AuditLine = z.infer<typeof AuditLine>;
export type Kept = z.infer<typeof Kept>;
export type Person = z.infer<typeof Person>;

/** Which conversation, or which person: the practice stands on every call, so that no store can mix practices up. */
export type Key = { practice: string; id: string };

/** Whatever is kept under a name of its own. */
export type Rec = Kept | Person;

export const isKept = (record: Rec): record is Kept => 'conversation' in record;

/** Whose record this is. */
export function keyOf(record: Rec): Key {
  const { practice, id } = isKept(record) ? record.conversation : record;
  return { practice, id };
}
