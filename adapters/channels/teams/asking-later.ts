/** The buttons about how it went: whether and when to ask, not now, and beginning that talk. */
import { londonWords } from '../../../dialogs/london.js';
import { fill, type Wording } from '../../../dialogs/script/wording.js';
import type { Inbound } from '../channel.js';
import { WHENS, type CheckIns } from '../check-ins.js';
import type { Seat } from './screen.js';
import { reachOf } from './seat.js';

type Wiring = {
  checkIns: CheckIns;
  wordingOf: (seat: Seat) => Wording;
  tell: (seat: Seat, ...paragraphs: string[]) => Promise<void>;
  carryOn: (seat: Seat, message: string, command: Inbound['command']) => Promise<void>;
  now: () => Date;
};

export const askingLater = ({ checkIns, wordingOf, tell, carryOn, now }: Wiring) => ({
  /** `wish` is what stands behind "check-in:". Throws what the store and Teams throw. */
  async press(seat: Seat, message: string, wish: string): Promise<void> {
    const { labels, language } = wordingOf(seat);
    const { key, conversation } = seat;
    const which = { practice: key.practice, conversation, at: now().toISOString() };
    const when = WHENS.find((each) => each === wish);
    if (when) {
      const consent = { wording: labels['teams-check-in-ask'], language, reach: reachOf(seat) };
      const until = await checkIns.agree({ ...which, ...consent, when, message });
      if (until === undefined) return;
      return tell(seat, fill(labels['teams-check-in-yes'], { date: londonWords(until, language) }));
    }
    if (wish === 'begin') {
      await checkIns.begin(which);
      return carryOn(seat, message, { name: 'carry-on' });
    }
    await checkIns.decline(which);
    await tell(seat, labels['teams-check-in-no']);
  },
});
