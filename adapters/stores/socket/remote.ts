/** The store of a running server, for a command beside it: the same port, over a socket. */
import { connect as connectTo, type Socket } from 'node:net';
import { z } from 'zod';
import { keptIn, personIn } from '../check.js';
import * as errors from '../errors.js';
import { freeze } from '../frozen.js';
import { keyOf, type Key } from '../records.js';
import type { Page as PageOf, Store } from '../store.js';
import { placeOf } from './place.js';
import { fromWords, ServerGone } from './trouble.js';
import { Answer, byLine, type Call } from './words.js';

const Keys = z.array(z.strictObject({ practice: z.string(), id: z.string() }));
const Page = z.strictObject({
  kept: z.array(z.unknown()),
  unreadable: z.int(),
  next: z.string().exactOptional(),
});
const Counts = z.strictObject({
  conversations: z.int(),
  people: z.int(),
  owed: z.int(),
  setAside: z.int(),
});

const Meeting = z.enum(['new', 'met', 'answered']);

type Refusal = new (key: Key, cause: unknown) => Error;
type About = { key: Key; readAt: number; Refused?: Refusal };

const NOBODY: About = { key: { practice: '', id: '' }, readAt: 0 };

/** Throws the system's error when nobody listens there. */
export async function remoteStore(folder: string): Promise<Store> {
  const ask = asking(await connected(await placeOf(folder)));
  const find = { Refused: errors.CouldNotRead, readAt: 0 };
  const save = { Refused: errors.CouldNotSave };
  const forget = { Refused: errors.CouldNotForget, readAt: 0 };
  return {
    name: 'socket',
    async find(key) {
      const found = await ask({ call: 'find', key }, { key, ...find });
      return found === undefined ? undefined : freeze(keptIn(found));
    },
    async save(commit) {
      const { kept, readAt } = freeze(commit);
      await ask({ call: 'save', ...commit }, { key: keyOf(kept), readAt, ...save });
    },
    async forget(key) {
      await ask({ call: 'forget', key }, { key, ...forget });
    },
    async findPerson(key) {
      const found = await ask({ call: 'findPerson', key }, { key, ...find });
      return found === undefined ? undefined : freeze(personIn(found));
    },
    async savePerson(person, readAt) {
      const key = keyOf(freeze(person));
      await ask({ call: 'savePerson', person, readAt }, { key, readAt, ...save });
    },
    async forgetPerson(key) {
      await ask({ call: 'forgetPerson', key }, { key, ...forget });
    },
    claim: async (of) => Keys.parse(await ask({ call: 'claim', ...of })),
    async release(key) {
      await ask({ call: 'release', key });
    },
    nextDue: async () =>
      z
        .string()
        .optional()
        .parse(await ask({ call: 'nextDue' })),
    meet: async (of) => Meeting.parse(await ask({ call: 'meet', ...of }, { ...NOBODY, ...save })),
    async settle(sum, as) {
      await ask({ call: 'settle', sum, as }, { ...NOBODY, ...save });
    },
    counts: async () => Counts.parse(await ask({ call: 'counts' })),
    shared: async (practice, after, most) =>
      Keys.parse(await ask({ call: 'shared', practice, ...(after === undefined ? {} : { after }), most })),
    async page(after, most) {
      const call = { call: 'page' as const, ...(after === undefined ? {} : { after }), most };
      const { kept, ...of } = Page.parse(await ask(call, { ...NOBODY, ...find }));
      return { ...of, kept: kept.map((each) => freeze(keptIn(each))) } satisfies PageOf;
    },
    close: () => ask.end(),
  };
}

function connected(path: string): Promise<Socket> {
  return new Promise((done, failed) => {
    const socket = connectTo(path);
    socket.once('error', failed);
    socket.once('connect', () => done(socket.off('error', failed)));
  });
}

/** When the server goes away in the middle of a save, nobody knows whether it is kept: read it again. */
function asking(socket: Socket) {
  const waiting = new Map<
    number,
    { about: About; done: (is: unknown) => void; failed: (e: Error) => void }
  >();
  let count = 0;
  let gone: ServerGone | undefined;

  function endAll(): void {
    gone ??= new ServerGone('The server has gone away');
    for (const { about, failed } of waiting.values())
      failed(about.Refused ? new about.Refused(about.key, gone) : gone);
    waiting.clear();
  }
  socket.setEncoding('utf8');
  socket.on('error', endAll);
  socket.on('close', endAll);
  const hear = byLine((line) => {
    const { nth, is, trouble } = Answer.parse(JSON.parse(line));
    const one = waiting.get(nth);
    waiting.delete(nth);
    if (trouble) one?.failed(fromWords(trouble, one.about));
    else one?.done(is);
  });
  socket.on('data', (text) => hear(String(text)));

  function ask(asks: Call, about: About = NOBODY): Promise<unknown> {
    return new Promise((done, failed) => {
      const nth = count++;
      waiting.set(nth, { about, done, failed });
      if (gone) return endAll();
      socket.write(`${JSON.stringify({ nth, asks })}\n`);
    });
  }
  const end = () =>
    new Promise<void>((done) => {
      if (gone) return done();
      socket.once('close', () => done());
      socket.end();
    });
  return Object.assign(ask, { end });
}
