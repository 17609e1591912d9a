/** Who signed which words: a signature is bound to the fingerprint of one language, and says nothing of any other. */
import { z } from 'zod';
import { Id } from '../ids.js';
import { OWN_SCRIPT } from './script.js';

const NAMED = 'write who it is';

/** DCB0129 7: who released this version for use, in what role, on what hazard log. */
export const Signature = z.strictObject({
  /** The script that was read. */
  script: Id.default(OWN_SCRIPT),
  language: z.string().regex(/^[a-z]{2,3}$/, 'write a language, like en'),
  /** Of routes, needs, danger, what was learned, and every word of that language. */
  fingerprint: z.string().regex(/^[0-9a-f]{12}$/, 'twelve letters and digits, as npm run print shows them'),
  who: z.string().trim().min(3, NAMED).max(120),
  role: z.string().trim().min(3, 'write their role, like Clinical Safety Officer').max(120),
  on: z.iso.date('write a date, like 2026-11-22'),
  /** The hazard log that was read with it: its version or reference. */
  hazards: z.string().trim().min(2, 'write which hazard log was read: its version or reference').max(200),
});
export type Signature = z.infer<typeof Signature>;

export const SignedFile = z.strictObject({ signatures: z.array(Signature) });

export type Signed = {
  /** What a signature would have to be bound to now, by language. */
  fingerprints: ReadonlyMap<string, string>;
  /** Of this script, in the order they were given. */
  signatures: readonly Signature[];
};

/** The latest signature under a language as it is now; of another language, or of other words, is none. */
export function signatureOf({ fingerprints, signatures }: Signed, language: string): Signature | undefined {
  const now = fingerprints.get(language);
  return signatures.findLast((each) => each.language === language && each.fingerprint === now);
}

/** The latest under a language as it once was: to be told what has to be read again. */
export const earlierSignature = ({ signatures }: Signed, language: string): Signature | undefined =>
  signatures.findLast((each) => each.language === language);
