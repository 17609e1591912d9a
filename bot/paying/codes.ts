/** The small record by which a code leads to a conversation, and which of a conversation's codes still do. */
import type { Key } from '../../adapters/stores/store.js';
import type { Owed } from '../../dialogs/effects.js';

/** Where the record of a code is kept, by the code's sha256. */
export const personOf = (practice: string, code: string): Key => ({ practice, id: `code ${code}` });

/** The sha256 of each code that has not ended. */
export const codesOf = (owed: readonly Owed[]): string[] =>
  owed.flatMap(({ effect, state }) => (effect.kind === 'code-ends' && state === 'owed' ? [effect.code] : []));
