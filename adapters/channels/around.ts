/** What stands around a conversation on its page: looks, language, addresses, who may frame it, who to call. */
import type { IncomingMessage } from 'node:http';
import { wordingFor, type Guide } from '../../dialogs/guide.js';
import type { Practice } from '../../dialogs/script/practice.js';
import { helpAgain } from '../../dialogs/urgent-words.js';
import type { Around } from '../pages/chat-page.js';
import { homeOf, hostOf, queryOf } from './http.js';
import { isHost } from './hosts.js';
import { looksOf } from './looks.js';

/** `canMail`: there is a mail server, so that a person can have their plan sent to themselves. */
export function aroundFor(guide: Guide, script: string, canMail: boolean) {
  const languages = new Map([...guide.wordings].map(([code, { name }]) => [code, name]));

  /** The language that was chosen; the base language where there are no words in it. */
  const languageOf = (request: IncomingMessage) =>
    wordingFor(guide, looksOf(request).language ?? queryOf(request).get('language') ?? '').language;

  function around(request: IncomingMessage, practice: Practice, at: string): Around {
    const language = languageOf(request);
    const address = (part?: string) => homeOf(request, practice.id, part);
    const host = hostOf(request);
    const [urgent = { kind: 'text', paragraphs: [] }] = helpAgain(
      guide,
      { practice: practice.id, language, at },
      [],
    );
    return {
      wording: wordingFor(guide, language),
      practice,
      looks: looksOf(request),
      languages,
      at: {
        home: address(),
        options: address('/options'),
        plan: address('/plan'),
        line: address('/direct-line'),
        code: address('/code'),
        comeBack: address('/come-back'),
        ...(canMail ? { mail: address('/plan/mail') } : {}),
      },
      host: host === undefined || isHost(practice, host) ? host : '',
      canSend: guide.compiled.told.has(practice.id),
      urgent,
      script,
    };
  }
  return { around, languageOf };
}
