/** Microsoft's side of Teams on this machine: an OpenID server with real keys, and a connector that shows what it is sent. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { z } from 'zod';
import type { Cloud } from '../../../adapters/channels/teams/cloud.js';

export const APP = '11111111-2222-4333-8444-555555555555';
export const TENANT = '99999999-2222-4333-8444-555555555555';
const ISSUER = 'https://api.botframework.com';

const Card = z.looseObject({
  type: z.literal('AdaptiveCard'),
  speak: z.string(),
  fallbackText: z.string(),
  body: z.array(z.looseObject({ type: z.string() })),
  actions: z
    .array(z.looseObject({ type: z.string(), title: z.string(), data: z.looseObject({}).optional() }))
    .optional(),
});
export type Card = z.infer<typeof Card>;
const Activity = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(z.object({ contentType: z.string(), content: Card })).optional(),
  suggestedActions: z.object({ actions: z.array(z.object({ title: z.string() })) }).optional(),
  conversation: z.looseObject({ id: z.string() }).optional(),
});
export type Activity = z.infer<typeof Activity>;

/** One call of the bot: what it sent, changed or took away. */
export type Call = { method: string; path: string; id: string; activity: Activity | undefined; auth: string };

export type Microsoft = Awaited<ReturnType<typeof microsoft>>;

export async function microsoft() {
  const keys = await Promise.all([
    keyOf('endorsed', ['msteams']),
    keyOf('webchat', ['webchat']),
    keyOf('bare'),
  ]);
  const stranger = await keyOf('stranger', ['msteams']);
  const calls: Call[] = [];
  /** What the next calls are answered with instead. */
  const refusals: { status: number; headers?: Record<string, string> }[] = [];
  const asked = { keys: 0 };
  const refused: string[] = [];
  let count = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    if (url === '/openid') return json(response, 200, { jwks_uri: `${home()}/keys` });
    if (url === '/keys') {
      asked.keys++;
      return json(response, 200, { keys: keys.map(({ jwk }) => jwk) });
    }
    const found = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(url);
    if (found === null) return json(response, 404, {});
    let body = '';
    for await (const part of request) body += String(part);
    const refusal = refusals.shift();
    if (refusal) refused.push(`${method} ${url} ${refusal.status}`);
    if (refusal) return json(response, refusal.status, { error: { code: 'No' } }, refusal.headers);
    const id = method === 'POST' ? `sent-${++count}` : decodeURIComponent(found[2] ?? '');
    const activity = body === '' ? undefined : Activity.parse(JSON.parse(body));
    calls.push({ method, path: url, id, activity, auth: request.headers.authorization ?? '' });
    json(response, method === 'POST' ? 201 : 200, { id });
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((problem: unknown) => json(response, 500, { problem: String(problem) }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  // Still its address once it is closed.
  const home = () => `http://127.0.0.1:${port}`;

  const cloud: Cloud = {
    metadata: `${home()}/openid`,
    issuer: ISSUER,
    isService: (url) => url.origin === home(),
    token: () => Promise.resolve('a-token-of-the-bot'),
  };

  return {
    cloud,
    calls,
    refusals,
    /** What was answered so, in order. */
    refused,
    asked,
    serviceUrl: `${home()}/`,
    keys: { endorsed: keys[0], webchat: keys[1], bare: keys[2], stranger },
    /** A token as Microsoft signs it, with what is changed in it; `undefined` leaves a claim out. */
    async token(
      claims: Record<string, unknown> = {},
      of: { key?: Key; header?: object } = {},
    ): Promise<string> {
      const now = Math.floor(Date.now() / 1000);
      const all = {
        iss: ISSUER,
        aud: APP,
        iat: now - 60,
        nbf: now - 60,
        exp: now + 3600,
        serviceurl: `${home()}/`,
        ...claims,
      };
      const payload = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
      const { kid, sign } = of.key ?? keys[0];
      return new SignJWT(payload)
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT', ...of.header })
        .sign(sign);
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export type Key = { kid: string; sign: CryptoKey; jwk: object };

async function keyOf(kid: string, endorsements?: string[]): Promise<Key> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', ...(endorsements && { endorsements }) };
  return { kid, sign: privateKey, jwk };
}

function json(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
