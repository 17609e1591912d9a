/** Whether a request comes from Teams, decided before Microsoft's library sees it (trust.md 1.1): each rule, no exception. */
import type { IncomingMessage } from 'node:http';
import { decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import { readJson } from '../json-body.js';
import { Incoming, tenantOf, type Genuine } from './activity.js';
import type { Cloud } from './cloud.js';
import { NoSigningKeys, type signingKeys, type SigningKey } from './keys.js';

/** `why` is for the log, and never for who asked. */
export type Guarded =
  /** `until`: when the token ends, in milliseconds; 0 without one. */
  | { kind: 'genuine'; activity: Genuine; until: number }
  | { kind: 'refused'; status: 400 | 401 | 503; why: string };

export type Guard = (request: IncomingMessage) => Promise<Guarded>;

type Wiring = {
  appId: string;
  cloud: Cloud;
  keys: ReturnType<typeof signingKeys>;
  isTenant: (tenant: string) => boolean;
  now: () => Date;
};

/** Seconds that clocks may differ ("industry-standard clock-skew is 5 minutes"). */
const SKEW = 300;
/** Characters of the header; Microsoft's have about 1,300. */
const LONGEST = 8192;
const CHANNEL = 'msteams';
const CLAIM = 'serviceurl';

const refused = (status: 400 | 401 | 503, why: string): Guarded => ({ kind: 'refused', status, why });

export function guardOf({ appId, cloud, keys, isTenant, now }: Wiring): Guard {
  /** Its claims and the key it is signed with; otherwise the name of what is wrong. Throws `NoSigningKeys`. */
  async function signed(header: string): Promise<{ claims: JWTPayload; key: SigningKey } | string> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(header)?.[1];
    if (token === undefined || header.length > LONGEST) return 'no bearer token';
    try {
      const { alg, kid } = decodeProtectedHeader(token);
      if (alg !== 'RS256') return 'algorithm';
      const key = kid === undefined ? undefined : await keys(kid);
      if (key === undefined) return 'unknown key';
      const { payload: claims } = await jwtVerify(token, key.key, {
        algorithms: ['RS256'],
        issuer: cloud.issuer,
        audience: appId,
        clockTolerance: SKEW,
        currentDate: now(),
        requiredClaims: ['exp', 'nbf', 'iat', 'iss', 'aud', CLAIM],
      });
      const isOld = (claims.iat ?? Infinity) <= now().getTime() / 1000 + SKEW;
      // A list of audiences, or one issued in the future, is nothing that Microsoft sends.
      return typeof claims.aud === 'string' && isOld ? { claims, key } : 'claims';
    } catch (problem) {
      if (problem instanceof NoSigningKeys) throw problem;
      // What jose cannot read it tells in other classes too: whatever it is, it is no token of Microsoft's.
      return problem instanceof errors.JOSEError ? problem.code : 'unreadable token';
    }
  }

  return async function guard(request) {
    const token = await signed(request.headers.authorization ?? '').catch((problem: unknown) => {
      if (problem instanceof NoSigningKeys) return problem;
      throw problem;
    });
    if (typeof token === 'string' || token instanceof Error) request.resume();
    if (token instanceof Error) return refused(503, 'no keys');
    if (typeof token === 'string') return refused(401, token);
    const body = await activityIn(request);
    if (body.kind === 'refused') return body;
    const { activity } = body;
    const { serviceUrl } = activity;
    if (activity.channelId !== CHANNEL) return refused(401, 'channel');
    if (!token.key.endorsements.includes(CHANNEL)) return refused(401, 'endorsement');
    if (token.claims[CLAIM] !== serviceUrl || !serviceUrl) return refused(401, 'service address');
    if (!URL.canParse(serviceUrl) || !cloud.isService(new URL(serviceUrl)))
      return refused(401, 'service host');
    const tenant = tenantOf(activity);
    if (tenant === undefined || !isTenant(tenant)) return refused(401, 'tenant');
    const until = ((token.claims.exp ?? 0) + SKEW) * 1000;
    return { kind: 'genuine', activity: { ...activity, serviceUrl }, until };
  };
}

/** One activity as it must be; 400 for anything else. */
export async function activityIn(
  request: IncomingMessage,
): Promise<{ kind: 'read'; activity: Incoming } | Extract<Guarded, { kind: 'refused' }>> {
  const read = await readJson(request);
  if (read.kind === 'refused') return { kind: 'refused', status: 400, why: read.why };
  const parsed = Incoming.safeParse(read.value);
  if (parsed.success) return { kind: 'read', activity: parsed.data };
  const path = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  return { kind: 'refused', status: 400, why: `activity ${path}` };
}
