/** WebSocket streams: one for each conversation, in step with its feed, and alive for as long as its token is. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { setOf, type Feed } from './feed.js';
import type { Watermark } from './watermark.js';

/** Milliseconds between empty frames; who has not answered the one before is gone. */
const KEEP_ALIVE = 30_000;
/** Bytes: clients send nothing but empty frames. */
const MOST_IN = 4096;
/** Bytes that wait for a slow client; beyond, it is cut off and reads on from its watermark. */
const MOST_WAITING = 1024 * 1024;

/** Close codes (RFC 6455). */
const GOING_AWAY = 1001;
const POLICY = 1008;

type Stream = {
  socket: WebSocket;
  feed: Feed;
  sent: Watermark;
  pushing: Promise<void>;
  until: number;
  isAlive: boolean;
};

type Wiring = {
  now: () => Date;
  log: { error(what: object, words: string): void };
  /** Runs it again and again until it is called off. */
  every: (milliseconds: number, run: () => void) => () => void;
};

export function streamsBy({ now, log, every }: Wiring) {
  const server = new WebSocketServer({ noServer: true, maxPayload: MOST_IN });
  const open = new Map<string, Stream>();

  function send(stream: Stream, { activities, end }: ReturnType<Feed['passedAfter']>): boolean {
    const { socket } = stream;
    if (activities.length === 0 || socket.readyState !== socket.OPEN) return false;
    // It reads on from its watermark when it comes back.
    if (socket.bufferedAmount > MOST_WAITING) socket.terminate();
    stream.sent = end;
    socket.send(JSON.stringify(setOf({ activities, end })));
    return true;
  }

  async function push(stream: Stream): Promise<void> {
    try {
      for (;;) {
        const { activities, end } = await stream.feed.keptAfter(stream.sent);
        // What was said in passing may have gone out meanwhile.
        if (!send(stream, { activities, end: { ...stream.sent, place: end.place } })) return;
      }
    } catch (problem) {
      log.error({ problem, practice: stream.feed.which.practice }, 'a stream could not read what was said');
    }
  }

  function news(feed: Feed): void {
    const stream = open.get(feed.name);
    if (stream === undefined) return;
    send(stream, feed.passedAfter(stream.sent));
    stream.pushing = stream.pushing.then(() => push(stream));
  }

  const callOff = every(KEEP_ALIVE, () => {
    for (const stream of open.values()) {
      const { socket } = stream;
      if (now().getTime() > stream.until) socket.close(POLICY, 'token expired');
      else if (!stream.isAlive) socket.terminate();
      else {
        stream.isAlive = false;
        socket.ping();
        socket.send('');
      }
    }
  });

  return {
    news,
    isHeard: (feed: Feed): boolean => open.has(feed.name),
    /** A token of its conversation is good until then: so is the stream. */
    lasts(feed: Feed, until: number): void {
      const stream = open.get(feed.name);
      if (stream) stream.until = Math.max(stream.until, until);
    },
    /** The newest stays: an older one may be dead without knowing it. */
    connect(
      of: { feed: Feed; from: Watermark; until: number },
      ...[request, socket, head]: [IncomingMessage, Duplex, Buffer]
    ): void {
      server.handleUpgrade(request, socket, head, (client) => {
        const { feed, from, until } = of;
        open.get(feed.name)?.socket.close(POLICY, 'collision');
        const stream = { socket: client, feed, sent: from, pushing: Promise.resolve(), until, isAlive: true };
        open.set(feed.name, stream);
        const alive = () => void (stream.isAlive = true);
        client.on('pong', alive).on('message', alive);
        // What a client does wrong closes its own stream, and is no problem of ours.
        client.on('error', () => client.terminate());
        client.on('close', () => {
          if (open.get(feed.name) === stream) open.delete(feed.name);
        });
        news(feed);
      });
    },
    ends(feed: Feed): void {
      open.get(feed.name)?.socket.close(1000, 'the conversation was ended');
    },
    close(): void {
      callOff();
      for (const { socket } of open.values()) {
        socket.close(GOING_AWAY, 'the server stops');
        // Nobody waits for a client that does not answer.
        setTimeout(() => socket.terminate(), 500).unref();
      }
      server.close();
    },
  };
}

export type Streams = ReturnType<typeof streamsBy>;
