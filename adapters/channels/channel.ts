/** The port every channel keeps to: a genuine message in, what is said back out. */
import type { Reach } from '../../dialogs/effects.js';
import type { FormPage } from '../../dialogs/form/page.js';
import type { Form } from '../../dialogs/form/take.js';
import type { Heard } from '../../dialogs/heard.js';
import type { Message } from '../../dialogs/message.js';
import type { Sight } from '../../dialogs/sight.js';

/** A message in, named so that a repeat of it can be recognised. */
export type Inbound = Heard & {
  /** Which channel, for the log. */
  channel: string;
  practice: string;
  /** Which conversation: unguessable, chosen by the channel. */
  conversation: string;
  /** Names this message: the same name again is the same message. */
  message: string;
  language: string;
  /** The script a new conversation begins with; the practice's own when left out. */
  script?: string;
  /** The address it came from, to tell a crowd from a flood; never kept and never logged. */
  from?: string;
  /** By which they may be written to first, where the channel has a way. */
  reach?: Reach;
  /** A whole page of the form view in one message: several answers, kept in one go. */
  form?: Form;
};

/** More came than people send: nothing was taken, and the next is in `after` seconds. */
export class TooManyMessages extends Error {
  override name = 'TooManyMessages';
  constructor(readonly after: number) {
    super(`More messages came than people send. The next is taken in ${after} seconds.`);
  }
}

/** What one message led to. */
export type Outcome = {
  messages: Message[];
  /** `not-kept`: before consent and for under-13s. `not-saved`: it should have been, and could not. */
  saved: 'saved' | 'not-kept' | 'not-saved' | 'erased';
  /** The same message was here before: this is what it was answered then. */
  repeat: boolean;
  /** Not understood: keep what was typed on the screen. */
  missed: boolean;
  /** For urgent help that was taken: the whole page of it, so that nothing has to be read again to show it. */
  sight?: Sight;
  /** Of a page of the form: which answers could not be taken, and what to say of each. */
  wrong?: FieldError[];
};

/** `key` names the field, as its page does. */
export type FieldError = { key: string; says: string };

export type Handle = (inbound: Inbound) => Promise<Outcome>;

/** The same conversation as a form: a page of it, where something is asked. `part` is the page that was asked for. */
export type LookAtForm = (of: {
  practice: string;
  conversation: string;
  language: string;
  at: string;
  part?: string;
}) => Promise<{ sight: Sight; page: FormPage | undefined }>;

export type Look = (of: {
  practice: string;
  conversation: string;
  language: string;
  at: string;
  script?: string;
}) => Promise<Sight>;

/** One turn, as it is remembered. */
export type Recalled = {
  /** Grows from turn to turn for as long as the conversation is the same one; never given twice. */
  number: number;
  /** The name its message had. */
  message: string;
  at: string;
  /** What the person said, from what is kept of it; undefined when nothing is. */
  said: string | undefined;
  messages: Message[];
};

/** What was said in a conversation so far. */
export type Recollection = {
  /** Undefined before the first turn: then there is only the opening. */
  began: string | undefined;
  language: string;
  /** What anybody is shown first. */
  opening: Message[];
  turns: Recalled[];
};

export type Recall = (of: {
  practice: string;
  conversation: string;
  language: string;
  at: string;
  /** The script that a new one begins with. */
  script?: string;
}) => Promise<Recollection>;

/** Is told of every message that was answered, whichever channel it came by. */
export type Listener = (inbound: Inbound, outcome: Outcome) => void;
