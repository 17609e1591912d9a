/** The port by which a channel asks whether it may write later to hear how it went, and begins that talk. */
import type { Reach } from '../../dialogs/effects.js';

/** How they answer: in a few days, in two weeks, or not at all. */
export const WHENS = ['few-days', 'two-weeks'] as const;
export type When = (typeof WHENS)[number];

type Which = { practice: string; conversation: string; at: string };

/** All of it throws what the store throws. */
export type CheckIns = {
  /** Whether a plan was just agreed to, and nobody answered yet whether they want to be asked about it. */
  isOffered(which: Which): Promise<boolean>;
  /** When they will be written to, as an ISO time; undefined when they are not asked, or it is over. */
  agree(
    of: Which & { reach: Reach; when: When; wording: string; language: string; message: string },
  ): Promise<string | undefined>;
  /** They do not want to be asked, or not now: what waits is called off. */
  decline(which: Which): Promise<void>;
  /** Whether they were written to, and have not begun. */
  isWaiting(which: Which): Promise<boolean>;
  /** The talk about how it went is the one that is held from now on. False: there is none to begin. */
  begin(which: Which): Promise<boolean>;
};
