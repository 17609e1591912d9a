/** The page behind "This is wrong": a person says that a service is not as it was told, and a colleague looks at it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageId, Wording } from '../../dialogs/script/wording.js';
import { plainPage, wordsOf } from '../pages/plain-page.js';
import { TooManyMessages } from './channel.js';
import { addressOf, isOurOwn, send } from './http.js';

/** What is wrong is not asked for in words: nobody reads them at once, and they may tell of danger or of a person. */
export type Wrong = {
  /** The name of a service that is there; undefined when there is none. */
  nameOf(service: string): string | undefined;
  report(service: string): Promise<void>;
  /** Counts who asks. Throws `TooManyMessages`. */
  limit(client: string): Promise<void>;
};

/** A link shows a button and changes nothing; the button says it. */
export function wrongPage(wrong: Wrong, wording: Wording, proxies: number) {
  const shown = (id: PageId, service?: { id: string; name: string }, press = false) =>
    plainPage({
      wording,
      ...wordsOf(wording, id, undefined, service === undefined ? {} : { service: service.name }),
      message: '',
      ...(press && service !== undefined
        ? { press: { action: `/wrong/${encodeURIComponent(service.id)}`, label: wording.labels.wrong } }
        : {}),
    });
  const found = (id: string) => {
    const name = wrong.nameOf(id);
    return name === undefined ? undefined : { id, name };
  };

  function get(_request: IncomingMessage, response: ServerResponse, id: string): void {
    const service = found(id);
    if (service === undefined) send(response, 404, shown('wrong-unknown'));
    else send(response, 200, shown('wrong-ask', service, true));
  }
  async function post(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    const service = found(id);
    if (!isOurOwn(request)) return send(response, 403, shown('refused'));
    if (service === undefined) return send(response, 404, shown('wrong-unknown'));
    try {
      await wrong.limit(addressOf(request, proxies));
    } catch (problem) {
      if (problem instanceof TooManyMessages) return send(response, 429, shown('too-many'));
      throw problem;
    }
    await wrong.report(id);
    send(response, 200, shown('wrong-done', service));
  }
  return { get, post };
}
