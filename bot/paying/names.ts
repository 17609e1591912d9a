/** Names that say nothing about whom they name: for messages to staff, and for the links in them. */
import { createHash, randomBytes } from 'node:crypto';
import type { Key } from '../../adapters/stores/store.js';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Letters and digits that are not taken for one another when read out. */
export const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const CARRIED = 'erased-';

/** Where an alert goes when its conversation is erased: nobody can tell from it which that was. */
export const carriedKey = (key: Key): Key => ({ practice: key.practice, id: `${CARRIED}${namedBy(key)}` });

/** The same for a conversation and for what is carried on of it. */
const namedBy = ({ practice, id }: Key): string =>
  id.startsWith(CARRIED)
    ? id.slice(CARRIED.length)
    : digest(`alert ${practice}/${id}`).toString('hex').slice(0, 40);

/** Six of them, the same for one conversation always: staff see that two messages belong together. */
export function referenceOf(key: Key): string {
  const letters = [...digest(`reference ${namedBy(key)}`).subarray(0, 6)].map(
    (byte) => LETTERS[byte % LETTERS.length] ?? '',
  );
  return `${letters.slice(0, 3).join('')}-${letters.slice(3).join('')}`;
}

/** One message to staff; sent again it is the same. */
export const messageOf = (key: Key, owed: string, who: string) =>
  digest(`message ${namedBy(key)} ${owed} ${who}`)
    .toString('hex')
    .slice(0, 40);

/** 192 bits that nobody can guess. */
export const newToken = () => randomBytes(24).toString('base64url');

/** All that is kept of a link: who reads the data cannot make one. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
