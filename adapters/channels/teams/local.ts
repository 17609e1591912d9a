/** Without credentials nothing is signed: then only this machine is let in, to try things out, and never in production. */
import type { IncomingMessage } from 'node:http';
import { isLoopback, LOOPBACK } from './cloud.js';
import { activityIn, type Guard } from './guard.js';

const HERE = /^(?:127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/;

/** What a proxy adds: then the request may come from anywhere. */
const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'via'] as const;

/** A page in a browser on this machine could send here too: it names where it comes from, or cannot send JSON. */
function isFromHere({ headers, socket }: IncomingMessage): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  return (
    HERE.test(socket.remoteAddress ?? '') &&
    LOOPBACK.test(host) &&
    FORWARDED.every((name) => headers[name] === undefined) &&
    headers.origin === undefined &&
    /^application\/json\b/.test(headers['content-type'] ?? '')
  );
}

export const localGuard: Guard = async (request) => {
  if (!isFromHere(request)) {
    request.resume();
    return { kind: 'refused', status: 401, why: 'not from this machine, and there is no MicrosoftAppId' };
  }
  const body = await activityIn(request);
  if (body.kind === 'refused') return body;
  const { serviceUrl = '' } = body.activity;
  if (!URL.canParse(serviceUrl) || !isLoopback(new URL(serviceUrl)))
    return { kind: 'refused', status: 401, why: 'service host' };
  return { kind: 'genuine', activity: { ...body.activity, serviceUrl }, until: 0 };
};

/** In production without credentials: closed. */
export const closedGuard: Guard = (request) => {
  request.resume();
  return Promise.resolve({ kind: 'refused', status: 401, why: 'there is no MicrosoftAppId' });
};
