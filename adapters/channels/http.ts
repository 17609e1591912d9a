/** What every page sends and expects: safe headers, the cookie that names a conversation, forms from our own pages only. */
import type { IncomingMessage, ServerResponse } from 'node:http';

const COOKIE = 'conversation';
/** How long a browser remembers its conversation: a week, so that coming back another day loses nothing. */
const WEEK = 7 * 24 * 60 * 60;

export function cookieOf(request: IncomingMessage): string | undefined {
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{20,64})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1];
}

/** Scripts cannot read it, other sites cannot send it, and it goes to this practice's page only. */
export function setCookie(request: IncomingMessage, practice: string, conversation: string | undefined) {
  const secure = request.headers['x-forwarded-proto'] === 'https' ? '; Secure' : '';
  const age = conversation === undefined ? 0 : WEEK;
  return {
    'set-cookie': `${COOKIE}=${conversation ?? ''}; Path=/c/${practice}; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`,
  };
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

export const SAFE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'",
  // Not `no-referrer`: with that a browser sends `Origin: null` along with our own forms.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

export const HTML = { 'content-type': 'text/html; charset=utf-8' };

export function send(
  response: ServerResponse,
  status: number,
  html: string,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { ...HTML, ...SAFE_HEADERS, ...headers });
  response.end(html);
}

/** "See other": the page that comes after a form, which a refresh may fetch as often as it likes. */
export function redirect(response: ServerResponse, to: string, headers: Record<string, string>) {
  response.writeHead(303, { location: to, ...SAFE_HEADERS, ...headers });
  response.end();
}
