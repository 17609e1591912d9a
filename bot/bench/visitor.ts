/** One browser of the bench: one connection, its own conversations, one answer after another. */
import { Agent, request } from 'node:http';

export type Call = (of: {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}) => Promise<{ status: number; cookie: string }>;

const FORM = 'application/x-www-form-urlencoded';

/** One connection that is kept open; `hangUp` ends it. A status of 400 or more is an error: nothing is measured then. */
export function caller(port: number): { call: Call; hangUp: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const call: Call = (asked) =>
    new Promise((done, failed) => {
      const { body, ...of } = asked;
      const sent = request({ host: '127.0.0.1', port, agent, ...of }, (response) => {
        response.resume();
        response.once('end', () => {
          const status = response.statusCode ?? 0;
          if (status >= 400) failed(new Error(`${of.method} ${of.path} answered ${status}`));
          else done({ status, cookie: response.headers['set-cookie']?.[0] ?? '' });
        });
      });
      sent.once('error', (problem: NodeJS.ErrnoException) => {
        // While others were measured the server hung up on who was silent for long.
        if (sent.reusedSocket && problem.code === 'ECONNRESET') call(asked).then(done, failed);
        else failed(problem);
      });
      sent.end(body);
    });
  return { call, hangUp: () => agent.destroy() };
}

export const post = (call: Call, path: string, body: string, type = FORM, cookie?: string) =>
  call({
    method: 'POST',
    path,
    body,
    headers: {
      'content-type': type,
      'content-length': String(Buffer.byteLength(body)),
      ...(cookie ? { cookie } : {}),
    },
  });

/** Walks to a place where one answer can be given again and again. */
const WAY = [
  'question=hello&choice=start',
  'question=privacy&choice=agree',
  'question=who&choice=me',
  'question=age&choice=18-64',
  'question=safe-now&choice=safe',
  'question=pace&choice=few-minutes',
  'question=matters&words=a+quiet+cup+of+tea',
  'question=reflect&choice=right',
  'question=hard&choice=people',
  'question=hard-people&choice=company',
  'do=skip',
  'question=confidence&choice=5',
  'question=barriers&choice=cost',
  'question=place&words=YO1+7',
  'question=travel&choice=walk',
];

/** A message is named by its bytes, so each is made different; as long as a real page's. */
const named = (name: string) => `message=${name}${'x'.repeat(24 - Math.min(24, name.length))}`;

export type Turn = (call: Call) => Promise<unknown>;

/** Tapped: `travel` is answered again, a page is not fetched unless `shown`. Every conversation in turn, `each` of them. */
export function tapping(who: string, each: number, shown = false): Turn {
  return answering(who, each, shown, (count) => {
    const choice = Math.floor(count / each) % 2 === 0 ? 'walk' : 'bus-or-car';
    return `question=travel&choice=${choice}`;
  });
}

/**
 * Typed: what matters is said again, eighteen words that no cache has seen. It ends with a full stop: two of them read as
 * one sentence would say something that nobody meant, and be answered with urgent help.
 */
export function typing(who: string, each: number): Turn {
  return answering(
    who,
    each,
    false,
    (count) =>
      `question=matters&words=${encodeURIComponent(
        `I would like to see more of my sister and sit in her garden with a cup of tea, ${count} ${who}.`,
      )}`,
  );
}

function answering(who: string, each: number, shown: boolean, form: (count: number) => string): Turn {
  const cookies: string[] = [];
  let count = 0;
  return async (call) => {
    const at = count % each;
    const cookie = (cookies[at] ??= await arrived(call, `${who}-${at}`));
    await post(call, '/c/example', `${named(`t${count}-${who}`)}&${form(count)}`, FORM, cookie);
    if (shown) await call({ method: 'GET', path: '/c/example', headers: { cookie } });
    count++;
  };
}

async function arrived(call: Call, who: string): Promise<string> {
  const first = await call({ method: 'GET', path: '/c/example', headers: {} });
  const cookie = first.cookie.split(';')[0] ?? '';
  for (const [step, form] of WAY.entries())
    await post(call, '/c/example', `${named(`s${step}-${who}`)}&${form}`, FORM, cookie);
  return cookie;
}
