/** Direct Line 3.0 from our own server: Microsoft's clients and others hold the same conversation as the page. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Guide } from '../../../dialogs/guide.js';
import type { TokenKeys } from './keys.js';
import { conversationNames } from './names.js';
import { pageToken } from './page-token.js';
import { asRefusal, refused } from './reply.js';
import { tokensBy } from './tokens.js';

type Wiring = {
  guide: Guide;
  keys: TokenKeys;
  now: () => Date;
  log: { error(what: object, words: string): void };
};

export function directLineChannel({ guide, keys, now, log }: Wiring) {
  const names = conversationNames(keys);
  const tokens = tokensBy(keys, now);
  const forPage = pageToken({ guide, names, tokens });

  return {
    async pageToken(request: IncomingMessage, response: ServerResponse, practice: string): Promise<void> {
      try {
        await forPage(request, response, practice);
      } catch (problem) {
        const refusal = asRefusal(problem);
        if (refusal.status >= 500) log.error({ problem }, 'a page could not be given a token');
        refused(response, refusal);
      }
    },
  };
}
