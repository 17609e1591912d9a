/** Sending that is patient: what Teams says may be tried again is, with pauses that differ; nothing else is. */
import { NotTaken, type Chat } from './chat.js';

/** "Retry with exponential backoff" (Microsoft, rate limiting in Teams): too fast, a clash, a gateway. */
const PASSING: readonly number[] = [412, 429, 502, 504];
const TRIES = 4;
const FIRST = 500;

export type Pausing = {
  /** Milliseconds. */
  pause: (milliseconds: number) => Promise<void>;
  random: () => number;
  /** Milliseconds for all of it: whoever waits for the answer waits no longer. */
  within: number;
  now: () => number;
};

export const isPassing = (problem: unknown): problem is NotTaken =>
  problem instanceof NotTaken &&
  (problem.status === undefined ? wasCut(problem) : PASSING.includes(problem.status));

/** A connection that was kept open and had been closed at the other end meanwhile: what was on it hardly arrived. */
const wasCut = ({ cause }: NotTaken): boolean =>
  cause instanceof Error && 'code' in cause && (cause.code === 'ECONNRESET' || cause.code === 'EPIPE');

/** The same chat. Throws the last `NotTaken`. */
export function patient(chat: Chat, pausing: Pausing): Chat {
  const until = pausing.now() + pausing.within;

  async function trying<T>(call: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await call();
      } catch (problem) {
        if (!isPassing(problem) || tries >= TRIES) throw problem;
        const wait = pauseFor(tries, problem.after, pausing.random);
        if (pausing.now() + wait > until) throw problem;
        await pausing.pause(wait);
      }
    }
  }

  return {
    send: (out) => trying(() => chat.send(out)),
    update: (id, out) => trying(() => chat.update(id, out)),
    remove: (id) => trying(() => chat.remove(id)),
  };
}

/** Doubled each time, and between half of that and all of it; never sooner than Teams asked for. */
export function pauseFor(tries: number, after: number | undefined, random: () => number): number {
  const longest = FIRST * 2 ** tries;
  return Math.round(Math.max((after ?? 0) * 1000, longest / 2) + (longest / 2) * random());
}
