/** The smallest server there is, in a process of its own: the file store, the handler, and messages from whoever began it. */
import { readFileSync } from 'node:fs';
import { inboundOf, nameOf } from '../../adapters/channels/form.js';
import { disk } from '../../adapters/stores/files.js';
import { serverStore } from '../../adapters/stores/open.js';
import type { Limits } from '../../adapters/stores/opening.js';
import { guideFrom } from '../../dialogs/guide.js';
import { buildIndex } from '../../dialogs/matching/index.js';
import { handler } from '../handle.js';
import { hurried } from './hurried.js';
import { unpacked } from './lean.js';

/** `content` is a file that `packed` made; `late` makes the store tell too early, by so many milliseconds. */
export type EngineOf = { folder: string; content: string; limits?: Partial<Limits>; late?: number };

/** A message to be answered, or, without a body, a look. */
export type Asked = { nth: number; conversation: string; body?: string };

export type Said =
  | { kind: 'ready' }
  | { kind: 'answer'; nth: number; text: string; saved?: string }
  | { kind: 'failed'; nth: number; why: string }
  | { kind: 'trouble'; why: string };

const say = (words: Said) => process.send?.(words);

const of = JSON.parse(process.argv[2] ?? '') as EngineOf;
const content = unpacked(readFileSync(of.content));
const guide = guideFrom(content, new Set(content.practices.keys()));
const [practice = ''] = content.practices.keys();
const index = buildIndex(content.services);
const store = await serverStore(
  of.folder,
  (problem) => say({ kind: 'trouble', why: JSON.stringify(problem) }),
  {
    ...(of.limits ? { limits: of.limits } : {}),
    ...(of.late === undefined ? {} : { files: hurried(disk, of.late) }),
  },
);
const log = { error: () => undefined };
const { handle, look, close } = handler({ guide, services: () => index, store, log });
const language = 'en';
const answering = new Set<Promise<void>>();
let isStopping = false;

async function answer({ nth, conversation, body }: Asked): Promise<void> {
  const at = new Date().toISOString();
  try {
    if (body === undefined) {
      const { messages } = await look({ practice, conversation, language, at });
      return void say({ kind: 'answer', nth, text: JSON.stringify(messages) });
    }
    const called = { practice, conversation, message: nameOf(body), language, at };
    const { messages, saved } = await handle(inboundOf(guide, new URLSearchParams(body), called));
    say({ kind: 'answer', nth, text: JSON.stringify(messages), saved });
  } catch (problem) {
    say({ kind: 'failed', nth, why: problem instanceof Error ? `${problem.name}: ${problem.message}` : '' });
  }
}

process.on('message', (asked: Asked) => {
  if (isStopping) return;
  const one = answer(asked).finally(() => answering.delete(one));
  answering.add(one);
});
process.once('SIGTERM', () => {
  isStopping = true;
  void Promise.all(answering)
    .then(close)
    .then(() => store.close())
    .then(() => process.exit(0));
});
process.once('disconnect', () => process.exit(0));
say({ kind: 'ready' });
