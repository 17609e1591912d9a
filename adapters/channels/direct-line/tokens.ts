/** Direct Line tokens: for one practice, one conversation, one user and the origins they may come from; thirty minutes. */
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { TokenKeys } from './keys.js';
import { expired, notValid } from './refusal.js';

/** Seconds (Direct Line 3.0: `expires_in`). */
export const EXPIRES_IN = 1800;

const ISSUER = 'what-matters';
const AUDIENCE = 'direct-line';

/** `conversation` is its name in Direct Line. `user` is read by Microsoft's clients, so it has this name. */
const Claims = z.object({
  practice: z.string(),
  conversation: z.string(),
  user: z.string().startsWith('dl_'),
  /** Exact origins of pages that may use it, our own beside them; programs that are no pages have none. */
  origins: z.array(z.string()),
  /** The words that were chosen on our own page: a conversation that is begun there is begun in them. */
  language: z.string().optional(),
});
export type Claims = z.infer<typeof Claims>;

/** A token that was checked; `until` is when it expires, in milliseconds. */
export type Checked = Claims & { until: number };

export function tokensBy(keys: TokenKeys, now: () => Date) {
  return {
    make(claims: Claims): Promise<string> {
      const seconds = Math.floor(now().getTime() / 1000);
      return new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + EXPIRES_IN)
        .sign(keys.current);
    },

    /** Throws `Refusal`: 403, and with the code TokenExpired when that is all that is wrong. */
    async check(token: string): Promise<Checked> {
      for (const key of [keys.current, ...keys.older]) {
        try {
          const { payload } = await jwtVerify(token, key, {
            algorithms: ['HS256'],
            typ: 'JWT',
            issuer: ISSUER,
            audience: AUDIENCE,
            requiredClaims: ['iat', 'exp'],
            maxTokenAge: EXPIRES_IN,
            currentDate: now(),
          });
          const claims = Claims.safeParse(payload);
          if (!claims.success) throw notValid();
          return { ...claims.data, until: (payload.exp ?? 0) * 1000 };
        } catch (problem) {
          if (problem instanceof errors.JWTExpired) throw expired();
          if (problem instanceof errors.JWSSignatureVerificationFailed) continue;
          throw notValid();
        }
      }
      throw notValid();
    },
  };
}

export type Tokens = ReturnType<typeof tokensBy>;
