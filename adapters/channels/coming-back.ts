/** Coming back on any device: a code to write down, and the place to type it. Forms only, so that no script is needed. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { londonWords } from '../../dialogs/london.js';
import { dialled } from '../../dialogs/phone.js';
import { numbersOf } from '../../dialogs/script/practice-texts.js';
import { cookieOf, homeOf, redirect, addressOf, setCookie } from './http.js';
import type { Saying } from './saying.js';

export type Codes = {
  /**
   * A new code for what is kept of this conversation, in place of any before; `until` is its end, as an ISO time.
   * Undefined when nothing is kept. Throws what the store throws.
   */
  make(of: { practice: string; conversation: string }): Promise<{ code: string; until: string } | undefined>;
  /**
   * The conversation that this leads to, as it was typed; undefined when it leads nowhere, or no more. `from` is the
   * address it came from. Throws `TooManyMessages`, and what the store throws.
   */
  find(of: { practice: string; typed: string; from: string }): Promise<string | undefined>;
};

type Wiring = {
  codes: Codes;
  saying: Saying;
  languageOf: (request: IncomingMessage) => string;
  now: () => Date;
  proxies: number;
};

export function comingBack({ codes, saying, languageOf, now, proxies }: Wiring) {
  const { say, ours, formOf, urgentFor, failed } = saying;

  /** Shown once: only its sum is kept. */
  async function code(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    const practice = ours(request, response, id);
    if (practice === undefined) return;
    const conversation = cookieOf(request);
    try {
      const made = conversation && (await codes.make({ practice: id, conversation }));
      if (!made) return say(request, response, 409, 'code-none', practice);
      const date = londonWords(made.until, languageOf(request));
      // Without a number to text it to, the line that names one is left out.
      const number = practice.texts?.carry_on ? numbersOf(practice.texts)[0]?.number : undefined;
      const known = { code: made.code, date, ...(number === undefined ? {} : { number: dialled(number) }) };
      say(request, response, 200, 'code', practice, { known });
    } catch (problem) {
      failed(request, response, practice, problem);
    }
  }

  /** Known: this browser goes on with that conversation. Not known: what was typed stands there to be mended. */
  async function comeBack(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    const sent = await formOf(request, response, id);
    if (sent === undefined) return;
    const { practice, form } = sent;
    const typed = (form.get('code') ?? '').trim();
    const action = homeOf(request, id, '/come-back');
    const urgent = urgentFor({
      practice: id,
      language: languageOf(request),
      at: now().toISOString(),
      text: typed,
    });
    if (urgent.length > 0) return say(request, response, 200, 'code-unknown', practice, { messages: urgent });
    const again = { ask: { action, name: 'code' as const, value: typed.slice(0, 40) } };
    try {
      const from = addressOf(request, proxies);
      const found = await codes.find({ practice: id, typed, from });
      if (found === undefined) return say(request, response, 422, 'code-unknown', practice, again);
      redirect(response, homeOf(request, id), setCookie(request, id, found));
    } catch (problem) {
      failed(request, response, practice, problem);
    }
  }
  return { code, comeBack };
}
