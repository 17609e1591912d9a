/** What the tests of the wiring share: messages of somebody who answers in order, and stores that refuse. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { Inbound } from '../../adapters/channels/channel.js';
import { memoryStore } from '../../adapters/stores/memory.js';
import { CouldNotRead, CouldNotSave, keyOf, type Key, type Store } from '../../adapters/stores/store.js';
import type { Clock } from '../../bot/clock.js';
import { handler } from '../../bot/handle.js';
import { counterClock, guideOfContent, indexOfContent } from '../guide.js';

export const PRACTICE = 'example';

export type Talk = ReturnType<typeof talkOver>;

/** Time stands still until a test says that so many milliseconds have gone by, or that it is this late. */
export function handClock() {
  const waiting = new Set<{ milliseconds: number; run: () => void }>();
  const wait = (milliseconds: number, run: () => void) => {
    const one = { milliseconds, run };
    waiting.add(one);
    return () => void waiting.delete(one);
  };
  let late = new Date('2026-11-22T09:00:00.000Z');
  const clock: Clock = { now: () => late, after: wait, every: wait };
  return {
    clock,
    waiting,
    passes: (milliseconds: number) => {
      for (const each of [...waiting]) if (each.milliseconds <= milliseconds) each.run();
    },
    isLate: (at: string) => void (late = new Date(at)),
  };
}

/** A handler over a store, and a person whose messages are numbered and a minute apart. */
export function talkOver(
  store: Store,
  { conversation = 'a-conversation', clock = counterClock(), time = handClock() } = {},
) {
  const log: string[] = [];
  const note = (what: object, words: string) => void log.push(`${words} ${inspect(what, { depth: null })}`);
  const { handle, look, close } = handler({
    guide: guideOfContent(),
    services: indexOfContent,
    store,
    log: { error: note },
    clock: time.clock,
  });
  const of = { practice: PRACTICE, conversation, language: 'en' };
  let count = 0;
  const message = (said: Partial<Inbound>): Inbound => ({
    ...of,
    channel: 'test',
    message: `message ${++count}`,
    at: clock(),
    ...said,
  });
  return {
    store,
    time,
    close,
    key: { practice: PRACTICE, id: conversation } satisfies Key,
    /** Everything that was logged, errors with their causes. */
    logged: () => log.join('\n'),
    message,
    send: (inbound: Inbound) => handle(inbound),
    says: (text: string) => handle(message({ text })),
    chooses: (...choices: string[]) => handle(message({ choices })),
    does: (name: NonNullable<Inbound['command']>['name'], on: Partial<Inbound['command']> = {}) =>
      handle(message({ command: { name, ...on } })),
    sees: (at?: string) => look({ ...of, at: at ?? clock() }),
  };
}

/** From the start to "What matters to you?": from the age on, answers are kept. */
export async function agrees(talk: Talk, age = '18-64'): Promise<void> {
  await talk.chooses('start');
  await talk.chooses('agree');
  await talk.chooses('me');
  await talk.chooses(age);
  await talk.chooses('safe');
  await talk.chooses('few-minutes');
}

/** What one message was answered: the question, the card. */
export const kinds = (outcome: { messages: readonly { kind: string }[] }) =>
  outcome.messages.map((message) => message.kind);

/** A store whose medium refuses whatever is named, for as long as it is. */
export function refusing(inner: Store = memoryStore()): Store & { refuses: Set<'find' | 'save'> } {
  const refuses = new Set<'find' | 'save'>();
  return {
    ...inner,
    refuses,
    find: (key) =>
      refuses.has('find') ? Promise.reject(new CouldNotRead(key, new Error('EIO'))) : inner.find(key),
    save: (commit) =>
      refuses.has('save')
        ? Promise.reject(new CouldNotSave(keyOf(commit.kept), new Error('ENOSPC')))
        : inner.save(commit),
  };
}

/** A store that writes down what it is asked to keep. */
export function watched(inner: Store): Store & { saves: number } {
  const store = {
    ...inner,
    saves: 0,
    save: (...asked: Parameters<Store['save']>) => {
      store.saves++;
      return inner.save(...asked);
    },
  };
  return store;
}

/** A store that does not answer whatever is named, for as long as it is, and then answers after all. */
export function hanging(inner: Store): Store & { hangs: Set<'find' | 'save'>; goesOn(): void } {
  const hangs = new Set<'find' | 'save'>();
  let goOn = () => {};
  const free = new Promise<void>((done) => (goOn = done));
  return {
    ...inner,
    hangs,
    goesOn: () => {
      hangs.clear();
      goOn();
    },
    find: (key) => (hangs.has('find') ? free.then(() => inner.find(key)) : inner.find(key)),
    save: (commit) => (hangs.has('save') ? free.then(() => inner.save(commit)) : inner.save(commit)),
  };
}

export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'what-matters-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
