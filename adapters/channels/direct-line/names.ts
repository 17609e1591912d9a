/** What a conversation is called in Direct Line: its own name, sealed, so that an address or a log gives nothing away. */
import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import type { TokenKeys } from './keys.js';

/** Which conversation: what the page's cookie holds, or what we chose. */
export type Which = { practice: string; conversation: string };

const TAG = 16;
const SHAPE = /^[\w-]{40,400}$/;

/**
 * The same conversation always has the same name, and only who has the key can tell which it is (RFC 5297's idea: the
 * tag is a sum of the text, and the text's nonce). The name alone opens nothing.
 */
export function conversationNames(keys: TokenKeys) {
  const all = [keys.current, ...keys.older].map((key) => ({
    sum: createHmac('sha256', key).update('name sum').digest(),
    cipher: createHmac('sha256', key).update('name cipher').digest(),
    person: createHmac('sha256', key).update('person').digest(),
  }));
  type Keys = (typeof all)[number];
  const [now] = all;
  if (now === undefined) throw new RangeError('There is no key');

  const tagOf = ({ sum }: Keys, text: string) =>
    createHmac('sha256', sum).update(text).digest().subarray(0, TAG);

  function opened(with_: Keys, bytes: Buffer): string | undefined {
    const tag = bytes.subarray(0, TAG);
    const decipher = createDecipheriv('aes-256-ctr', with_.cipher, tag);
    const text = decipher.update(bytes.subarray(TAG), undefined, 'utf8') + decipher.final('utf8');
    return timingSafeEqual(tagOf(with_, text), tag) ? text : undefined;
  }

  return {
    nameOf({ practice, conversation }: Which): string {
      const text = `${practice}/${conversation}`;
      const tag = tagOf(now, text);
      const cipher = createCipheriv('aes-256-ctr', now.cipher, tag);
      return Buffer.concat([tag, cipher.update(text, 'utf8'), cipher.final()]).toString('base64url');
    },
    /** Undefined when we did not make this name. */
    whichOf(name: string): Which | undefined {
      if (!SHAPE.test(name)) return undefined;
      const bytes = Buffer.from(name, 'base64url');
      for (const each of all) {
        const [practice, conversation] = opened(each, bytes)?.split('/', 2) ?? [];
        if (practice !== undefined && conversation !== undefined) return { practice, conversation };
      }
      return undefined;
    },
    /** Who speaks in a conversation that nobody else gave a name: always the same, and unguessable. */
    personIn({ practice, conversation }: Which): string {
      const sum = createHmac('sha256', now.person).update(`${practice}/${conversation}`).digest('base64url');
      return `dl_${sum.slice(0, 22)}`;
    },
  };
}

export type Names = ReturnType<typeof conversationNames>;
