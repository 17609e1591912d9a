/** The port every channel keeps to: a genuine message in, what is said back out. */
import type { Conversation } from '../../dialogs/conversation.js';
import type { Heard } from '../../dialogs/heard.js';
import type { Message } from '../../dialogs/message.js';
import type { Answered } from '../../dialogs/reply.js';

/** A message in, named so that a repeat of it can be recognised. */
export type Inbound = Heard & {
  channel: string;
  practice: string;
  /** Which conversation: unguessable, chosen by the channel. */
  conversation: string;
  /** Names this message: the same name again is the same message. */
  message: string;
  language: string;
};

/** What one message led to. */
export type Outcome = {
  messages: Message[];
  /** `not-kept`: before consent and for under-13s. `not-saved`: it should have been, and could not. */
  saved: 'saved' | 'not-kept' | 'not-saved' | 'erased';
  /** The same message was here before: this is what it was answered then. */
  repeat: boolean;
  /** Not understood: keep what was typed on the screen. */
  missed: boolean;
};

export type Handle = (inbound: Inbound) => Promise<Outcome>;

/** Where a conversation stands, without a turn: for a first look, a refresh, coming back. */
export type Sight = {
  conversation: Conversation;
  messages: Message[];
  answers: (Answered & { label: string; said: string })[];
  sections: { id: string; label: string; state: 'done' | 'here' | 'ahead' | 'hidden' }[];
  state: 'asking' | 'urgent' | 'stopped' | 'paused' | 'ended';
  /** Something is kept of it in the store. */
  kept: boolean;
};

export type Look = (of: {
  practice: string;
  conversation: string;
  language: string;
  at: string;
}) => Promise<Sight>;
