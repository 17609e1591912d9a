/** What a campaign counted. */
import type { Finding } from './oracle.js';

export type Tally = {
  what: 'engine' | 'page';
  kills: number;
  /** Of these, before it was ready. */
  early: number;
  /** Asked to stop, and the longest that took, in milliseconds. */
  stops: number;
  slowestStop: number;
  turns: number;
  conversations: number;
  erased: number;
  looked: number;
  /** Work owed to staff, e-mails that came to them, and how often the mail server did not take one or did not say so. */
  owed: number;
  /** Of the work owed, alerts of danger. */
  danger: number;
  told: number;
  failed: number;
  /** The longest an alert of danger took to arrive, in milliseconds in which there was a server. */
  slowestAlert: number;
  /** Sendings that a kill cut short, said by the next server as they have to be. */
  interrupted: number;
  /** People in danger who were shown who to call before their message was saved. */
  unwaited: number;
  counts: { resent: number; repeated: number; twice: number; hungUp: number };
  /** Milliseconds from the start of each process until it answered. */
  ready: number[];
  findings: Finding[];
};

export const begun = (what: Tally['what']): Tally => ({
  what,
  kills: 0,
  early: 0,
  stops: 0,
  slowestStop: 0,
  turns: 0,
  conversations: 0,
  erased: 0,
  looked: 0,
  owed: 0,
  danger: 0,
  told: 0,
  failed: 0,
  slowestAlert: 0,
  interrupted: 0,
  unwaited: 0,
  counts: { resent: 0, repeated: 0, twice: 0, hungUp: 0 },
  ready: [],
  findings: [],
});

export function part(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
