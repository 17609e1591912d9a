/** Conversations to keep, for the tests of stores. */
import { sealing } from '../../../adapters/stores/disk/sealing.js';
import type { Kept, Person, Store } from '../../../adapters/stores/store.js';
import { ChangedMeanwhile } from '../../../adapters/stores/store.js';
import { begin } from '../../../dialogs/conversation.js';
import type { Owed } from '../../../dialogs/effects.js';

export const at = '2026-11-02T10:00:00.000Z';

export function keptOf(
  of: { practice?: string; id?: string; version?: number; words?: string[]; owed?: Owed[] } = {},
): Kept {
  const practice = of.practice ?? 'example';
  const id = of.id ?? 'anna';
  const words = of.words ?? ['I miss dancing'];
  return {
    format: 2,
    version: of.version ?? 1,
    conversation: {
      ...begin({ practice, id, script: 'what-matters', language: 'en', at }),
      entries: words.map((said) => ({
        question: 'matters',
        round: 1,
        status: 'answered',
        value: [],
        words: said,
        by: 'person',
        at,
        script: 'abc',
      })),
    },
    said: [{ message: `m-${id}`, at, messages: [{ kind: 'text', paragraphs: ['Thank you.'] }] }],
    owed: of.owed ?? [],
    audit: [{ at, version: of.version ?? 1, what: 'turn' }],
  };
}

/** A piece of work, due at a time of this day: `09:30`. */
export function owedAt(time: string, of: Partial<Owed> = {}): Owed {
  const due = `2026-11-02T${time}:00.000Z`;
  return {
    id: 'one',
    effect: { kind: 'forget', id: 'f', at },
    due,
    tries: 0,
    state: 'owed',
    since: at,
    ...of,
  };
}

export function personOf(
  of: { practice?: string; id?: string; version?: number; optedOut?: boolean } = {},
): Person {
  return {
    format: 1,
    version: of.version ?? 1,
    practice: of.practice ?? 'example',
    id: of.id ?? 'person-anna',
    addresses: [{ channel: 'sms', address: '+447700900123' }],
    safeToText: { answer: true, at },
    ...(of.optedOut ? { optedOut: { at, channel: 'sms' } } : {}),
  };
}

const KEYS = { a1: 1, b2: 2, c3: 3 };
/** Three keys to seal with. */
export const keyCalled = (id: keyof typeof KEYS) => ({ id, key: Buffer.alloc(32, KEYS[id]) });
export const sealedWith = (id: keyof typeof KEYS, ...older: (keyof typeof KEYS)[]) =>
  sealing({ current: keyCalled(id), older: older.map(keyCalled) });

export const wordsIn = (kept: Kept | undefined) =>
  kept?.conversation.entries.map((entry) => entry.words ?? '') ?? [];

/** Saves a conversation that nobody has saved before, or on top of this version. */
export const save = (store: Store, kept: Kept, readAt = 0) => store.save({ kept, readAt });

/** What a turn does: adds to what is there, and reads it again as often as somebody else was quicker. */
export async function add(store: Store, id: string, words: string): Promise<void> {
  for (;;) {
    const before = await store.find({ practice: 'example', id });
    const readAt = before?.version ?? 0;
    const next = keptOf({ id, version: readAt + 1, words: [...wordsIn(before), words] });
    try {
      return await store.save({ kept: next, readAt });
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
    }
  }
}
