/** GOV.UK Notify: whether a request has one of our tokens, its texts read, and its client for sending. */
import { createHash, timingSafeEqual } from 'node:crypto';
import notify from 'notifications-node-client';
import { z } from 'zod';
import type { Outcome } from '../../alerts/alerts.js';
import { numberIn, WITHIN, type TextIn } from './texts.js';

export type Notify = ReturnType<typeof notifyTexts>;

/**
 * `tokens` are those we set in Notify: the one in use, and while it is changed the one before. `templates` are, by our
 * number, the template whose only words are ((message)), and the sender it goes out from.
 */
export function notifyTexts(of: {
  apiKey: string;
  tokens: readonly string[];
  templates: ReadonlyMap<string, { template: string; sender?: string | undefined }>;
  api?: string;
}) {
  const client =
    of.api === undefined || of.api === ''
      ? new notify.NotifyClient(of.apiKey)
      : new notify.NotifyClient(of.api, of.apiKey);
  const tokens = of.tokens.filter(Boolean).map(digest);

  /** Every token is compared, and whole, so that how long it takes tells nothing. */
  function isGenuine(authorization: string): boolean {
    const given = digest(/^Bearer (.+)$/i.exec(authorization)?.[1] ?? '');
    return tokens.map((token) => timingSafeEqual(token, given)).some(Boolean);
  }

  async function send({
    from,
    to,
    text,
    reference,
  }: {
    from: string;
    to: string;
    text: string;
    reference: string;
  }): Promise<Outcome> {
    const chosen = of.templates.get(from);
    if (chosen === undefined) return { kind: 'refused', why: 'no template' };
    const { template, sender } = chosen;
    const sending = client
      .sendSms(template, to, {
        personalisation: { message: text },
        reference,
        ...(sender === undefined ? {} : { smsSenderId: sender }),
      })
      .then((): Outcome => ({ kind: 'sent' }), outcomeOf);
    return Promise.race([sending, tooLate()]);
  }

  return { isGenuine, textIn, send };
}

/** Undefined when it is none. */
export function textIn(body: string): TextIn | undefined {
  const read = Incoming.safeParse(jsonIn(body)).data;
  const [from, to] = [numberIn(read?.source_number ?? ''), numberIn(read?.destination_number ?? '')];
  if (read === undefined || from === undefined || to === undefined) return undefined;
  const at = Date.parse(read.date_received ?? '');
  return {
    from,
    to,
    text: read.message,
    message: read.id,
    pictures: 0,
    ...(Number.isNaN(at) ? {} : { sentAt: new Date(at).toISOString() }),
  };
}

const Incoming = z.object({
  id: z.string().min(1).max(100),
  source_number: z.string(),
  destination_number: z.string(),
  message: z.string(),
  date_received: z.string().optional(),
});

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const digest = (token: string) => createHash('sha256').update(token).digest();

const tooLate = () =>
  new Promise<Outcome>((done) => {
    setTimeout(() => done({ kind: 'unknown', why: 'no answer in time' }), WITHIN).unref();
  });

/** Too many at once, or their fault: later it may work. */
function outcomeOf(problem: unknown): Outcome {
  const { response, code } = Refused.safeParse(problem).data ?? {};
  if (response !== undefined) {
    const { status } = response;
    return { kind: status === 429 || status >= 500 ? 'failed' : 'refused', why: `status ${status}` };
  }
  const isUnsent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(code ?? '');
  return { kind: isUnsent ? 'failed' : 'unknown', why: code ?? 'no answer' };
}
const Refused = z.object({
  response: z.object({ status: z.number() }).optional(),
  code: z.string().optional(),
});
