/** Writing to somebody in Teams first: only where their chat is known, they did not opt out, and Teams still lets us. */
import type { Key } from '../../stores/store.js';
import { NotTaken, type Connector, type Out } from './chat.js';
import { referenceIn, type Chats } from './chats.js';
import { patient, type Pausing } from './retry.js';

/** As a way to staff has it (adapters/alerts/alerts.ts): `why` is for the log. */
export type Written = { kind: 'sent' } | { kind: 'refused' | 'failed' | 'unknown'; why: string };

type Wiring = {
  chats: Chats;
  connect: Connector;
  pausing: Pausing;
  log: { warn(what: object, words: string): void };
};

export function writingIn({ chats, connect, pausing, log }: Wiring) {
  /** Looked up at the moment of sending. */
  return async function write(key: Key, out: Out): Promise<Written> {
    let person: Awaited<ReturnType<Chats['find']>>;
    try {
      person = await chats.find(key);
    } catch (problem) {
      return { kind: 'failed', why: problem instanceof Error ? problem.name : 'store' };
    }
    if (person?.optedOut !== undefined) return { kind: 'refused', why: 'opted out' };
    const reference = person && referenceIn(person);
    if (reference === undefined) return { kind: 'refused', why: 'the app is not in their Teams' };
    try {
      await connect(reference, async (chat) => void (await patient(chat, pausing).send(out)));
      return { kind: 'sent' };
    } catch (problem) {
      if (!(problem instanceof NotTaken)) throw problem;
      if (problem.status === 403) {
        log.warn({ practice: key.practice }, 'Teams lets nothing be written to somebody any more');
        await chats
          .gone(key)
          .catch((why: unknown) => log.warn({ problem: why }, 'and that could not be kept'));
      }
      return outcomeOf(problem.status);
    }
  };
}

/** A gateway may have passed it on before it gave up; 403 and other refusals stay what they are. */
function outcomeOf(status: number | undefined): Written {
  if (status === undefined) return { kind: 'unknown', why: 'no answer' };
  const why = `status ${status}`;
  if ([412, 429, 500, 503].includes(status)) return { kind: 'failed', why };
  return { kind: status >= 500 || status === 408 ? 'unknown' : 'refused', why };
}
