/** Twilio and GOV.UK Notify as they answer on this machine, phones that text through them, and a server they bring texts to. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import twilio from 'twilio';
import { memoryStore } from '../../adapters/stores/memory.js';
import type { Store } from '../../adapters/stores/store.js';
import type { Clock } from '../../bot/clock.js';
import { assemble } from '../../bot/main.js';
import { serve } from '../../bot/server.js';
import { settingsFrom } from '../../bot/settings.js';

export const ACCOUNT = `AC${'0'.repeat(31)}1`;
export const AUTH_TOKEN = '12345';
export const TWILIO_NUMBER = '+447700900001';
export const NOTIFY_NUMBER = '+447700900002';
export const TEMPLATE = '00000000-0000-4000-8000-000000000001';
export const NOTIFY_TOKEN = 'a-token-for-notify';
export const NOTIFY_TOKEN_OLD = 'an-older-token-for-notify';
const SERVICE = '00000000-0000-4000-8000-000000000002';
const SECRET = '00000000-0000-4000-8000-000000000003';

export type Sent = { from: string; to: string; text: string };
/** What a carrier does instead of taking a text. */
export type Refusal = { status: number; body: unknown };

/** A server of theirs: what it was asked to send, what it lists, and what it does next instead. */
async function standIn(answer: (request: IncomingMessage, body: string, response: ServerResponse) => void) {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => answer(request, body, response));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

export async function twilioThere() {
  const sent: Sent[] = [];
  const refusals: Refusal[] = [];
  const inbound: { sid: string; from: string; to: string; body: string; at: Date; media?: number }[] = [];
  const server = await standIn((request, body, response) => {
    if (!(request.headers.authorization ?? '').startsWith('Basic ')) return json(response, 401, {});
    const refusal = refusals.shift();
    if (refusal) return json(response, refusal.status, refusal.body);
    if (request.method === 'GET')
      return json(response, 200, {
        messages: inbound.map((each) => ({
          sid: each.sid,
          from: each.from,
          to: each.to,
          body: each.body,
          direction: 'inbound',
          num_media: String(each.media ?? 0),
          date_sent: each.at.toUTCString(),
          date_created: each.at.toUTCString(),
        })),
        next_page_uri: null,
        page: 0,
        page_size: 1000,
      });
    const form = new URLSearchParams(body);
    sent.push({ from: form.get('From') ?? '', to: form.get('To') ?? '', text: form.get('Body') ?? '' });
    json(response, 201, { sid: newSid(), status: 'queued' });
  });
  return { ...server, sent, refusals, inbound };
}

export async function notifyThere() {
  const sent: Sent[] = [];
  const refusals: Refusal[] = [];
  const server = await standIn((request, body, response) => {
    if (!isSignedByUs(request.headers.authorization ?? '')) return json(response, 403, {});
    const refusal = refusals.shift();
    if (refusal) return json(response, refusal.status, refusal.body);
    const { phone_number, template_id, personalisation } = JSON.parse(body) as {
      phone_number: string;
      template_id: string;
      personalisation: { message: string };
    };
    if (request.url !== '/v2/notifications/sms' || template_id !== TEMPLATE) return json(response, 400, {});
    sent.push({ from: NOTIFY_NUMBER, to: phone_number, text: personalisation.message });
    json(response, 201, { id: randomUUID() });
  });
  return { ...server, sent, refusals };
}

/** As their API looks at it: HS256 with the key's secret, in the service's name. */
function isSignedByUs(authorization: string): boolean {
  const [head = '', claims = '', sum = ''] = authorization.replace('Bearer ', '').split('.');
  const { iss } = JSON.parse(Buffer.from(claims, 'base64url').toString() || '{}') as { iss?: string };
  const right = createHmac('sha256', SECRET).update(`${head}.${claims}`).digest('base64url');
  return iss === SERVICE && right === sum;
}

export const newSid = () => `SM${randomBytes(16).toString('hex')}`;

export type Served = Awaited<ReturnType<typeof served>>;

/** `texts` is what stands in the practice's file beside its numbers; `more` is added to the file. */
export async function served(
  of: {
    store?: Store;
    texts?: object;
    practice?: (file: string) => string;
    env?: Record<string, string>;
    clock?: Clock;
    publicUrl?: string;
    /** Conversations are kept in the DATA_DIR of `env`, as a practice has it, and not in memory. */
    onDisk?: boolean;
  } = {},
) {
  const [theirs, government] = await Promise.all([twilioThere(), notifyThere()]);
  const root = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync('content', root, { recursive: true });
  const file = join(root, 'practices/example.yaml');
  const texts = {
    twilio: [TWILIO_NUMBER],
    notify: { number: NOTIFY_NUMBER, template: TEMPLATE },
    optout_text_since: '2026-11-01',
    ...of.texts,
  };
  const written = `${readFileSync(file, 'utf8')}\ntexts: ${JSON.stringify(texts)}\n`;
  writeFileSync(file, of.practice?.(written) ?? written);
  const publicUrl = of.publicUrl ?? 'https://chat.example.org';
  const settings = settingsFrom({
    LOG_LEVEL: 'silent',
    CONTENT_DIR: root,
    PUBLIC_URL: publicUrl,
    TWILIO_ACCOUNT_SID: ACCOUNT,
    TWILIO_AUTH_TOKEN: AUTH_TOKEN,
    TWILIO_URL: theirs.url,
    NOTIFY_API_KEY: `a-key-${SERVICE}-${SECRET}`,
    NOTIFY_TOKEN,
    NOTIFY_TOKEN_OLD,
    NOTIFY_URL: government.url,
    ...of.env,
  });
  const app = await assemble(settings, {
    ...(of.onDisk ? {} : { store: of.store ?? memoryStore() }),
    ...(of.clock ? { clock: of.clock } : {}),
  });
  const running = await serve(app, 0);
  const home = `http://localhost:${running.port}`;

  /** As Twilio posts it, signed for the address it knows. */
  async function post(
    fields: Record<string, string>,
    { path = '/sms/twilio', signature = '', address = publicUrl } = {},
  ) {
    const signed = signature || twilio.getExpectedTwilioSignature(AUTH_TOKEN, `${address}${path}`, fields);
    const response = await fetch(`${home}${path}`, {
      method: 'POST',
      headers: { 'x-twilio-signature': signed },
      body: new URLSearchParams(fields),
    });
    const text = await response.text();
    return { status: response.status, texts: textsIn(text) };
  }

  async function postNotify(body: unknown, token = NOTIFY_TOKEN) {
    const response = await fetch(`${home}/sms/notify`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    await response.text();
    return response.status;
  }

  return {
    app,
    settings,
    home,
    root,
    theirs,
    government,
    post,
    postNotify,
    /** A phone that texts through Twilio; each text gets what is answered. */
    phone: (number = newNumber()) => {
      const fields = (text: string, sid = newSid(), more: Record<string, string> = {}) => ({
        AccountSid: ACCOUNT,
        MessageSid: sid,
        From: number,
        To: TWILIO_NUMBER,
        Body: text,
        NumMedia: '0',
        ...more,
      });
      return {
        number,
        fields,
        texts: async (text: string, more: Record<string, string> = {}) =>
          (await post(fields(text, newSid(), more))).texts,
      };
    },
    /** The same through Notify: what it was asked to send since. */
    notifyPhone: (number = newNumber()) => {
      const texts = async (text: string, id: string = randomUUID(), more: object = {}) => {
        const before = government.sent.length;
        const status = await postNotify({
          id,
          source_number: number.slice(1),
          destination_number: NOTIFY_NUMBER.replace('+44', '0'),
          message: text,
          ...more,
        });
        return { status, texts: government.sent.slice(before).map((each) => each.text) };
      };
      return { number, texts };
    },
    async close() {
      await running.close();
      await app.close();
      await Promise.all([theirs.close(), government.close()]);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

let phones = 100;
/** From Ofcom's range for drama. */
export const newNumber = () => `+447700900${String(++phones).padStart(3, '0')}`;

const textsIn = (xml: string) =>
  [...xml.matchAll(/<Message>([^]*?)<\/Message>/g)].map(([, text = '']) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&'),
  );
