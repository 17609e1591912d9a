/** What the campaign asks of a server that it kills: the small one and the whole one are started and talked to alike. */
import type { Screen } from './screen.js';

/**
 * What came of one message. `kept`: it is told to be kept. `taken`: it was taken, and whether it is kept depends on
 * whether anything may be. `erased`: nothing is kept any more. `unsure`: nothing was promised. `refused`: it could not
 * be taken, which on a sound disk must not be.
 */
export type Fate = 'kept' | 'taken' | 'erased' | 'unsure' | 'refused';

/** `words` are what was answered, byte for byte, where the same message again must be answered with the same. */
export type Answer = { fate: Fate; words?: string; text: string; screen?: Screen };

/** `shown` is what a look shows, without what each look changes. */
export type Seen = { screen: Screen; shown: string };

/** Both throw `NoAnswer` when the server went away first. */
export interface Door {
  say(conversation: string, body: string): Promise<Answer>;
  see(conversation: string): Promise<Seen>;
  /** Sends it and hangs up without waiting for the answer. */
  sayAndHangUp(conversation: string, body: string, after: number): Promise<void>;
}

export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

export type Ended = { code: number | null; signal: string | null };

export interface Server extends Door {
  /** Milliseconds from nothing until it answered; undefined when it ended before. */
  ready: Promise<number | undefined>;
  /** When it is gone, and all that it answered was heard. */
  ended: Promise<Ended>;
  end(signal: 'SIGKILL' | 'SIGTERM'): void;
  /** What it said needs a person to look at, and whatever it wrote as an error. */
  troubles: string[];
  /** Of how many sendings it said that an earlier process ended in the middle of them. */
  interrupted: () => number;
  /** How many people in danger it showed who to call without waiting any longer for the store. */
  unwaited: () => number;
}

/** `life` is which start this is, from 0; `ahead` is how many milliseconds later its clock says it is. */
export type Start = (life: number, ahead?: number) => Server;
