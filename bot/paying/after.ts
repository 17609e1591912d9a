/** What is owed after a sending came to something, or to nobody knows what: pure. */
import type { Outcome } from '../../adapters/alerts/alerts.js';
import type { Kept } from '../../adapters/stores/store.js';
import type { Owed } from '../../dialogs/effects.js';
import { MOST_TRIES } from './backoff.js';
import { booked, chase, isChased, MAYBE_SENT } from './ledger.js';

type With = {
  at: string;
  /** Milliseconds until the next try, after so many. */
  pause: (tries: number) => number;
  hasSecond: boolean;
  say: (level: 'info' | 'warn' | 'error', words: string) => void;
};

/** Undefined when the work is not being sent any more: it was erased, or somebody else wrote down what came of it. */
export function afterOutcome(kept: Kept, id: string, outcome: Outcome, has: With): Kept | undefined {
  const item = kept.owed.find((each) => each.id === id);
  if (item?.state !== 'sending') return undefined;
  const { at, say } = has;
  // A reminder is about what it reminds of: that is what comes next, too.
  const { effect } = item;
  const of = effect.kind === 'chase' ? kept.owed.find((each) => each.id === effect.of) : item;
  const isReminder = of !== item;
  const next = (which: 'send-again' | 'report', wait?: number): { add?: Owed[] } => {
    if (of === undefined || !isChased(of.effect) || of.seen !== undefined) return {};
    const each = chase(of, at, isReminder ? 'report' : which, isReminder ? undefined : wait);
    return kept.owed.some((other) => other.id === each.id) ? {} : { add: [each] };
  };
  const to = (state: Owed['state'], more: Partial<Owed> = {}) => ({ id, to: { state, since: at, ...more } });
  const givenUp = (words: string): Kept => {
    say('error', words);
    return booked(kept, at, {
      ...to('given-up', { note: whyOf(outcome) }),
      what: 'given-up',
      ...(has.hasSecond ? next('send-again', 0) : {}),
    });
  };
  const again = (note: string): Partial<Owed> => ({
    due: new Date(Date.parse(at) + has.pause(item.tries)).toISOString(),
    note: item.note === MAYBE_SENT ? MAYBE_SENT : note,
  });

  switch (outcome.kind) {
    case 'sent':
      say('info', isReminder ? 'the second address was told' : 'staff were told');
      return booked(kept, at, {
        ...to('paid'),
        what: 'paid',
        ...next(has.hasSecond ? 'send-again' : 'report'),
      });
    case 'refused':
      return givenUp('staff could not be told, and never will be this way: please reach them another way');
    case 'failed':
      if (item.tries >= MOST_TRIES)
        return givenUp('staff could not be told for a day: nobody tries any more');
      say('warn', 'staff could not be told yet: it is tried again');
      return booked(kept, at, to('owed', again(outcome.why)));
    case 'unknown':
      // A repeat of an alert is better than silence; anything else is not doubled (trust 2.2).
      if (of?.effect.kind === 'alert' && item.tries < MOST_TRIES) {
        say('warn', 'nobody knows whether staff were told: they are told again, and that it may be a repeat');
        return booked(kept, at, { ...to('owed', again(MAYBE_SENT)), what: 'uncertain' });
      }
      say('error', 'nobody knows whether staff were told, and it is not sent again as it is: please look');
      return booked(kept, at, {
        ...to('uncertain', { note: whyOf(outcome) }),
        what: 'uncertain',
        ...next('send-again'),
      });
  }
}

const whyOf = (outcome: Outcome) => (outcome.kind === 'sent' ? '' : outcome.why);
