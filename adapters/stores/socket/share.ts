/** Lets commands use the store of the server that has the folder: it listens on a socket that only we can reach. */
import { createServer, type Socket } from 'node:net';
import type { Store } from '../store.js';
import { clearPlace, freshPlace, makePrivate } from './place.js';
import { inWords } from './trouble.js';
import { byLine, Call, Question, type Answer } from './words.js';

/** Returns what ends it, once all that was asked is answered. Throws the system's error when it cannot listen. */
export async function shareStore(store: Store, folder: string): Promise<() => Promise<void>> {
  const path = await freshPlace(folder);
  const sockets = new Set<Socket>();
  const answering = new Set<Promise<void>>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setEncoding('utf8');
    // Who hangs up in the middle needs no answer.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    const hear = byLine((line) => {
      const one = answerTo(line, store).then((answer) => void socket.write(`${JSON.stringify(answer)}\n`));
      answering.add(one);
      void one.finally(() => answering.delete(one));
    });
    socket.on('data', (text) => hear(String(text)));
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(path, done);
  });
  await makePrivate(path);
  server.unref();
  return async () => {
    const closed = new Promise((done) => server.close(done));
    await Promise.all(answering);
    for (const socket of sockets) socket.end().destroySoon();
    await closed;
    await clearPlace(folder);
  };
}

async function answerTo(line: string, store: Store): Promise<Answer> {
  let nth = -1;
  try {
    const question = Question.parse(JSON.parse(line));
    nth = question.nth;
    const call = Call.safeParse(question.asks);
    // Where it is wrong, and not what is there: these are people's words.
    if (!call.success) return { nth, trouble: notUnderstood(call.error.issues[0]?.path.join('.')) };
    return { nth, is: await ask(store, call.data) };
  } catch (problem) {
    return { nth, trouble: inWords(problem) };
  }
}

/** Something that cannot be kept is refused by the store in the same words. */
const notUnderstood = (where = '') => ({
  name: 'CouldNotSave',
  message: 'It could not be saved',
  cause: { name: 'NotWhole', message: `It is not what a store is asked: ${where}` },
});

function ask(store: Store, call: Call): Promise<unknown> {
  switch (call.call) {
    case 'find':
    case 'forget':
    case 'findPerson':
    case 'forgetPerson':
    case 'release':
      return store[call.call](call.key);
    case 'save': {
      const { kept, readAt, person } = call;
      return store.save({ kept, readAt, ...(person ? { person } : {}) });
    }
    case 'savePerson':
      return store.savePerson(call.person, call.readAt);
    case 'claim':
      return store.claim(call);
    case 'meet':
      return store.meet(call);
    case 'settle':
      return store.settle(call.sum, call.as);
    case 'nextDue':
    case 'counts':
      return store[call.call]();
    case 'shared':
      return store.shared(call.practice, call.after, call.most);
    case 'page':
      return store.page(call.after, call.most);
  }
}
