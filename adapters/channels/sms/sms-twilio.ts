/** Twilio: whether a request is really theirs, texts read and written as they have them, and their client for sending. */
import twilio from 'twilio';
import { z } from 'zod';
import type { Outcome } from '../../alerts/alerts.js';
import { numberIn, WITHIN, type SendText, type TextIn } from './texts.js';

const API = 'https://api.twilio.com';
/** Twilio refuses it because they texted STOP. */
const OPTED_OUT = 21610;
/** Texts listed at once; what is more comes with the next look. */
const MOST_LISTED = 1000;

export type Twilio = ReturnType<typeof twilioTexts>;

/** `publicUrl` is the address Twilio knows us by; `api` is theirs, or that of a region. */
export function twilioTexts(of: { accountSid: string; authToken: string; publicUrl: string; api?: string }) {
  const { accountSid, authToken, api = API } = of;
  const home = of.publicUrl.replace(/\/$/, '');

  const httpClient = new twilio.RequestClient({ timeout: WITHIN });
  if (api !== API)
    httpClient.axios.interceptors.request.use((asked) => ({
      ...asked,
      url: asked.url?.replace(API, api) ?? '',
    }));
  const client = twilio(accountSid, authToken, { httpClient });

  /**
   * `path` is the address as it was asked for, with its query. The address is the one we were given, never the Host
   * header, and what is signed is the body as it came (trust 1.4).
   */
  function isGenuine(of: { path: string; signature: string; body: string; isJson: boolean }): boolean {
    const address = `${home}${of.path}`;
    if (of.signature === '' || !URL.canParse(address)) return false;
    if (of.isJson) return twilio.validateRequestWithBody(authToken, of.signature, address, of.body);
    return twilio.validateRequest(authToken, of.signature, address, fieldsOf(of.body));
  }

  /** Undefined when it is no text to us: of another account, or news of one that we sent. */
  function textIn(body: string, isJson: boolean): TextIn | undefined {
    const read = Incoming.safeParse(isJson ? jsonIn(body) : fieldsOf(body)).data;
    const [from, to] = [numberIn(read?.From ?? ''), numberIn(read?.To ?? '')];
    if (read === undefined || from === undefined || to === undefined || read.AccountSid !== accountSid)
      return undefined;
    const carrier = CARRIER[read.OptOutType ?? ''];
    return {
      from,
      to,
      text: read.Body,
      message: read.MessageSid,
      pictures: Number(read.NumMedia),
      ...(carrier ? { carrier } : {}),
    };
  }

  const send: SendText = async ({ from, to, text }) => {
    try {
      await client.messages.create({ from, to, body: text });
      return { kind: 'sent' };
    } catch (problem) {
      return outcomeOf(problem);
    }
  };

  /** Texts to this number of ours since then, oldest first. Throws what their client throws. */
  async function listed(to: string, since: Date): Promise<TextIn[]> {
    const found = await client.messages.list({ to, dateSentAfter: since, limit: MOST_LISTED });
    return found
      .filter(({ direction }) => direction === 'inbound')
      .sort((one, other) => sentAt(one) - sentAt(other))
      .flatMap((each) => {
        const from = numberIn(each.from);
        if (from === undefined) return [];
        const at = sentAt(each);
        return [
          {
            from,
            to,
            text: each.body,
            message: each.sid,
            pictures: Number(each.numMedia),
            ...(at === 0 ? {} : { sentAt: new Date(at).toISOString() }),
          },
        ];
      });
  }

  return { isGenuine, textIn, send, listed, reply };
}

/** The answer to a request: each text a message of its own, and none at all where there is nothing to say. */
function reply(texts: readonly string[]): string {
  const response = new twilio.twiml.MessagingResponse();
  for (const text of texts) response.message(text);
  return response.toString();
}

const sentAt = ({ dateSent, dateCreated }: { dateSent: Date | null; dateCreated: Date | null }) =>
  (dateSent ?? dateCreated)?.getTime() ?? 0;

const CARRIER: Record<string, 'stop' | 'start'> = { STOP: 'stop', START: 'start' };

const Incoming = z.object({
  AccountSid: z.string(),
  MessageSid: z.string().regex(/^(?:SM|MM)[0-9a-f]{32}$/i),
  From: z.string(),
  To: z.string(),
  Body: z.string().default(''),
  NumMedia: z.coerce.string().default('0'),
  OptOutType: z.string().optional(),
});

/** A field that comes twice has both values, as it was signed. */
function fieldsOf(body: string): Record<string, string | string[]> {
  const form = new URLSearchParams(body);
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = [...form.getAll(name)];
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Too many at once, or their fault: later it may work. Anything else they say is their last word. */
function outcomeOf(problem: unknown): Outcome {
  const { status, code } = Refused.safeParse(problem).data ?? {};
  if (code === OPTED_OUT) return { kind: 'refused', why: 'opted out at the carrier' };
  if (status !== undefined)
    return { kind: status === 429 || status >= 500 ? 'failed' : 'refused', why: `status ${status}` };
  const isUnsent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(String(code));
  return { kind: isUnsent ? 'failed' : 'unknown', why: String(code ?? 'no answer') };
}
const Refused = z.object({
  status: z.number().optional(),
  code: z.union([z.number(), z.string()]).optional(),
});
