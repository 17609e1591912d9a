/** What every page sends and expects: safe headers, the cookie that names a conversation, forms from our own pages only. */
import type { IncomingMessage, ServerResponse } from 'node:http';

const COOKIE = 'conversation';
/** How long a browser remembers its conversation: a week, so that coming back another day loses nothing. */
const WEEK = 7 * 24 * 60 * 60;

/** What an address says after its question mark. */
export const queryOf = (request: IncomingMessage): URLSearchParams =>
  new URLSearchParams((request.url ?? '').split('?', 2)[1] ?? '');

/** Most addresses say nothing more, and are asked several times a turn. */
const saysMore = (request: IncomingMessage): boolean => request.url?.includes('?') === true;

/** One thing that an address says there. */
export const askedIn = (request: IncomingMessage, name: string): string | undefined =>
  saysMore(request) ? (queryOf(request).get(name) ?? undefined) : undefined;

/** The site whose page shows the chat in a frame; empty in a frame that does not say, undefined on a page of its own. */
export const hostOf = (request: IncomingMessage): string | undefined => askedIn(request, 'frame');

/** A frame on another site has a conversation of its own: browsers keep it apart by that site. */
const cookieName = (request: IncomingMessage) =>
  hostOf(request) === undefined ? COOKIE : `${COOKIE}-framed`;

/** What a conversation is called: unguessable, and nothing else. */
const NAME = /^[\w-]{20,64}$/;

export function cookieOf(request: IncomingMessage): string | undefined {
  const start = `${cookieName(request)}=`;
  const cookies = (request.headers.cookie ?? '').split(';').map((each) => each.trim());
  const found = cookies.find((each) => each.startsWith(start))?.slice(start.length);
  return found !== undefined && NAME.test(found) ? found : undefined;
}

/** Scripts cannot read it, other sites cannot send it, and it goes to this practice's page only. */
export function setCookie(request: IncomingMessage, practice: string, conversation: string | undefined) {
  const age = conversation === undefined ? 0 : WEEK;
  return { 'set-cookie': cookie(request, practice, cookieName(request), conversation ?? '', age) };
}

/** One cookie of this practice's page, for `age` seconds. In a frame it is kept apart for the site around it. */
export function cookie(
  request: IncomingMessage,
  practice: string,
  name: string,
  value: string,
  age: number,
): string {
  const secure = request.headers['x-forwarded-proto'] === 'https' ? '; Secure' : '';
  const kept = hostOf(request) === undefined ? `SameSite=Lax${secure}` : 'SameSite=None; Secure; Partitioned';
  return `${name}=${value}; Path=/c/${practice}; Max-Age=${age}; HttpOnly; ${kept}`;
}

/** What an address keeps from one page to the next: the frame it stands in, and the language that was asked for. */
const KEPT = ['frame', 'language'];

/** Where a practice's page is, in the frame that was asked from. */
export function homeOf(request: IncomingMessage, practice: string, part = ''): string {
  const home = `/c/${practice}${part}`;
  if (!saysMore(request)) return home;
  const kept = [...queryOf(request)].filter(([name]) => KEPT.includes(name));
  return `${home}${kept.length === 0 ? '' : `?${new URLSearchParams(kept).toString()}`}`;
}

/**
 * The address a request came from. `proxies` of our own stand before the program, and each adds what it heard from to
 * X-Forwarded-For: what stands further left there, anybody may have written.
 */
export function addressOf({ headers, socket }: IncomingMessage, proxies: number): string {
  const told = String(headers['x-forwarded-for'] ?? '').split(',');
  const heard = proxies === 0 ? '' : (told.at(-proxies) ?? '').trim();
  return heard || (socket.remoteAddress ?? '');
}

/** A form of another site is refused; a browser that tells nothing is old, not hostile. */
export function isOurOwn(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.headers.origin;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}

/** What a page may load, and which sites may show it in a frame beside our own. */
const policy = (hosts: readonly string[]) =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "frame-src 'self'",
    `frame-ancestors ${["'self'", ...hosts].join(' ')}`,
    "base-uri 'none'",
  ].join('; ');

export const SAFE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': policy([]),
  // Not `no-referrer`: with that a browser sends `Origin: null` along with our own forms.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** For a page that a practice's own sites may show. */
export const shownOn = (hosts: readonly string[]) => ({ 'content-security-policy': policy(hosts) });

export const HTML = { 'content-type': 'text/html; charset=utf-8' };

export function send(
  response: ServerResponse,
  status: number,
  html: string,
  headers: Record<string, string> = {},
) {
  // With its length it goes out in one piece, instead of in chunks.
  const body = Buffer.from(html);
  const length = { 'content-length': String(body.length) };
  response.writeHead(status, { ...HTML, ...SAFE_HEADERS, ...headers, ...length });
  response.end(body);
}

/** "See other": the page that comes after a form, which a refresh may fetch as often as it likes. */
export function redirect(response: ServerResponse, to: string, headers: Record<string, string>) {
  response.writeHead(303, { location: to, ...SAFE_HEADERS, ...headers, 'content-length': '0' });
  response.end();
}
