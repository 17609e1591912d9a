/** Microsoft's own client, unmodified, comes to the plan: by WebSocket and by polling, through a drop and a restart. */
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  ConnectionStatus,
  DirectLine,
  type Activity as Theirs,
  type DirectLineOptions,
  type Message,
} from 'botframework-directlinejs';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { temporaryFolder } from '../../bot/talk.js';
import { Activity, answerTo, askedIn, kindsIn, openLine, type Line } from './line.js';

// What a browser has and Node lacks.
const globals: { XMLHttpRequest?: unknown; WebSocket?: unknown } = globalThis;
const { XMLHttpRequest } = createRequire(import.meta.url)('xhr2') as { XMLHttpRequest: unknown };

/** Every socket that was opened, so that one can be cut. */
const sockets: WebSocket[] = [];
class Cuttable extends WebSocket {
  constructor(address: string) {
    super(address);
    sockets.push(this);
  }
}

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let line: Line;
beforeAll(async () => {
  globals.XMLHttpRequest = XMLHttpRequest;
  globals.WebSocket = Cuttable;
  place = await temporaryFolder();
  line = await open();
});
afterAll(async () => {
  await line.close();
  await place.remove();
});

const open = (port = 0) => openLine({ port, env: { DATA_DIR: place.folder } });
async function restart(): Promise<void> {
  await line.close();
  line = await open(line.port);
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const since = Date.now();
  while (!holds()) {
    if (Date.now() - since > 45_000) throw new Error(`It did not come about: ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Somebody with Microsoft's client; `heard` is everything it gave them, in the order it did. */
function visitor(options: Partial<DirectLineOptions>, heard: Activity[] = []) {
  const client = new DirectLine({
    domain: `${line.home}/v3/directline`,
    pollingInterval: 200,
    // The shortest of the delays it chooses from.
    random: () => 0,
    // Also how long it waits before it asks again for a server that was not there.
    timeout: 5000,
    ...options,
  });
  let answered = 0;
  const subscription = client.activity$.subscribe(
    (activity: Theirs) => void heard.push(Activity.parse(activity)),
  );
  const theirs = () => heard.filter(({ from }) => from.role === 'user').length;
  return {
    client,
    heard,
    /** Answers so many questions, each once it has come, or all until the end; and waits for what is said then. */
    async answers(most = 100): Promise<void> {
      for (let turn = 0; ; turn++) {
        // A client hands over what it was given one by one: after the echo of the last answer the end is yet to come.
        const hasEnded = () => kindsIn(heard).includes('end');
        await until(
          'a question, or the end',
          () => hasEnded() || askedIn(heard.slice(answered)) !== undefined,
        );
        if (hasEnded() || turn === most) return;
        const question = askedIn(heard.slice(answered));
        if (question === undefined) throw new Error('nothing was asked');
        answered = heard.length;
        const before = theirs();
        const activity: Message = {
          type: 'message',
          from: { id: 'me' },
          ...answerTo(question),
          channelData: { clientActivityID: `${turn}-${answered}` },
        };
        const id = await new Promise((done, failed) => client.postActivity(activity).subscribe(done, failed));
        expect(id).toMatch(/\|/);
        await until('the echo', () => theirs() > before);
      }
    },
    leaves: () => {
      subscription.unsubscribe();
      client.end();
    },
  };
}

/** It asks no more after a question that was not answered in time, and a busy machine may be slow. */
const POLLING = { webSocket: false, timeout: 60_000 };

/** What it keeps to go on from, which its types do not tell of. */
const Polled = z.object({ watermark: z.string() });

const CAME = ['service', 'plan', 'end'];
const isOnce = (heard: Activity[]) => {
  const ids = heard.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
};

test('by WebSocket, through a dropped socket and a restart', async () => {
  const { token } = await line.generate();
  const one = visitor({ token });
  await one.answers(5);
  sockets.at(-1)?.terminate();
  await one.answers(5);
  await restart();
  await until('it is online', () => sockets.at(-1)?.readyState === WebSocket.OPEN);
  await one.answers();
  expect(one.client.connectionStatus$.getValue()).toBe(ConnectionStatus.Online);
  one.leaves();
  expect(kindsIn(one.heard)).toEqual(expect.arrayContaining(CAME));
  isOnce(one.heard);
}, 120_000);

test('by polling, and after a restart from the watermark it had', async () => {
  const { token, conversationId } = await line.generate();
  const one = visitor({ token, ...POLLING });
  await one.answers(8);
  one.leaves();
  await restart();
  const { watermark } = Polled.parse(one.client);
  const again = visitor({ token, conversationId, watermark, ...POLLING }, one.heard);
  await again.answers();
  again.leaves();
  expect(kindsIn(again.heard)).toEqual(expect.arrayContaining(CAME));
  isOnce(again.heard);
}, 120_000);
