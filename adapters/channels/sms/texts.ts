/** The port of text messages: one in, texts back, and whoever carries them. */
import type { Outcome } from '../../alerts/alerts.js';

/** A genuine text, whichever carrier brought it. Numbers are written with their country, +447700900123. */
export type TextIn = {
  /** The number it was sent to: one of ours. */
  to: string;
  from: string;
  text: string;
  /** The carrier's own name for it: the same again is the same text. */
  message: string;
  /** Pictures and the like beside the words. */
  pictures: number;
  /** What the carrier itself did with it: it stops our texts, or lets them through again. */
  carrier?: 'stop' | 'start';
  /** When it was sent, where the carrier says so. ISO date and time. */
  sentAt?: string;
};

/** What is answered to it, in order; `repeat` when it was here before. */
export type Answered = { texts: string[]; repeat: boolean };

export type TakeText = (text: TextIn) => Promise<Answered>;

/** Our number is in no practice's file: nobody knows whose texts these are. */
export class UnknownNumber extends Error {
  override name = 'UnknownNumber';
  constructor(number: string) {
    super(`No practice has the number ${number}: add it under "texts" in its file in content/practices`);
  }
}

/** A carrier, for what is not an answer in the same breath. Throws nothing that can be expected. */
export type SendText = (of: {
  from: string;
  to: string;
  text: string;
  reference: string;
}) => Promise<Outcome>;

/** Milliseconds any one sending may take. */
export const WITHIN = 10_000;

/** With its country: carriers and people write one number in several ways. Undefined: nobody can be texted there. */
export function numberIn(written: string): string | undefined {
  const digits = written.trim().replace(/[\s().-]/g, '');
  const number = digits
    .replace(/^00/, '+')
    .replace(/^0(?=[1-9]\d{9}$)/, '+44')
    .replace(/^(?=44\d{10}$)/, '+');
  return /^\+[1-9]\d{7,14}$/.test(number) ? number : undefined;
}
