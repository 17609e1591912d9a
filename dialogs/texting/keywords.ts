/** The words that carriers and the law give a meaning of their own: only where they are the whole message. */
import { plain } from '../heard.js';

/** How a number's texts are stopped and begun again, or the rest of a long text asked for. */
export type Keyword = 'stop' | 'start' | 'more';

/**
 * What carriers stop at (Twilio's default opt-out words): after any of them Twilio refuses our texts, so we record the
 * same. None of them is a command of the conversation but STOP, which ends it as well (trust 1.4).
 */
export const STOPS = [
  'stop',
  'stopall',
  'stop all',
  'unsubscribe',
  'cancel',
  'end',
  'quit',
  'revoke',
  'optout',
  'opt out',
] as const;

const STARTS = ['start', 'unstop'];
const MORES = ['more', 'mwy'];

/** "Stop it, he won't stop" is no keyword: the message is the word and nothing else. */
export function keywordIn(text: string): Keyword | undefined {
  const said = plain(text);
  if (STOPS.some((word) => word === said)) return 'stop';
  if (STARTS.includes(said)) return 'start';
  return MORES.includes(said) ? 'more' : undefined;
}
