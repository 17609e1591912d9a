/** Who asks: a token's one conversation, or a program with a secret, which speaks for a practice or for all. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { noAuthorization, notValid } from './refusal.js';
import type { Checked, Tokens } from './tokens.js';

/** `practice` is the only one a secret opens; '' for the one that opens all. */
export type Credentials = { kind: 'token'; claims: Checked } | { kind: 'secret'; practice: string };

/** Longer ones are none of ours. */
const LONGEST = 4096;

const sum = (text: string) => createHash('sha256').update(text).digest();

/** Secrets by practice. What is returned throws `Refusal`. */
export function credentialsBy(secrets: ReadonlyMap<string, string>, tokens: Tokens) {
  const sums = [...secrets].map(([practice, secret]) => ({ practice, sum: sum(secret) }));

  return async function credentialsIn({ headers }: IncomingMessage): Promise<Credentials> {
    const given = /^Bearer ([\x21-\x7e]+)$/i.exec(headers.authorization ?? '')?.[1];
    if (given === undefined || given.length > LONGEST) throw noAuthorization();
    const theirs = sum(given);
    // All are compared, so that the time it takes says nothing.
    const [found] = sums.filter((each) => timingSafeEqual(each.sum, theirs));
    if (found) return { kind: 'secret', practice: found.practice };
    if (!given.includes('.')) throw notValid();
    return { kind: 'token', claims: await tokens.check(given) };
  };
}
