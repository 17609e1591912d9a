/** Starts the whole server as `npm start` does and talks to it as a browser would: forms in, pages out. */
import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { RUN } from '../running.js';
import { screenIn, steadyPart } from './screen.js';
import { NoAnswer, type Answer, type Ended, type Seen, type Server } from './server.js';

type Response = { status: number; location: string; cookie: string; html: string };

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FORM = 'application/x-www-form-urlencoded';
const PATH = '/c/example';
/** A quarter of an hour later the second address is told, whether or not the first one could be. */
const LATE_ALREADY = '"msg":"the first address could not be told for 15 minutes';
/** As many connections as a few browsers have. */
const SOCKETS = 24;

/** As a loader before the program: the same clock, so many milliseconds later. */
const later = (ahead: number) =>
  `--import=data:text/javascript,${encodeURIComponent(
    `const now = () => Real.now() + ${ahead}, Real = Date;
     globalThis.Date = new Proxy(Real, {
       construct: (of, given) => (given.length > 0 ? new of(...given) : new of(now())),
       get: (of, name) => (name === 'now' ? now : of[name]),
     });`,
  )}`;

export type PageOf = {
  folder: string;
  /** The folder of the content it is started with. */
  content: string;
  /** The mail server that staff are told through. */
  mail: string;
  /** How many milliseconds later its clock says it is. */
  ahead?: number | undefined;
};

export function page({ folder, content, mail, ahead }: PageOf): Server {
  const began = performance.now();
  const child = spawn(process.execPath, [RUN, 'bot/cli.ts', 'start'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...{
        PORT: '0',
        DATA_DIR: folder,
        LOG_LEVEL: 'error',
        NODE_ENV: 'development',
        CONTENT_DIR: content,
      },
      ...{ SMTP_URL: mail, MAIL_FROM: 'chat@example.org' },
      ...{ PUBLIC_URL: 'https://chat.example.org', DATA_KEY: '' },
      ...(ahead === undefined ? {} : { NODE_OPTIONS: later(ahead) }),
      // All who talk have one address.
      MESSAGES_A_MINUTE: '0',
    },
  });
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS });
  const troubles: string[] = [];
  const asking = new Set<Promise<Response>>();
  let port = 0;
  let interrupted = 0;
  let unwaited = 0;
  let isReady: (after: number | undefined) => void = () => {};
  const ready = new Promise<number | undefined>((done) => (isReady = done));
  let output = '';
  let errors = '';
  child.stdout.on('data', (text) => {
    output += String(text);
    const lines = output.split('\n');
    output = lines.pop() ?? '';
    const found = lines.map((line) => /localhost:(\d+)\/c\//.exec(line)?.[1]).find(Boolean);
    if (found === undefined) return;
    port = Number(found);
    isReady(performance.now() - began);
  });
  child.stderr.on('data', (text) => {
    errors += String(text);
    const lines = errors.split('\n');
    errors = lines.pop() ?? '';
    for (const line of lines.filter((each) => each.startsWith('{"level"')))
      if (line.includes('"why":"interrupted"')) interrupted++;
      // The mail server hung up: of a call nobody is told twice, and somebody has to look.
      else if (line.includes('"outcome":"unknown"') || line.includes(LATE_ALREADY)) continue;
      // A busy machine may be slower than somebody in danger has to wait: they were shown who to call.
      else if (line.includes('"name":"TookTooLong"') && line.includes('"msg":"a person in danger'))
        unwaited++;
      else troubles.push(line);
  });
  // What it had sent before it ended is still read.
  const closed = new Promise<Ended>((done) => child.once('close', (code, signal) => done({ code, signal })));
  const ended = closed.then(async (how) => {
    isReady(undefined);
    await Promise.allSettled(asking);
    agent.destroy();
    return how;
  });

  function fetched(method: string, conversation: string, body = '', hangUpAfter?: number): Promise<Response> {
    const one = asked(method, conversation, body, hangUpAfter);
    asking.add(one);
    const over = () => void asking.delete(one);
    one.then(over, over);
    return one;
  }

  function asked(
    method: string,
    conversation: string,
    body: string,
    hangUpAfter?: number,
  ): Promise<Response> {
    return new Promise((done, failed) => {
      const headers = {
        cookie: `conversation=${conversation}`,
        ...(body === '' ? {} : { 'content-type': FORM, 'content-length': Buffer.byteLength(body) }),
      };
      const sent = request({ host: '127.0.0.1', port, agent, path: PATH, method, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('end', () =>
          done({
            status: response.statusCode ?? 0,
            location: response.headers.location ?? '',
            cookie: response.headers['set-cookie']?.[0] ?? '',
            html: Buffer.concat(parts).toString(),
          }),
        );
        response.once('close', () => failed(new NoAnswer('The answer was cut short')));
      });
      sent.once('error', () => failed(new NoAnswer('The connection was lost')));
      sent.end(body);
      if (hangUpAfter !== undefined) setTimeout(() => sent.destroy(), hangUpAfter);
    });
  }

  return {
    ready,
    ended,
    troubles,
    interrupted: () => interrupted,
    unwaited: () => unwaited,
    end: (signal) => void child.kill(signal),
    async say(conversation, body): Promise<Answer> {
      const { status, location, cookie, html } = await fetched('POST', conversation, body);
      const text = `${status} ${location}\n${steadyPart(html)}`;
      if (status >= 400) return { fate: 'refused', text };
      if (cookie.startsWith('conversation=;') || !cookie.includes(conversation))
        return { fate: 'erased', text };
      // What is shown at once was not understood, or was danger: whether it is kept is not said.
      return { fate: status === 303 ? 'taken' : 'unsure', text };
    },
    async see(conversation): Promise<Seen> {
      const { status, html } = await fetched('GET', conversation);
      if (status !== 200) throw new Error(`A page was answered with ${status}`);
      return { screen: screenIn(html), shown: steadyPart(html) };
    },
    async sayAndHangUp(conversation, body, after): Promise<void> {
      await fetched('POST', conversation, body, after).catch(() => undefined);
    },
  };
}
