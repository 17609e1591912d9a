/** The last word in a chat when a message could not be taken: what to do now, and who to call in an emergency. */
import { wordingFor, type Guide } from '../../../dialogs/guide.js';
import { TooManyMessages } from '../channel.js';
import { NotTaken } from './chat.js';
import { fewWords } from './few-words.js';
import type { Screen, Seat } from './screen.js';

type Wiring = { guide: Guide; screen: Screen; log: { error(what: object, words: string): void } };

/** Never throws. False: not even that could be said. */
export async function sorry({ guide, screen, log }: Wiring, seat: Seat, problem: unknown): Promise<boolean> {
  const { practice } = seat.key;
  if (problem instanceof NotTaken) {
    if (problem.status !== 403) log.error({ problem, practice }, 'an answer could not be brought to Teams');
    return problem.status === 403;
  }
  const isFlood = problem instanceof TooManyMessages;
  if (!isFlood) log.error({ problem, practice }, 'a message from Teams could not be taken');
  const wording = wordingFor(guide, seat.reference.language);
  const looks = [fewWords(wording, isFlood ? 'too-many' : 'not-saved', guide.practices.get(practice))];
  try {
    await screen.show(seat, { looks, isUrgent: true });
    return true;
  } catch (second) {
    log.error({ problem: second, practice }, 'that a message could not be taken could not be said in Teams');
    return false;
  }
}
