/** Starts the small server and talks to it: no pages and no network, so that it can be killed a thousand times. */
import { fork } from 'node:child_process';
import type { Message } from '../../dialogs/message.js';
import { RUN } from '../running.js';
import type { Asked, EngineOf, Said } from './engine-child.js';
import { screenOf } from './screen.js';
import { NoAnswer, type Answer, type Fate, type Seen, type Server } from './server.js';

const FATES: Record<string, Fate> = { saved: 'kept', erased: 'erased' };

export function engine(of: EngineOf): Server {
  const began = performance.now();
  const child = fork(RUN, ['bot/torture/engine-child.ts', JSON.stringify(of)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const waiting = new Map<number, { done: (said: Said) => void; failed: (error: Error) => void }>();
  const troubles: string[] = [];
  let count = 0;
  let isGone = false;
  let errors = '';
  child.stderr?.on('data', (text) => (errors += String(text)));

  let isReady: (after: number | undefined) => void = () => {};
  const ready = new Promise<number | undefined>((done) => (isReady = done));
  child.on('message', (said: Said) => {
    if (said.kind === 'ready') return isReady(performance.now() - began);
    if (said.kind === 'trouble') return void troubles.push(said.why);
    waiting.get(said.nth)?.done(said);
    waiting.delete(said.nth);
  });
  // What it said before it ended may be heard after that.
  const silent = new Promise<void>((done) => child.once('disconnect', done));
  const exited = new Promise<{ code: number | null; signal: string | null }>((done) =>
    child.once('exit', (code, signal) => done({ code, signal })),
  );
  const ended = Promise.all([exited, silent]).then(([how]) => {
    isGone = true;
    isReady(undefined);
    if (errors !== '') troubles.push(errors.trim().slice(0, 1000));
    for (const { failed } of waiting.values()) failed(new NoAnswer('The server ended first'));
    return how;
  });

  function ask(asked: Omit<Asked, 'nth'>): Promise<Said> {
    return new Promise((done, failed) => {
      if (isGone || !child.connected) return failed(new NoAnswer('There is no server'));
      const nth = count++;
      waiting.set(nth, { done, failed });
      // That it could not be sent is told by its end.
      child.send({ nth, ...asked } satisfies Asked, () => undefined);
    });
  }
  const screenIn = (text: string) => screenOf(JSON.parse(text) as Message[]);

  return {
    ready,
    ended,
    troubles,
    interrupted: () => 0,
    unwaited: () => 0,
    end: (signal) => void child.kill(signal),
    async say(conversation, body): Promise<Answer> {
      const said = await ask({ conversation, body });
      if (said.kind !== 'answer') return { fate: 'refused', text: said.kind === 'failed' ? said.why : '' };
      const { text, saved = '' } = said;
      const fate = FATES[saved] ?? 'unsure';
      return { fate, text, screen: screenIn(text), ...(fate === 'kept' ? { words: text } : {}) };
    },
    async see(conversation): Promise<Seen> {
      const said = await ask({ conversation });
      if (said.kind !== 'answer') throw new Error(said.kind === 'failed' ? said.why : said.kind);
      return { screen: screenIn(said.text), shown: said.text };
    },
    async sayAndHangUp(conversation, body): Promise<void> {
      void ask({ conversation, body }).catch(() => undefined);
      return Promise.resolve();
    },
  };
}
