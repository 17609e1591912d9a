/** The keys Microsoft signs with, fetched from its OpenID document: read anew each day, and never more than a few. */
import { importJWK, type CryptoKey } from 'jose';
import { z } from 'zod';

/** One key, and the channels it may speak for. */
export type SigningKey = { key: CryptoKey; endorsements: readonly string[] };

/** The keys could not be fetched for so long that none may be trusted. */
export class NoSigningKeys extends Error {
  override name = 'NoSigningKeys';
  constructor(metadata: string, cause?: unknown) {
    super(
      `The signing keys named at ${metadata} could not be read: nothing from Teams can be taken until then`,
      {
        cause,
      },
    );
  }
}

type Wiring = {
  metadata: string;
  now: () => Date;
  log: { error(what: object, words: string): void };
};

/** Milliseconds. Microsoft: "at least once every 24 hours". */
const DAY = 24 * 60 * 60_000;
/** A key that was taken back must not live on because the document cannot be reached. */
const LONGEST = 3 * DAY;
/** A name nobody knows is looked for again after so long, however often it is asked for. */
const AGAIN = 5 * 60_000;
/** After a failure, where there are no keys at all. */
const RETRY = 10_000;
const WITHIN = 10_000;
/** More keys, or more bytes, than any such document has. */
const MOST_KEYS = 100;
const MOST_BYTES = 1024 * 1024;

const Metadata = z.object({ jwks_uri: z.url() });
const Keys = z.object({ keys: z.array(z.looseObject({ kid: z.string().max(500).optional() })) });
const Key = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).default([]),
});

export function signingKeys({ metadata, now, log }: Wiring) {
  let held: { keys: ReadonlyMap<string, SigningKey>; at: number } | undefined;
  let asked = -Infinity;
  let problem: unknown;
  let fetching: Promise<void> | undefined;

  const refresh = (): Promise<void> =>
    (fetching ??= fetched(metadata)
      .then((keys) => void (held = { keys, at: now().getTime() }))
      .catch((why: unknown) => {
        problem = why;
        log.error({ problem: why }, 'the keys that Teams signs with could not be read anew');
      })
      .finally(() => {
        asked = now().getTime();
        fetching = undefined;
      }));

  /** Undefined: nobody signs by this name. Throws `NoSigningKeys`. */
  return async function find(kid: string): Promise<SigningKey | undefined> {
    const at = now().getTime();
    // A clock that ran ahead and was put back is as far from it as one that went on.
    const since = (then: number) => Math.abs(at - then);
    if (held === undefined || since(held.at) > DAY) {
      if (fetching !== undefined || since(asked) > RETRY) await refresh();
    } else if (!held.keys.has(kid) && (fetching !== undefined || since(asked) > AGAIN)) await refresh();
    if (held === undefined || since(held.at) > LONGEST) throw new NoSigningKeys(metadata, problem);
    return held.keys.get(kid);
  };
}

async function fetched(metadata: string): Promise<ReadonlyMap<string, SigningKey>> {
  const { jwks_uri: address } = Metadata.parse(await json(metadata));
  if (new URL(address).protocol !== new URL(metadata).protocol)
    throw new TypeError('The keys are named at an address of another kind');
  const { keys } = Keys.parse(await json(address));
  const known = await Promise.all(
    keys.slice(0, MOST_KEYS).map(async (each) => {
      const parsed = Key.safeParse(each);
      if (!parsed.success) return [];
      const { endorsements, ...jwk } = parsed.data;
      const key = await importJWK({ ...jwk, alg: 'RS256' }, 'RS256');
      return key instanceof Uint8Array ? [] : [[jwk.kid, { key, endorsements }] as const];
    }),
  );
  return new Map(known.flat());
}

async function json(address: string): Promise<unknown> {
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(WITHIN) });
  if (!response.ok) throw new TypeError(`${address} answered ${response.status}`);
  let text = '';
  const decoder = new TextDecoder();
  for await (const part of response.body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (text.length > MOST_BYTES) throw new TypeError(`${address} answered more than any such document has`);
  }
  return JSON.parse(text) as unknown;
}
