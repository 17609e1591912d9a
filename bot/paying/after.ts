/** What is owed after a sending came to something, or to nobody knows what: pure. */
import type { Outcome } from '../../adapters/alerts/alerts.js';
import type { Kept } from '../../adapters/stores/store.js';
import type { Owed } from '../../dialogs/effects.js';
import { toldOfSilence } from '../reaching/nudging.js';
import { MOST_TRIES } from './backoff.js';
import {
  booked,
  chase,
  CUT_SHORT,
  isChased,
  isForDirectory,
  isForStaff,
  isTakenBack,
  MAYBE_SENT,
  mayHaveGone,
  reminded,
  SEEN_WITHIN,
} from './ledger.js';
import { wordsFor } from './log-words.js';

type With = {
  at: string;
  /** Milliseconds until the next try, after so many. */
  pause: (tries: number) => number;
  hasSecond: boolean;
  /** The program ended before it knew: not that somebody was told and did not answer. */
  isInterrupted: boolean;
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
  const words = wordsFor(effect, isReminder);
  const isOver = of === undefined || of.seen !== undefined || isTakenBack(kept.owed, of.effect);
  /** With whoever is told next, and when, whatever this came to. */
  const next = (then: Kept, isNow = false): Kept => {
    if (isOver || !isChased(of.effect) || (effect.kind === 'chase' && effect.next !== 'send-again'))
      return then;
    if (isReminder) return reminded(then, chase(of, at, 'report'));
    const wait = isNow && has.hasSecond ? 0 : SEEN_WITHIN;
    return reminded(then, chase(of, at, 'send-again', wait));
  };
  const to = (state: Owed['state'], more: Partial<Owed> = {}) => ({ id, to: { state, since: at, ...more } });
  const note = mayHaveGone(item) ? item.note : whyOf(outcome);
  const givenUp = (words: string): Kept => {
    say('error', words);
    return next(booked(kept, at, { ...to('given-up', { note }), what: 'given-up' }), true);
  };
  const again = (why: string | undefined): Partial<Owed> => ({
    due: new Date(Date.parse(at) + has.pause(item.tries)).toISOString(),
    note: why,
  });
  /** While the first address is not reached the second one waits no longer than it would otherwise. */
  const waiting = (then: Kept): Kept => (isReminder ? then : next(then));

  if (outcome.kind === 'sent') {
    say('info', words.done);
    return next(booked(kept, at, { ...to('paid'), what: 'paid', add: toldOfSilence(item, at) }));
  }
  // Seen, or not wanted any more: what did not arrive is not sent again.
  if (isOver) {
    const state = outcome.kind === 'unknown' ? 'uncertain' : 'cancelled';
    return booked(kept, at, { ...to(state, { note: mayHaveGone(item) ? item.note : 'not needed' }) });
  }
  switch (outcome.kind) {
    case 'refused':
      return givenUp(words.refused);
    case 'failed':
      if (item.tries >= MOST_TRIES) return givenUp(words.givenUp);
      say('warn', words.failed);
      return waiting(booked(kept, at, to('owed', again(note))));
    case 'unknown': {
      // For staff a repeat is better than silence: it has the same name, says that it may be one, and the person who
      // waits for a call is not forgotten; what is written down twice is the same as once. What goes to the person
      // is not doubled (trust 2.2). One repeat for a way that does not say what came of it, and one for each time
      // the program ended.
      const mayRepeat = isForStaff(of.effect) || isForDirectory(of.effect);
      const isEnough = item.tries >= MOST_TRIES || (item.note === MAYBE_SENT && !has.isInterrupted);
      if (mayRepeat && !isEnough) {
        say('warn', words.again);
        const why = has.isInterrupted && item.note !== MAYBE_SENT ? CUT_SHORT : MAYBE_SENT;
        return waiting(booked(kept, at, { ...to('owed', again(why)), what: 'uncertain' }));
      }
      say(words.isForStaff ? 'error' : 'warn', words.unknown);
      const uncertain = booked(kept, at, {
        ...to('uncertain', { note: whyOf(outcome) }),
        what: 'uncertain',
      });
      return next(uncertain, mayRepeat);
    }
  }
}

const whyOf = (outcome: Outcome) => (outcome.kind === 'sent' ? '' : outcome.why);
