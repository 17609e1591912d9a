/** Which pages may speak to us from a browser: our own, and exactly those a practice's file names. */
import type { IncomingMessage } from 'node:http';
import type { Guide } from '../../../dialogs/guide.js';
import type { Practice } from '../../../dialogs/script/practice.js';
import { Refusal } from './refusal.js';

/** As browsers write them: no path, no slash at the end. */
export const originsOf = ({ origins }: Practice): string[] => origins.map((each) => new URL(each).origin);

export function originsIn(guide: Guide, publicUrl: string) {
  const known = new Set([...guide.practices.values()].flatMap(originsOf));
  const ours = publicUrl === '' ? undefined : new URL(publicUrl).origin;

  const isOurs = (origin: string, { headers }: IncomingMessage): boolean =>
    origin === ours || (URL.canParse(origin) && new URL(origin).host === headers.host);

  return {
    /** Throws `Refusal` unless the request comes from our page, from one of these, or from no page at all. */
    check(request: IncomingMessage, allowed: readonly string[]): void {
      const { origin } = request.headers;
      if (origin === undefined || isOurs(origin, request) || allowed.includes(origin)) return;
      throw new Refusal(403, 'BadArgument', 'This token may not be used from this origin');
    },
    /**
     * What lets a page read the answer. A preflight has no token, so any practice's page may ask; what it then gets is
     * decided by its token. No credentials, no wildcard.
     */
    headersFor(request: IncomingMessage): Record<string, string> {
      const { origin } = request.headers;
      const isKnown = origin !== undefined && (known.has(origin) || isOurs(origin, request));
      if (!isKnown) return { vary: 'Origin' };
      return {
        vary: 'Origin',
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'Retry-After',
        ...(request.method === 'OPTIONS'
          ? {
              'access-control-allow-methods': 'GET, POST',
              'access-control-allow-headers': 'Authorization, Content-Type, x-ms-bot-agent, x-requested-with',
              'access-control-max-age': '600',
            }
          : {}),
      };
    },
  };
}

export type Origins = ReturnType<typeof originsIn>;
