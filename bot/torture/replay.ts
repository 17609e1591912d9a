/** Takes every turn of a record again from its messages alone: what is kept must be what that comes to. */
import { isDeepStrictEqual } from 'node:util';
import { inboundOf } from '../../adapters/channels/form.js';
import { memoryStore } from '../../adapters/stores/memory.js';
import type { Kept } from '../../adapters/stores/store.js';
import type { Owed } from '../../dialogs/effects.js';
import type { Guide } from '../../dialogs/guide.js';
import type { Index } from '../../dialogs/matching/index.js';
import { handler } from '../handle.js';
import type { Known } from './known.js';
import type { Finding } from './oracle.js';

const log = { error: () => undefined };

/** `guide` and `index` are as the server had them. */
export async function replayed(guide: Guide, index: Index, known: Known, record: Kept): Promise<Finding[]> {
  const store = memoryStore();
  const { handle, close } = handler({ guide, services: () => index, store, log });
  const { practice, id, language } = record.conversation;
  for (const { message, at } of record.said) {
    const form = new URLSearchParams(known.sent.get(message)?.body);
    await handle(inboundOf(guide, form, { practice, conversation: id, message, language, at }));
  }
  close();
  const again = await store.find({ practice, id });
  const what = `${known.id}: taken again, its turns come to`;
  if (again === undefined)
    return [{ fault: 'worked out otherwise', what: `${what} nothing that may be kept` }];
  // As it was before consent began, a restart may have forgotten: `began` is when it was first heard of since.
  const same = isDeepStrictEqual(plain(again.conversation), plain(record.conversation));
  return [
    ...(same ? [] : [{ fault: 'worked out otherwise' as const, what: `${what} another conversation` }]),
    ...(isDeepStrictEqual(plain(again.said), plain(record.said))
      ? []
      : [{ fault: 'worked out otherwise' as const, what: `${what} other replies` }]),
    ...owedWrongly(known.id, again.owed, record.owed),
  ];
}

/** As JSON has it: what is not there and what is undefined are the same. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What was owed to staff is there once each, and nothing else is; how far it has come is for who pays it. */
function owedWrongly(id: string, again: readonly Owed[], kept: readonly Owed[]): Finding[] {
  const ids = kept.map((each) => each.id);
  const wanted = (owed: readonly Owed[]) =>
    owed.filter(({ effect }) => effect.kind === 'alert' || effect.kind === 'call-back').map(forStaff);
  return [
    ...(new Set(ids).size < ids.length
      ? [{ fault: 'owed wrongly' as const, what: `${id}: one thing twice` }]
      : []),
    ...(isDeepStrictEqual(wanted(again), wanted(kept))
      ? []
      : [{ fault: 'owed wrongly' as const, what: `${id}: not what its turns came to` }]),
  ];
}

/** Whether a call-back replaces another is said only if staff knew of that one. */
const forStaff = ({ id, effect }: Owed) => plain([id, { ...effect, replaces: undefined }]);
