/** What the campaign knows of each conversation from outside: every message sent, every answer heard, in a file too. */
import { appendFileSync } from 'node:fs';
import { nameOf } from '../../adapters/channels/form.js';
import type { Answer, Fate } from './server.js';

export type Told = { message: string; by: string; fate: Fate; words?: string };

/** A message's form, and how much was promised before anybody sent it: what was, stands before it. */
export type Sent = { body: string; after: number };

/** `promised` is in the order in which it was told. */
export type Known = {
  id: string;
  /** By the name of the message. */
  sent: Map<string, Sent>;
  promised: Told[];
  /** From the first promise on; a conversation that was begun is kept. */
  isKept: boolean;
  /** It was asked to be erased; `done` when that was told. */
  erasing: 'no' | 'asked' | 'done';
  /** Taken before anybody knew whether it may be kept. */
  perhaps: Told[];
  /** As it was found in the store last: the version, and every reply. */
  found?: { version: number; said: string[] };
  /** Since the last look at the store somebody was answered. */
  isTouched: boolean;
};

export type Log = ReturnType<typeof acknowledgements>;

/** `file` gets a line for each message sent and each answer heard, before anything else happens. */
export function acknowledgements(file: string) {
  const all = new Map<string, Known>();
  const write = (line: object) => appendFileSync(file, `${JSON.stringify(line)}\n`);

  function of(id: string): Known {
    const known = all.get(id) ?? {
      id,
      sent: new Map<string, Sent>(),
      promised: [],
      isKept: false,
      erasing: 'no' as const,
      perhaps: [],
      isTouched: false,
    };
    all.set(id, known);
    return known;
  }

  function promise(known: Known, told: Told): void {
    known.isKept = true;
    known.promised.push(told);
  }

  return {
    all: () => [...all.values()],
    of,
    sent(id: string, by: string, body: string): void {
      const known = of(id);
      write({ sent: body, by, conversation: id });
      known.sent.set(nameOf(body), { body, after: known.promised.length });
      if (body.endsWith('=erase-now')) known.erasing = 'asked';
    },
    heard(id: string, by: string, body: string, { fate, words, text }: Answer): void {
      const known = of(id);
      const message = nameOf(body);
      write({ heard: text, fate, message, by, conversation: id });
      known.isTouched = true;
      const told: Told = { message, by, fate, ...(words === undefined ? {} : { words }) };
      if (fate === 'kept' || (fate === 'taken' && known.isKept)) promise(known, told);
      else if (fate === 'taken') known.perhaps = [...known.perhaps.slice(-1), told];
      else if (fate === 'erased') known.erasing = 'done';
    },
    /** A page showed that answers are kept now: the last one that was taken is, too. */
    seenKept(id: string): void {
      const known = of(id);
      const last = known.perhaps.at(-1);
      known.perhaps = [];
      if (last && !known.isKept) promise(known, last);
    },
    /** Messages of which it was told that they are kept, each counted once. */
    turns: () =>
      [...all.values()].reduce((sum, { promised }) => sum + new Set(promised.map((e) => e.message)).size, 0),
  };
}
