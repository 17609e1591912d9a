/** The playground as a person would use it, by the addresses its own page uses: put the app in, write, press, read. */
import { spawn, type ChildProcess } from 'node:child_process';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { NoPlayground } from './install.js';

const STARTS_WITHIN = 60_000;
const ANSWERS_WITHIN = 20_000;
/** Nothing more came for so long: the bot has said what it had to say. */
const QUIET = 700;

const Named = z.looseObject({ id: z.string() });
const Config = z.looseObject({ config: z.looseObject({ personalChat: Named, currentUser: Named }) });
const Message = z.looseObject({
  messageId: z.string(),
  text: z.string().nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).nullish(),
});
const Heard = z.looseObject({ action: z.string(), message: Message.optional() });
export type Shown = z.infer<typeof Message>;

export type Client = Awaited<ReturnType<typeof opened>>;

/** `endpoint` is the bot's address. Throws `NoPlayground`. */
export async function opened(program: string, endpoint: string, port: number) {
  const home = `http://127.0.0.1:${port}`;
  const child = await started(program, endpoint, port);
  const { config } = Config.parse(await (await fetch(`${home}/_internal/v1/config`)).json());
  const conversation = config.personalChat.id;
  const from = { id: config.currentUser.id };
  const messages = new Map<string, Shown>();
  let last = Date.now();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/_ws_conversation/v1/conversations/stream`);
  socket.on('message', (data) => {
    const heard = Heard.safeParse(JSON.parse(Buffer.isBuffer(data) ? data.toString() : '{}'));
    if (!heard.success || heard.data.message === undefined) return;
    last = Date.now();
    const { message } = heard.data;
    messages.set(message.messageId, message);
  });
  await new Promise<void>((done, failed) => socket.once('open', () => done()).once('error', failed));

  async function post(path: string, body: object): Promise<void> {
    const before = last;
    const response = await fetch(`${home}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok)
      throw new NoPlayground(
        `The playground answered ${response.status} at ${path}: ${await response.text()}`,
      );
    const until = Date.now() + ANSWERS_WITHIN;
    while (Date.now() < until && (last === before || Date.now() - last < QUIET))
      await new Promise((done) => setTimeout(done, 50));
  }

  return {
    installs: () => post(`/_debug/conversation/${conversation}/installation`, {}),
    says: (text: string) =>
      post(`/_conversation/v1/conversations/${conversation}/messages`, {
        type: 'text',
        text,
        textFormat: 'plain',
        from,
      }),
    presses: (message: string, value: object) =>
      post('/_conversation/v1/submit', {
        conversation: { id: conversation },
        replyToId: message,
        value,
        from,
      }),
    /** What stands in the chat, as it was changed last. */
    shown: () => [...messages.values()],
    close(): void {
      socket.close();
      child.kill();
    },
  };
}

function started(program: string, endpoint: string, port: number): Promise<ChildProcess> {
  const args = [program, 'start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--disable-telemetry'];
  // It ends when it cannot open a browser.
  const env = { ...process.env, TEAMSAPPTESTER_BROWSER: 'none' };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((done, failed) => {
    let said = '';
    const timer = setTimeout(() => end(`did not start within a minute: ${said}`), STARTS_WITHIN);
    const end = (why: string) => {
      clearTimeout(timer);
      child.kill();
      failed(new NoPlayground(`The playground ${why}`));
    };
    const hear = (part: Buffer) => {
      said = (said + part.toString()).slice(-2000);
      if (!/listening on/i.test(said)) return;
      clearTimeout(timer);
      done(child);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (status) => end(`ended at once (${status}): ${said}`));
  });
}
