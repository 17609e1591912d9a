/** Conversations to keep, for the tests of stores. */
import type { Kept, Store } from '../../../adapters/stores/store.js';
import { ChangedMeanwhile } from '../../../adapters/stores/store.js';
import { begin } from '../../../dialogs/conversation.js';

export const at = '2026-11-02T10:00:00.000Z';

export function keptOf(
  of: { practice?: string; id?: string; version?: number; words?: string[] } = {},
): Kept {
  const practice = of.practice ?? 'example';
  const id = of.id ?? 'anna';
  const words = of.words ?? ['I miss dancing'];
  return {
    format: 1,
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
    owed: [{ kind: 'forget', id: `f-${id}`, at }],
  };
}

export const wordsIn = (kept: Kept | undefined) =>
  kept?.conversation.entries.map((entry) => entry.words ?? '') ?? [];

/** What a turn does: adds to what is there, and reads it again as often as somebody else was quicker. */
export async function add(store: Store, id: string, words: string): Promise<void> {
  for (;;) {
    const before = await store.find({ practice: 'example', id });
    const readAt = before?.version ?? 0;
    const next = keptOf({ id, version: readAt + 1, words: [...wordsIn(before), words] });
    try {
      return await store.save(next, readAt);
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
    }
  }
}
