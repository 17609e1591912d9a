/** Puts a person's name under the words of one language as they are now: what production asks for. */
import { resolve } from 'node:path';
import type { Loaded } from '../../adapters/content-files.js';
import { writeSignatures } from '../../adapters/signed-file.js';
import type { Scripted } from '../../dialogs/guide.js';
import { Signature, signatureOf } from '../../dialogs/script/signing.js';
import type { Settings } from '../settings.js';
import { findingsIn } from './check.js';
import { languageOf } from './guide.js';

export type SignOptions = {
  who: string;
  role: string;
  /** The hazard log that was read with it. */
  hazards: string;
  /** The one people talk to by themselves when left out. */
  script?: string;
  language?: string;
  /** Of what was read: signing stops if it has changed since. */
  fingerprint: string;
};

/** Why nothing was signed, with what to do. */
export class NotSigned extends Error {
  override name = 'NotSigned';
}

/** Throws `NotSigned`, `UnknownLanguage` or `SignatureNotWritten`; then nothing was written. */
export function sign(settings: Settings, options: SignOptions, today = new Date()): void {
  const root = resolve(settings.CONTENT_DIR);
  const { content, failures } = findingsIn(root);
  if (content === undefined || failures.length > 0)
    throw new NotSigned(`The check has ${failures.length} to mend before anybody signs: npm run check`);
  const signature = signatureFor(content, options, today);
  const { script, language, who, role, fingerprint } = signature;
  const before = signatureOf(scriptedIn(content, script).signed, language);
  if (before?.who === who && before.hazards === signature.hazards) {
    console.log(`${who} signed '${script}' in '${language}' as it is on ${before.on} already.`);
    return;
  }
  const all = [content, ...content.others].flatMap(({ signed }) => signed.signatures);
  const path = writeSignatures(root, [...all, signature]);
  console.log(`Signed: '${script}' in '${language}', ${fingerprint}, by ${who} (${role}). Kept in ${path}`);
}

/** Throws `NotSigned` where there is no such script. */
function scriptedIn(content: Loaded, script: string): Scripted {
  const all = [content, ...content.others];
  const found = all.find((each) => each.script.id === script);
  if (found !== undefined) return found;
  throw new NotSigned(
    `--script: there is no script '${script}': write one of ${all.map((each) => each.script.id).join(', ')}`,
  );
}

/** Of exactly what was read. Throws `NotSigned` with what is wrong, or `UnknownLanguage`. */
export function signatureFor(content: Loaded, options: SignOptions, today: Date): Signature {
  const { who, role, hazards, fingerprint, script = content.script.id } = options;
  const scripted = scriptedIn(content, script);
  const language = languageOf(scripted, options.language);
  const on = today.toISOString().slice(0, 10);
  const parsed = Signature.safeParse({ script, language, fingerprint, who, role, on, hazards });
  if (!parsed.success)
    throw new NotSigned(
      parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'),
    );
  const now = scripted.signed.fingerprints.get(language);
  if (fingerprint !== now)
    throw new NotSigned(
      `What was read (${fingerprint}) is not what is there now (${now}). Print it, read it again, and sign that.`,
    );
  return parsed.data;
}
