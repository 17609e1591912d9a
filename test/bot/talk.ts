/** What the tests of the wiring share: messages of somebody who answers in order, and stores that refuse. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { Inbound } from '../../adapters/channels/channel.js';
import { memoryStore } from '../../adapters/stores/memory.js';
import { CouldNotRead, CouldNotSave, type Key, type Store } from '../../adapters/stores/store.js';
import { handler } from '../../bot/handle.js';
import { counterClock, guideOfContent, indexOfContent } from '../guide.js';

export const PRACTICE = 'example';

export type Talk = ReturnType<typeof talkOver>;

/** A handler over a store, and a person whose messages are numbered and a minute apart. */
export function talkOver(store: Store, { conversation = 'a-conversation', clock = counterClock() } = {}) {
  const log: string[] = [];
  const note = (what: object, words: string) => void log.push(`${words} ${inspect(what, { depth: null })}`);
  const { handle, look } = handler({
    guide: guideOfContent(),
    services: indexOfContent,
    store,
    log: { warn: note, error: note },
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

/** From the start to "What matters to you?": from the third answer on, answers are kept. */
export async function agrees(talk: Talk, age = '18-64'): Promise<void> {
  await talk.chooses('start');
  await talk.chooses('agree');
  await talk.chooses(age);
  await talk.chooses('safe');
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
    save: (kept, readAt) =>
      refuses.has('save')
        ? Promise.reject(
            new CouldNotSave(
              { practice: kept.conversation.practice, id: kept.conversation.id },
              new Error('ENOSPC'),
            ),
          )
        : inner.save(kept, readAt),
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

export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'what-matters-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
