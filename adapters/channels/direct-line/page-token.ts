/** Gives our own page a token for the very conversation its cookie holds; no secret ever reaches a browser. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Guide } from '../../../dialogs/guide.js';
import { newName } from '../form.js';
import { cookieOf, isOurOwn, setCookie } from '../http.js';
import type { Names } from './names.js';
import { notFound, Refusal } from './refusal.js';
import { answered } from './reply.js';
import { EXPIRES_IN, type Tokens } from './tokens.js';

type Wiring = {
  guide: Guide;
  names: Names;
  tokens: Tokens;
  languageOf: (request: IncomingMessage) => string;
};

/**
 * `POST /c/<practice>/direct-line` answers `{ token, conversationId, expires_in, userId }`. A browser that has no
 * conversation yet is given one. Throws `Refusal`.
 */
export function pageToken({ guide, names, tokens, languageOf }: Wiring) {
  return async function post(request: IncomingMessage, response: ServerResponse, practice: string) {
    request.resume();
    const known = guide.practices.get(practice);
    // Where the chat is switched off the page says so, and who to ring.
    if (known === undefined || known.closed !== undefined) throw notFound();
    if (!isOurOwn(request)) throw new Refusal(403, 'BadArgument', 'Only our own page is given a token here');
    const cookie = cookieOf(request);
    const which = { practice, conversation: cookie ?? newName() };
    const conversationId = names.nameOf(which);
    const userId = names.personIn(which);
    const token = await tokens.make({
      practice,
      conversation: conversationId,
      user: userId,
      // Our own page is always let in; no other may use what was given to it.
      origins: [],
      language: languageOf(request),
    });
    const headers = cookie === undefined ? setCookie(request, practice, which.conversation) : {};
    answered(response, 200, { token, conversationId, expires_in: EXPIRES_IN, userId }, headers);
  };
}
