/** The name a message from Direct Line is kept under: whose it is and the client's own id, so that a repeat is known. */
import { newName } from '../form.js';

const MARK = 'dl';

/** Without an id of the client's each message is a new one. */
export const messageName = (user: string, clientId: string | undefined): string =>
  `${MARK}|${user}|${clientId === undefined ? '' : clientId}${clientId === undefined ? `|${newName()}` : ''}`;

/** Undefined for messages of other channels. `clientId` may hold any character. */
export function readName(name: string): { user: string; clientId: string | undefined } | undefined {
  const [mark, user, ...rest] = name.split('|');
  if (mark !== MARK || user === undefined) return undefined;
  const clientId = rest.join('|');
  return { user, clientId: rest[0] === '' && rest.length > 1 ? undefined : clientId };
}
