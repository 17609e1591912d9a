/** Quiet hours: when nobody is written to, as the clock says in London. Alerts to staff are not bound by them. */
import { londonTime } from '../../dialogs/london.js';

/** From 20:00 to 09:00 (conversation map 4.5), in minutes since midnight. */
const FROM = 20 * 60;
const TO = 9 * 60;
const MINUTE = 60_000;

const isQuiet = (at: string) => {
  const { minutes } = londonTime(at);
  return minutes >= FROM || minutes < TO;
};

/** When a person may be written to next: now, or at the end of the quiet hours. ISO in, ISO out. */
export function nextAllowed(at: string): string {
  if (!isQuiet(at)) return at;
  const { minutes } = londonTime(at);
  const wait = minutes < TO ? TO - minutes : 24 * 60 - minutes + TO;
  const whole = Math.floor(Date.parse(at) / MINUTE) * MINUTE;
  const guess = new Date(whole + wait * MINUTE).toISOString();
  // In a night when the clock changes the guess is an hour off, to one side or the other.
  const late = londonTime(guess).minutes - TO;
  return new Date(Date.parse(guess) - late * MINUTE).toISOString();
}
