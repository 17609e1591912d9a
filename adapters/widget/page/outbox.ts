/** What was said and not yet taken, sent in order; with no connection it waits, and tries again ever more patiently. */
import type { Activity, Line } from './line.js';

/** Milliseconds between tries: the first, and the longest. */
const SHORTEST = 2000;
const LONGEST = 30_000;

export type Outgoing = Omit<Activity, 'from'>;

type Told = {
  /** Nothing can be sent at the moment, or it can again. */
  offline(is: boolean): void;
  /** It was taken; the reply comes by itself. */
  sent(activity: Outgoing): void;
  /** This cannot go by this line at all. */
  refused(activity: Outgoing): void;
  expired(): void;
};

export function outbox(line: Pick<Line, 'send'>, told: Told) {
  const waiting: Outgoing[] = [];
  let isSending = false;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function work(): Promise<void> {
    clearTimeout(timer);
    if (isSending) return;
    isSending = true;
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      const sent = await line.send(first);
      if (sent === 'offline') {
        told.offline(true);
        timer = setTimeout(
          () => void work(),
          Math.min(LONGEST, SHORTEST * 2 ** tries++) * (0.75 + Math.random() / 4),
        );
        break;
      }
      if (tries > 0) told.offline(false);
      tries = 0;
      waiting.shift();
      if (sent === 'sent') told.sent(first);
      if (sent === 'refused') told.refused(first);
      if (sent === 'expired') told.expired();
    }
    isSending = false;
  }
  addEventListener('online', () => void work());

  return {
    send(activity: Outgoing) {
      waiting.push(activity);
      void work();
    },
    /** Not waiting for the next try. */
    again: () => void work(),
    isEmpty: () => waiting.length === 0,
  };
}
