/** Writes a signature under content/signed.yaml: the earlier ones stay, and the file is whole or as it was. */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Signature } from '../dialogs/script/signing.js';
import { codeOf } from './stores/files.js';

export class SignatureNotWritten extends Error {
  override name = 'SignatureNotWritten';
}

const ABOVE =
  '# Who read which words and signed them. Written by "npm run sign"; a change of words or rules needs a new one.\n';

/** `root` is the content folder, `signatures` all there are with the new one. Throws `SignatureNotWritten`. */
export function writeSignatures(root: string, signatures: readonly Signature[]): string {
  const path = join(root, 'signed.yaml');
  const beside = `${path}.new`;
  try {
    writeFileSync(beside, ABOVE + stringify({ signatures }, { lineWidth: 0 }));
    renameSync(beside, path);
  } catch (cause) {
    throw new SignatureNotWritten(`${path} cannot be written: ${codeOf(cause) ?? 'unknown'}`, { cause });
  }
  return path;
}
