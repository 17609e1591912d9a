/** Finds texts that Twilio could not bring to us, by listing them, and answers each once. */
import type { Twilio } from '../../adapters/channels/sms/sms-twilio.js';
import type { TakeText } from '../../adapters/channels/sms/texts.js';
import type { Clock } from '../clock.js';

const MINUTE = 60_000;
/** Between two looks; and how far back each goes, so that none falls between them. The first goes back a day. */
const EVERY = 10 * MINUTE;
const BACK = 30 * MINUTE;
const FIRST_BACK = 24 * 60 * MINUTE;
/** What is younger may still be on its way to us. */
const ON_ITS_WAY = 2 * MINUTE;

type Log = {
  error(what: object, words: string): void;
  warn(what: object, words: string): void;
  info(what: object, words: string): void;
};

export function missedTexts(of: {
  twilio: Twilio;
  take: TakeText;
  numbers: readonly string[];
  clock: Clock;
  log: Log;
}) {
  const { twilio, take, clock, log } = of;
  let since = clock.now().getTime() - FIRST_BACK;
  let looking: Promise<void> | undefined;

  /** What could not be looked through is looked through the next time. */
  async function lookAll(): Promise<void> {
    const now = clock.now().getTime();
    try {
      for (const number of of.numbers) await lookAt(number, new Date(Math.min(since, now - BACK)), now);
      since = now - BACK;
    } catch (problem) {
      log.error({ problem }, 'texts that may have been missed could not be listed: they are later');
    }
  }

  async function lookAt(number: string, from: Date, now: number): Promise<void> {
    for (const text of await twilio.listed(number, from)) {
      if (text.sentAt !== undefined && now - Date.parse(text.sentAt) < ON_ITS_WAY) continue;
      const { texts, repeat } = await take(text);
      if (repeat) continue;
      log.info({}, 'a text that never reached us was found and taken');
      for (const [n, each] of texts.entries()) {
        const outcome = await twilio.send({
          from: number,
          to: text.from,
          text: each,
          reference: `${text.message}/${n}`,
        });
        if (outcome.kind !== 'sent') log.warn({ outcome }, 'the answer to a found text could not be sent');
      }
    }
  }

  const look = () => (looking ??= lookAll().finally(() => (looking = undefined)));
  const callOff = clock.every(EVERY, () => void look());
  const first = clock.after(ON_ITS_WAY, () => void look());
  return {
    look,
    close: () => {
      callOff();
      first();
    },
  };
}
