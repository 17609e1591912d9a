/** Asks a store what it has of each conversation, and holds it against what was told. */
import { UnreadableConversation, type Kept, type Store } from '../../adapters/stores/store.js';
import type { Known } from './known.js';
import { findings, type Finding } from './oracle.js';

export const PRACTICE = 'example';

/** `more` looks at each record that is there. */
export async function lookAt(
  store: Store,
  conversations: readonly Known[],
  more: (known: Known, record: Kept) => Promise<Finding[]> = () => Promise.resolve([]),
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const known of conversations) {
    known.isTouched = false;
    try {
      const record = await store.find({ practice: PRACTICE, id: known.id });
      found.push(...findings(known, record));
      if (record && known.erasing === 'no') found.push(...(await more(known, record)));
    } catch (problem) {
      if (!(problem instanceof UnreadableConversation)) throw problem;
      found.push({ fault: 'unreadable', what: `${known.id}: ${problem.message}` });
    }
  }
  const { setAside } = await store.counts();
  if (setAside > 0) found.push({ fault: 'unreadable', what: `${setAside} files are set aside` });
  return found;
}
