/** How many messages are taken in a minute from one address and of one conversation; urgent help is never counted. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { TooManyMessages, type Inbound } from '../adapters/channels/channel.js';

export type Limits = {
  /** Messages a minute from one address, where a whole waiting room may sit; 0: no limit. */
  address: number;
  /** Messages a minute of one conversation; 0: no limit. */
  conversation: number;
};

/** Far more than a person types, far less than a program can send. */
export const ONE_CONVERSATION = 120;

/** Counts a message. Throws `TooManyMessages`; what was thrown was not taken, and may be sent again. */
export function limiting({ address, conversation }: Limits): (inbound: Inbound) => Promise<void> {
  const byAddress = aMinute(address);
  const byConversation = aMinute(conversation);
  return async (inbound) => {
    if (inbound.from !== undefined) await byAddress(inbound.from);
    await byConversation(`${inbound.practice} ${inbound.conversation}`);
  };
}

/** What one Direct Line client may ask for in a minute beside messages: Microsoft's polls five times a second at most. */
const ASKED = 600;

/** Counts what somebody asked for. Throws `TooManyMessages`. */
export const limitingAsks = (): ((client: string) => Promise<void>) => aMinute(ASKED);

/** How often one address may say that a service is wrong, in a minute. */
const WRONG = 6;
export const limitingReports = (): ((client: string) => Promise<void>) => aMinute(WRONG);

/** Codes tried in a minute: by somebody who mistypes, and at one practice by everybody, where guesses add up. */
const TRIED = { address: 10, practice: 300 };

/** Counts a code that was typed. Throws `TooManyMessages`; what was thrown was not looked up. */
export function limitingCodes(): (of: { practice: string; from: string }) => Promise<void> {
  const byAddress = aMinute(TRIED.address);
  const byPractice = aMinute(TRIED.practice);
  return async ({ practice, from }) => {
    await byAddress(from);
    await byPractice(practice);
  };
}

/** E-mails in a day to one address, whoever asks for them, and from one address of the network. */
const MAILED = { to: 5, from: 50 };

/** Counts an e-mail somebody asked for. Throws `TooManyMessages`. */
export function limitingMails(): (of: { to: string; from: string }) => Promise<void> {
  const byTo = aDay(MAILED.to);
  const byFrom = aDay(MAILED.from);
  return async ({ to, from }) => {
    await byFrom(from);
    await byTo(to.toLowerCase());
  };
}

const aMinute = (points: number) => limitedTo(points, 60);
const aDay = (points: number) => limitedTo(points, 24 * 60 * 60);

function limitedTo(points: number, duration: number): (key: string) => Promise<void> {
  if (points === 0) return () => Promise.resolve();
  const limiter = new RateLimiterMemory({ points, duration });
  return async (key) => {
    try {
      await limiter.consume(key);
    } catch (full) {
      if (full instanceof RateLimiterRes) throw new TooManyMessages(Math.ceil(full.msBeforeNext / 1000));
      throw full;
    }
  };
}
