/** Names that say nothing about whom they name: for messages to staff, and for the links in them. */
import { createHash, randomBytes } from 'node:crypto';
import type { Key } from '../../adapters/stores/store.js';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Letters and digits that are not taken for one another when read out. */
export const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Six of them, the same for one conversation always: staff see that two messages belong together. */
export function referenceOf({ practice, id }: Key): string {
  const letters = [...digest(`reference ${practice}/${id}`).subarray(0, 6)].map(
    (byte) => LETTERS[byte % LETTERS.length] ?? '',
  );
  return `${letters.slice(0, 3).join('')}-${letters.slice(3).join('')}`;
}

/** One message to staff; sent again it is the same. */
export const messageOf = ({ practice, id }: Key, owed: string, who: string) =>
  digest(`message ${practice}/${id} ${owed} ${who}`).toString('hex').slice(0, 40);

/** 192 bits that nobody can guess. */
export const newToken = () => randomBytes(24).toString('base64url');

/** All that is kept of a link: who reads the data cannot make one. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
