/** Each request once: what comes again is answered, and nothing more comes of it, after a restart as well. */
import { createHmac, hkdfSync } from 'node:crypto';
import type { Meeting, Store } from '../../stores/store.js';
import type { Genuine } from './activity.js';

/** Answers it in the chat; `isAgain`: it came before, and nobody knows what came of it. False: it could not be answered. */
export type Hear = (practices: readonly string[], activity: Genuine, isAgain: boolean) => Promise<boolean>;

type Wiring = {
  hear: Hear;
  /** Words or a button that ask for help, or tell of danger. */
  isUrgent: (practices: readonly string[], activity: Genuine) => boolean;
  store: () => Pick<Store, 'meet' | 'settle'>;
  /** 32 bytes of the server's own. */
  key: Uint8Array;
  now: () => Date;
  within: <T>(milliseconds: number, work: Promise<T>) => Promise<T>;
  log: { error(what: object, words: string): void };
};

/** Milliseconds that a store may take to say whether it came before. */
const PATIENCE = 1000;
/** What is sent again is sent within minutes; whoever keeps a request has as long as its token is good. */
const HOUR = 3_600_000;
/** Longer than any token of theirs is good. */
const MOST = 7 * 24 * HOUR;

export function once({ hear, isUrgent, store, key, now, within, log }: Wiring) {
  const own = new Uint8Array(hkdfSync('sha256', key, '', 'requests of teams', 32));
  const running = new Map<string, Promise<boolean>>();

  /** A store that does not answer loses nobody's message: it may then be taken twice. */
  async function said<T>(work: Promise<T>): Promise<T | undefined> {
    try {
      return await within(PATIENCE, work);
    } catch (problem) {
      log.error({ problem }, 'that a message came from Teams could not be written down: it goes on');
      return undefined;
    }
  }

  async function taken(sum: string, goodUntil: number, ...[practices, activity]: Heard): Promise<boolean> {
    // Who is in danger waits for nothing, and is shown help again rather than not at all.
    if (isUrgent(practices, activity)) return hear(practices, activity, false);
    const at = now().getTime();
    const until = Math.min(Math.max(goodUntil, at + HOUR), at + MOST);
    const of = { sum, now: new Date(at).toISOString(), until: new Date(until).toISOString() };
    const meeting: Meeting = (await said(store().meet(of))) ?? 'new';
    if (meeting === 'answered') return true;
    const went = await hear(practices, activity, meeting === 'met');
    await said(store().settle(sum, went ? 'answered' : 'new'));
    return went;
  }

  /** `goodUntil` is when its token ends, in milliseconds; 0 without one. */
  return async function heardOnce(...[practices, activity, goodUntil]: [...Heard, number]): Promise<boolean> {
    const sum = sumOf(own, activity);
    if (sum === undefined) return hear(practices, activity, false);
    const before = running.get(sum);
    if (before) return before;
    const mine = taken(sum, goodUntil, practices, activity).finally(() => running.delete(sum));
    running.set(sum, mine);
    return mine;
  };
}

type Heard = [practices: readonly string[], activity: Genuine];

/** An edit and a deletion have the name of the message that they are about: they differ by their time. */
function sumOf(key: Uint8Array, activity: Genuine): string | undefined {
  const { type, id, action, timestamp, conversation, channelData } = activity;
  const isAboutAnother = type === 'messageUpdate' || type === 'messageDelete';
  if (id === undefined || (isAboutAnother && !timestamp)) return undefined;
  const parts = [conversation.id, type, id, action, channelData?.eventType, isAboutAnother && timestamp];
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');
}
