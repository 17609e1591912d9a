/** The page behind "I have seen this": a link shows a button and changes nothing; the button says it, once and for all. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { londonWords } from '../../dialogs/london.js';
import type { PageId, Wording } from '../../dialogs/script/wording.js';
import { plainPage, wordsOf } from '../pages/plain-page.js';
import { isOurOwn, send } from './http.js';

export type Seen = { kind: 'unknown' } | { kind: 'open' } | { kind: 'seen'; at: string };

/** What a link stands for. Programs that look through mail follow links too, so only `press` changes anything. */
export type SeenLinks = {
  look(token: string): Promise<Seen>;
  /** Pressing twice is pressing once. `open` is never the answer. */
  press(token: string): Promise<Seen>;
};

/** As we make them; anything else is not looked for. */
const TOKEN = /^[\w-]{32}$/;

export function seenPage(links: SeenLinks, wording: Wording) {
  const shown = (id: PageId, known: Record<string, string> = {}, press?: string) =>
    plainPage({
      wording,
      ...wordsOf(wording, id, undefined, known),
      message: '',
      ...(press === undefined ? {} : { press: { action: press, label: wording.labels.seen } }),
    });
  const answer = (response: ServerResponse, token: string, seen: Seen) => {
    if (seen.kind === 'unknown') return send(response, 404, shown('seen-unknown'));
    if (seen.kind === 'open') return send(response, 200, shown('seen-ask', {}, `/seen/${token}`));
    send(response, 200, shown('seen-done', { date: londonWords(seen.at, wording.language) }));
  };
  const unknown: Seen = { kind: 'unknown' };

  async function get(_request: IncomingMessage, response: ServerResponse, token: string): Promise<void> {
    answer(response, token, TOKEN.test(token) ? await links.look(token) : unknown);
  }
  async function post(request: IncomingMessage, response: ServerResponse, token: string): Promise<void> {
    if (!isOurOwn(request)) return send(response, 403, shown('seen-unknown'));
    answer(response, token, TOKEN.test(token) ? await links.press(token) : unknown);
  }
  return { get, post };
}
