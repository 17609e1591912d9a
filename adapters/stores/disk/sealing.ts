/** Encryption at rest: AES-256-GCM, bound to what a thing is and where it belongs, with keys that can be changed. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { NotWhole } from '../check.js';

/** `id` is written beside what the key sealed, in clear; the key is 32 bytes. */
export type DataKey = { id: string; key: Uint8Array };

/** What is kept in place of the text: nonce, then the sealed text, then the tag, in base64. */
export const Sealed = z.strictObject({ key: z.string(), sealed: z.string() });
export type Sealed = z.infer<typeof Sealed>;

/** `about` says what the text is and whose; with another it does not open. */
export interface Sealing {
  /** The key that new things are sealed with. */
  readonly current: string;
  knows(key: string): boolean;
  seal(text: string, about: string): Sealed;
  /** Throws `MissingKey`, and `NotWhole` when a byte of it is not what was sealed. */
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

export class WrongKey extends Error {
  override name = 'WrongKey';
}

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** Seals with `current`, opens with any of them. Throws `WrongKey` for one that is not 32 bytes, or two of one id. */
export function sealing({ current, older }: { current: DataKey; older: DataKey[] }): Sealing {
  const keys = new Map<string, Uint8Array>();
  for (const { id, key } of [current, ...older]) {
    if (key.length !== 32) throw new WrongKey(`The data key '${id}' has ${key.length} bytes instead of 32`);
    if (keys.has(id)) throw new WrongKey(`Two data keys are called '${id}'`);
    keys.set(id, key);
  }
  return {
    current: current.id,
    knows: (key) => keys.has(key),
    seal(text, about) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(ALGORITHM, current.key, nonce).setAAD(Buffer.from(about));
      const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return { key: current.id, sealed: Buffer.concat(sealed).toString('base64') };
    },
    open({ key: id, sealed }, about) {
      const key = keys.get(id);
      if (key === undefined) throw new MissingKey(id);
      const bytes = Buffer.from(sealed, 'base64');
      try {
        const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE), { authTagLength: TAG });
        decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-TAG));
        return decipher.update(bytes.subarray(NONCE, -TAG), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        throw new NotWhole('It does not open with its key, or is not what belongs here');
      }
    },
  };
}

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
  if (sealing === undefined) throw new MissingKey(sealed.key);
  return sealing.open(sealed, about);
}

/** Throws `MissingKey` when this key is not given. */
export function mustKnow(key: string, sealing: Sealing | undefined): void {
  if (!sealing?.knows(key)) throw new MissingKey(key);
}
