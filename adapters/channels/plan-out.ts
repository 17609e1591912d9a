/** The plan to keep: as a file, or by e-mail to an address the person typed and then looked at once more. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { wordingFor, type Guide } from '../../dialogs/guide.js';
import { planFile } from '../pages/plan-file.js';
import type { Look } from './channel.js';
import { newName } from './form.js';
import { addressOf, cookieOf, homeOf, send } from './http.js';
import type { Saying } from './saying.js';

/**
 * What came of asking for the plan by e-mail: it is owed, and goes by itself; there is no plan; or none is sent from
 * here: as many went as we send, or what was said makes it unsafe.
 */
export type Asked = 'owed' | 'no-plan' | 'not-sent';

/** `message` names the form: sent again it is the same e-mail. Throws what the store throws. */
export type MailPlan = (of: {
  practice: string;
  conversation: string;
  to: string;
  from: string;
  message: string;
}) => Promise<Asked>;

type Wiring = {
  guide: Guide;
  look: Look;
  saying: Saying;
  languageOf: (request: IncomingMessage) => string;
  now: () => Date;
  proxies: number;
  /** Undefined where no mail server is set up. */
  mailPlan: MailPlan | undefined;
};

/** Characters of an address, as the standard allows (RFC 5321). */
const LONGEST = 254;
const Address = z.email().max(LONGEST);

export function planOut({ guide, look, saying, languageOf, now, proxies, mailPlan }: Wiring) {
  const { say, formOf, urgentFor, failed } = saying;

  async function plan(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    const practice = guide.practices.get(id);
    if (practice === undefined) return say(request, response, 404, 'no-practice');
    const language = languageOf(request);
    const at = now().toISOString();
    try {
      const conversation = cookieOf(request) ?? newName();
      const { messages } = await look({ practice: id, conversation, language, at });
      const found = messages.find((each) => each.kind === 'plan');
      if (found === undefined) return say(request, response, 404, 'no-plan', practice);
      const file = planFile({ plan: found, wording: wordingFor(guide, language), practice });
      send(response, 200, file, { 'content-disposition': 'attachment; filename="plan.html"' });
    } catch (problem) {
      failed(request, response, practice, problem);
    }
  }

  /** The address first, then once more with "is this right?": a slip would tell a stranger. */
  async function mail(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    const sent = await formOf(request, response, id);
    if (sent === undefined) return;
    const { practice, form } = sent;
    if (mailPlan === undefined) return say(request, response, 404, 'mail-not-sent', practice);
    const action = homeOf(request, id, '/plan/mail');
    const typed = (form.get('to') ?? '').trim();
    const language = languageOf(request);
    const urgent = urgentFor({ practice: id, language, at: now().toISOString(), text: typed });
    if (urgent.length > 0) return say(request, response, 200, 'mail-wrong', practice, { messages: urgent });
    const to = Address.safeParse(typed).data;
    if (to === undefined) {
      const ask = { action, name: 'to' as const, value: typed.slice(0, LONGEST) };
      return say(request, response, 422, 'mail-wrong', practice, { ask });
    }
    const message = form.get('sure');
    if (message === null) {
      const fields = { to, sure: newName() };
      const press = { action, label: wordingFor(guide, language).labels['mail-yes'], fields };
      return say(request, response, 200, 'mail-ask', practice, { press, known: { address: to } });
    }
    try {
      const from = addressOf(request, proxies);
      const asked = await mailPlan({
        practice: id,
        conversation: cookieOf(request) ?? newName(),
        to,
        from,
        message: message.slice(0, 40),
      });
      if (asked === 'no-plan') return say(request, response, 404, 'no-plan', practice);
      if (asked === 'not-sent') return say(request, response, 409, 'mail-not-sent', practice);
      say(request, response, 200, 'mail-sent', practice, { known: { address: to } });
    } catch (problem) {
      failed(request, response, practice, problem, {
        action,
        fields: [
          ['to', to],
          ['sure', message],
        ],
      });
    }
  }
  return { plan, mail };
}
