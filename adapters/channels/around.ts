/** What stands around a conversation on its page: looks, language, addresses, who may frame it, who to call. */
import type { IncomingMessage } from 'node:http';
import { wordingFor, type Guide } from '../../dialogs/guide.js';
import { languageIn, withVoice } from '../../dialogs/script/voices.js';
import type { Practice } from '../../dialogs/script/practice.js';
import { helpAgain } from '../../dialogs/urgent-words.js';
import type { Around } from '../pages/chat-page.js';
import { askedIn, homeOf, hostOf } from './http.js';
import { isHost } from './hosts.js';
import { looksOf } from './looks.js';

/** Where the person is: in the conversation, or in the form made of it. */
export type View = '' | '/form';

/** The words that can be chosen, by their own names: words for texts are the channel's, those for young people by age. */
const voicesOf = ({ wordings }: Guide) =>
  new Map(
    [...wordings]
      .filter(([code]) => [languageIn(code), withVoice(languageIn(code), 'easy')].includes(code))
      .map(([code, { name }]) => [code, name]),
  );

/** The words a new conversation begins in: those that were chosen, or the base language's. */
export function languageFor(guide: Guide): (request: IncomingMessage) => string {
  const voices = voicesOf(guide);
  return (request) => {
    const chosen = looksOf(request).language ?? askedIn(request, 'language') ?? '';
    return voices.has(chosen) ? chosen : wordingFor(guide, chosen).language;
  };
}

/** `canMail`: there is a mail server, so that a person can have their plan sent to themselves. */
export function aroundFor(guide: Guide, script: string, canMail: boolean) {
  const voices = voicesOf(guide);
  const languageOf = languageFor(guide);

  /** `language` is the conversation's own, where there is one. */
  function around(
    request: IncomingMessage,
    practice: Practice,
    at: string,
    { view, language = languageOf(request) }: { view: View; language?: string },
  ): Around {
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
      voices,
      voice: voiceIn(language),
      at: {
        home: address(view),
        other: address(view === '' ? '/form' : ''),
        options: address(`${view}/options`),
        plan: address('/plan'),
        line: address('/direct-line'),
        code: address('/code'),
        comeBack: address('/come-back'),
        ...(canMail ? { mail: address('/plan/mail') } : {}),
      },
      host: host === undefined || isHost(practice, host) ? host : '',
      canSend: guide.compiled.told.has(practice.id),
      urgent,
      // The form is whole without a script, and needs none.
      script: view === '' ? script : undefined,
    };
  }

  /** Of these words, which the person can choose. */
  const voiceIn = (language: string): string => {
    const [easy, plain] = [withVoice(languageIn(language), 'easy'), languageIn(language)];
    return voices.has(easy) && language.split('-').includes('easy') ? easy : plain;
  };

  return { around, languageOf, voices };
}
