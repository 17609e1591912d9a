/** A small Direct Line 3.0 client: a token from our own page, a socket where there can be one, and asking where not. */

/** What travels: only what the panel reads. */
export type Activity = {
  id?: string;
  type: string;
  from: { id: string };
  text?: string;
  value?: unknown;
  replyToId?: string;
  channelData?: Record<string, unknown>;
};

/** How sending went. `offline`: try again later. `refused`: not this way. `expired`: it is another conversation by now. */
export type Sent = 'sent' | 'offline' | 'refused' | 'expired';

type Token = { token: string; conversationId: string; userId: string };

const API = '/v3/directline';
/** Milliseconds: how long an answer may take; how soon what the socket did not bring is asked for; between sockets. */
const PATIENCE = 20_000;
const MISSED_AFTER = 2000;
const AGAIN_AFTER = [1000, 30_000] as const;

class Refused extends Error {
  override name = 'Refused';
  constructor(readonly status: number) {
    super(`The server answered ${status}`);
  }
}

/** What a failure means for what was to be sent. */
export function failed(problem: unknown): Sent {
  if (!(problem instanceof Refused)) return 'offline';
  if (problem.status === 410) return 'expired';
  return problem.status >= 500 || [408, 429].includes(problem.status) ? 'offline' : 'refused';
}

/** `hears` gets every activity once, in order. `came` says that what was said before now has all been heard. */
export function directLine(tokenAt: string, hears: (activities: Activity[]) => void) {
  let token: Token | undefined;
  let watermark: string | undefined;
  let socket: WebSocket | undefined;
  let wait: number = AGAIN_AFTER[0];
  let isClosed = false;
  const known = new Set<string>();

  async function ask(method: string, path: string, body?: unknown, bearer = token?.token): Promise<unknown> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE);
    try {
      const response = await fetch(path, {
        method,
        signal: patience.signal,
        headers: {
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Refused(response.status);
      return await response.json();
    } finally {
      clearTimeout(timer);
    }
  }

  /** Throws `Refused` with 410 when the browser has another conversation by now. */
  async function newToken(): Promise<Token> {
    const given = await ask('POST', tokenAt, undefined, undefined);
    const of = (name: string) => textIn(given, name) ?? '';
    const fresh = { token: of('token'), conversationId: of('conversationId'), userId: of('userId') };
    if (token !== undefined && token.conversationId !== fresh.conversationId) throw new Refused(410);
    return (token = fresh);
  }

  /** Once more with a new token, where that may be what was missing. */
  async function asking(method: string, path: (of: Token) => string, body?: (of: Token) => unknown) {
    const of = token ?? (await newToken());
    try {
      return await ask(method, path(of), body?.(of));
    } catch (problem) {
      if (!(problem instanceof Refused && [401, 403].includes(problem.status))) throw problem;
      const fresh = await newToken();
      return ask(method, path(fresh), body?.(fresh));
    }
  }

  function heard(set: unknown): number {
    const found = of(set, 'activities');
    const fresh = (Array.isArray(found) ? found : []).filter(isActivity).filter(({ id }) => {
      if (id === undefined) return true;
      return known.has(id) ? false : known.add(id);
    });
    watermark = textIn(set, 'watermark') ?? watermark;
    if (fresh.length > 0) hears(fresh);
    return fresh.length;
  }

  const inConversation = (rest: string) => (of: Token) =>
    `${API}/conversations/${of.conversationId}${rest}${watermark === undefined ? '' : `?watermark=${encodeURIComponent(watermark)}`}`;

  /** All there is that was not heard yet. */
  async function catchUp(): Promise<void> {
    while (heard(await asking('GET', inConversation('/activities'))) > 0);
  }

  function listen(address: string | undefined) {
    if (isClosed || address === undefined || typeof WebSocket === 'undefined') return;
    const opened = new WebSocket(address);
    socket = opened;
    opened.onmessage = ({ data }: MessageEvent<unknown>) => {
      wait = AGAIN_AFTER[0];
      if (typeof data === 'string' && data !== '') heard(JSON.parse(data));
    };
    opened.onclose = ({ reason }) => {
      if (socket !== opened) return;
      socket = undefined;
      // Another window of this browser listens now; this one asks when it has sent something.
      if (reason !== 'collision') later();
    };
  }

  function later() {
    wait = Math.min(wait * 2, AGAIN_AFTER[1]);
    setTimeout(() => void again(), wait * (0.5 + Math.random() / 2));
  }

  async function again(): Promise<void> {
    if (isClosed || socket !== undefined) return;
    try {
      const given = await asking('GET', inConversation(''));
      listen(textIn(given, 'streamUrl'));
    } catch {
      later();
    }
  }

  return {
    /** Throws `Refused`, or what a network throws. */
    async start(): Promise<void> {
      const given = await asking(
        'POST',
        () => `${API}/conversations`,
        ({ userId }) => ({ user: { id: userId } }),
      );
      await catchUp();
      listen(textIn(given, 'streamUrl'));
    },
    /** The same activity again, known by its `clientActivityID`, is one activity. */
    async send(activity: Omit<Activity, 'from'>): Promise<Sent> {
      try {
        await asking(
          'POST',
          (of) => `${API}/conversations/${of.conversationId}/activities`,
          ({ userId }) => ({
            ...activity,
            from: { id: userId },
          }),
        );
        if (socket?.readyState !== 1) await catchUp();
        else setTimeout(() => void catchUp().catch(() => undefined), MISSED_AFTER);
        return 'sent';
      } catch (problem) {
        return failed(problem);
      }
    },
    close() {
      isClosed = true;
      socket?.close();
    },
  };
}

export type Line = ReturnType<typeof directLine>;

/** A part of something that came from outside. */
export const of = (whole: unknown, name: string): unknown =>
  typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined;

export function textIn(whole: unknown, name: string): string | undefined {
  const found = of(whole, name);
  return typeof found === 'string' ? found : undefined;
}

const isActivity = (each: unknown): each is Activity =>
  textIn(each, 'type') !== undefined && textIn(of(each, 'from'), 'id') !== undefined;
