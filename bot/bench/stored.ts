/** Fills a store with conversations that look like real ones, so that what is measured is a store in use. */
import type { Kept, Store } from '../../adapters/stores/store.js';
import { begin, type Entry } from '../../dialogs/conversation.js';
import type { Guide } from '../../dialogs/guide.js';

const AT = '2026-11-21T10:00:00.000Z';
/** What somebody half way through has answered. */
const ANSWERS: [question: string, value: string[], words?: string][] = [
  ['hello', ['start']],
  ['privacy', ['agree']],
  ['who', ['me']],
  ['age', ['18-64']],
  ['safe-now', ['safe']],
  ['pace', ['few-minutes']],
  ['matters', [], 'a quiet cup of tea with my sister on a Sunday'],
  ['reflect', ['right']],
  ['hard', ['people', 'feelings']],
  ['hard-people', ['company']],
  ['hard-feelings', ['worry']],
  ['first', ['company']],
  ['confidence', ['5']],
  ['barriers', ['cost']],
];
/** How many are saved at once: as many as may share a flush. */
const AT_ONCE = 200;

/** `count` conversations, named `stored-0` on. */
export async function fill(store: Store, guide: Guide, count: number): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, at) => one(store, guide, from + at)),
    );
}

function one(store: Store, guide: Guide, number: number): Promise<void> {
  const [practice = ''] = guide.practices.keys();
  const of = { id: `stored-${number}`, practice, script: guide.script.id, language: 'en', at: AT };
  const entries = ANSWERS.map(([question, value, words]): Entry => ({
    question,
    round: 1,
    status: 'answered',
    value,
    ...(words === undefined ? {} : { words }),
    by: 'person',
    at: AT,
    script: guide.fingerprint,
  }));
  const said = entries.map((entry, at) => ({
    message: `m-${number}-${at}`,
    at: AT,
    messages: [
      {
        kind: 'text' as const,
        paragraphs: [`What was said to '${entry.question}'.`, 'Thank you. It is saved.'],
      },
    ],
  }));
  const kept: Kept = {
    format: 2,
    version: 1,
    conversation: { ...begin(of), entries },
    said,
    owed: [],
    audit: [],
  };
  return store.save({ kept, readAt: 0 });
}
