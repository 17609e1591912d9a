/** Encryption at rest: AES-256-GCM, bound to what a thing is and where it belongs, with keys that can be changed. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { NotWhole } from '../check.js';

/** `id` is written beside what the key sealed, in clear, with a mark of the key's bytes; the key is 32 bytes. */
export type DataKey = { id: string; key: Uint8Array };

/** What is kept in place of the text: nonce, then the sealed text, then the tag, in base64. */
export const Sealed = z.strictObject({ key: z.string(), sealed: z.string() });
export type Sealed = z.infer<typeof Sealed>;

/** `about` says what the text is and whose; with another it does not open. */
export interface Sealing {
  /** The key that new things are sealed with. */
  readonly current: string;
  /** Throws `MissingKey` when there is none of this name, `WrongKey` when the one of this name has other bytes. */
  mustKnow(key: string): void;
  seal(text: string, about: string): Sealed;
  /** Throws `MissingKey`, `WrongKey`, and `NotWhole` when a byte of it is not what was sealed. */
  open(sealed: Sealed, about: string): string;
}

/** Something is sealed with a key that is not given. Nothing is set aside and nothing is written over. */
export class MissingKey extends Error {
  override name = 'MissingKey';
  constructor(readonly key: string) {
    super(
      `What is kept here is sealed with the key '${key}', which is not given: set DATA_KEY to it, or, when there is a ` +
        'newer one, DATA_KEY_OLD',
    );
  }
}

/** A key that cannot be used: it is no key, or not the one of its name that was used here. */
export class WrongKey extends Error {
  override name = 'WrongKey';
}

const otherBytes = (name: string) =>
  new WrongKey(
    `What is kept here is sealed with another key that is also called '${name}': set DATA_KEY to that one, or give the ` +
      'new key another name and put the old one in DATA_KEY_OLD',
  );

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** Seals with `current`, opens with any of them. Throws `WrongKey` for one that is not 32 bytes, or two of one id. */
export function sealing({ current, older }: { current: DataKey; older: DataKey[] }): Sealing {
  const keys = new Map<string, { key: Uint8Array; full: string }>();
  // What was sealed before keys had a mark: only a key that opened something is known to be the right one.
  const proven = new Set<string>();
  for (const { id, key } of [current, ...older]) {
    if (key.length !== 32) throw new WrongKey(`The data key '${id}' has ${key.length} bytes instead of 32`);
    if (keys.has(id)) throw new WrongKey(`Two data keys are called '${id}'`);
    keys.set(id, { key, full: `${id}:${markOf(key)}` });
  }
  const full = `${current.id}:${markOf(current.key)}`;

  function keyFor(written: string): { id: string; key: Uint8Array; marked: boolean } {
    const id = nameIn(written);
    const known = keys.get(id);
    if (known === undefined) throw new MissingKey(id);
    const marked = written !== id;
    if (marked && written !== known.full) throw otherBytes(id);
    return { id, key: known.key, marked };
  }

  return {
    current: full,
    mustKnow: (key) => void keyFor(key),
    seal(text, about) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(ALGORITHM, current.key, nonce).setAAD(Buffer.from(about));
      const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return { key: full, sealed: Buffer.concat(sealed).toString('base64') };
    },
    open({ key: written, sealed }, about) {
      const { id, key, marked } = keyFor(written);
      const text = unsealed(key, Buffer.from(sealed, 'base64'), about);
      if (text === undefined) {
        if (!marked && !proven.has(id)) throw otherBytes(id);
        throw new NotWhole('It does not open with its key, or is not what belongs here');
      }
      proven.add(id);
      return text;
    },
  };
}

/** Undefined: another key, another place, or a changed byte. */
function unsealed(key: Uint8Array, bytes: Buffer, about: string): string | undefined {
  try {
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-TAG));
    return decipher.update(bytes.subarray(NONCE, -TAG), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}

/** Tells a key from another of the same name, and nothing of its bytes. */
const markOf = (key: Uint8Array) =>
  createHmac('sha256', key).update('the mark of a data key').digest('hex').slice(0, 16);
const nameIn = (written: string) => written.replace(/:[0-9a-f]{16}$/, '');

/**
 * From keys as they are written in settings, `name:base64`, the older ones with commas between them; none: nothing is
 * sealed. Throws `WrongKey`.
 */
export function sealingFrom(current: string, older: string): Sealing | undefined {
  if (current === '' && older === '') return undefined;
  if (current === '')
    throw new WrongKey('DATA_KEY_OLD is given without DATA_KEY: what is kept needs a key of today');
  return sealing({ current: keyIn(current), older: older === '' ? [] : older.split(',').map(keyIn) });
}

function keyIn(written: string): DataKey {
  const [id = '', key = ''] = written.trim().split(':');
  return { id, key: Buffer.from(key, 'base64') };
}

/** What is sealed, opened; throws `MissingKey` also when no key at all is given. */
export function opened(sealed: Sealed, about: string, sealing: Sealing | undefined): string {
  if (sealing === undefined) throw new MissingKey(nameIn(sealed.key));
  return sealing.open(sealed, about);
}

/** Throws `MissingKey` when this key is not given, `WrongKey` when another of its name is. */
export function mustKnow(key: string, sealing: Sealing | undefined): void {
  if (sealing === undefined) throw new MissingKey(nameIn(key));
  sealing.mustKnow(key);
}
