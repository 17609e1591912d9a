/** A stream while nothing is said, and a store that does not answer: who is there is kept, who is gone is let go. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { directLineChannel } from '../../../adapters/channels/direct-line/direct-line.js';
import { memoryStore } from '../../../adapters/stores/memory.js';
import { hanging } from '../../bot/talk.js';
import { kindsIn, openLine, type Line, type Person } from './line.js';

const KEEP_ALIVE = 30_000;

const store = hanging(memoryStore());
let late = 0;
let line: Line;
let direct: ReturnType<typeof directLineChannel>;
let server: Server;
const timers = new Set<{ milliseconds: number; run: () => void }>();

/** The same program, whose timers go when a test says so. */
beforeAll(async () => {
  line = await openLine({ store });
  direct = directLineChannel({
    ...line.app,
    ...line.app.directLine,
    now: () => new Date(Date.now() + late),
    every: (milliseconds, run) => {
      const timer = { milliseconds, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  });
  server = createServer((request, response) => void direct.answer(request, response));
  server.on('upgrade', direct.upgrade);
  await new Promise<void>((done) => server.listen(0, done));
});
afterAll(async () => {
  direct.close();
  server.closeAllConnections();
  server.close();
  await line.close();
});

const passes = (milliseconds: number) => {
  for (const each of [...timers]) if (each.milliseconds === milliseconds) each.run();
};

async function listens(person: Person, options: { autoPong?: boolean } = {}): Promise<WebSocket> {
  const port = (server.address() as AddressInfo).port;
  const response = await fetch(
    `http://localhost:${port}/v3/directline/conversations/${person.conversationId}?watermark=`,
    { headers: { authorization: `Bearer ${person.token}` } },
  );
  const { streamUrl } = (await response.json()) as { streamUrl: string };
  const address = new URL(streamUrl);
  address.port = String(port);
  const socket = new WebSocket(address, options);
  const greeted = once(socket, 'message');
  await once(socket, 'open');
  await greeted;
  return socket;
}

describe('a stream on which nothing is said', () => {
  test('carries an empty frame every half minute, and stays open', async () => {
    const socket = await listens(await line.begin());
    for (let time = 0; time < 3; time++) {
      const frame = once(socket, 'message');
      const pinged = once(socket, 'ping');
      passes(KEEP_ALIVE);
      const said: unknown[] = await frame;
      await pinged;
      expect(String(said[0])).toBe('');
      // The pong is on its way back.
      await new Promise((done) => setTimeout(done, 50));
    }
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.terminate();
  });

  test('is cut when nobody answers any more', async () => {
    const socket = await listens(await line.begin(), { autoPong: false });
    const closed = once(socket, 'close');
    const frame = once(socket, 'message');
    passes(KEEP_ALIVE);
    await frame;
    passes(KEEP_ALIVE);
    expect((await closed)[0]).toBe(1006);
  });

  test('is closed when its token has expired, saying so', async () => {
    const socket = await listens(await line.begin());
    const closed = once(socket, 'close');
    late = 31 * 60_000;
    passes(KEEP_ALIVE);
    late = 0;
    const ended: unknown[] = await closed;
    expect([ended[0], String(ended[1])]).toEqual([1008, 'token expired']);
  });
});

describe('when the store hangs', () => {
  test('who is in danger is told at once who to call; others are told to send it again, and it counts once', async () => {
    const [one, other] = [await line.begin(), await line.begin()];
    for (const person of [one, other])
      for (const choice of ['start', 'agree', 'me', '18-64', 'safe']) {
        await person.presses({ choice });
        await person.hears();
      }
    store.hangs.add('find');
    store.hangs.add('save');
    const refused = other.presses({ choice: 'few-minutes' }, 'once more');
    const sent = await one.says('I want to kill myself tonight');
    const heard = await one.hears();
    expect([sent.status, kindsIn(heard).includes('urgent')]).toEqual([200, true]);
    const { status, body } = await refused;
    expect([status, body]).toMatchObject([502, { error: { code: 'BotRejectedActivity' } }]);
    store.goesOn();
    expect((await other.presses({ choice: 'few-minutes' }, 'once more')).status).toBe(200);
    const said = (await other.all()).filter(
      ({ channelData }) => channelData?.clientActivityID === 'once more',
    );
    expect(said).toHaveLength(1);
  }, 60_000);
});
