/** What a channel has to do to play a transcript: take what a person does, in its own way and through its own door. */
import type { Message } from '../../dialogs/message.js';
import type { Sight } from '../../dialogs/sight.js';
import type { Served } from '../texting/carriers.js';

/** What a person does in one step. */
export type Act =
  | { kind: 'says'; text: string }
  /** Ids of what is chosen, of the question that is asked now. */
  | { kind: 'chooses'; choices: readonly string[] }
  /** A command with nothing to point at, like skip. */
  | { kind: 'presses'; command: string };

/** One person on one channel. */
export type Player = {
  does(act: Act): Promise<void>;
  /** How it stands now, as the program itself sees it. */
  sees(): Promise<Sight>;
};

/**
 * One channel: a row of the table. `there` is a server that all may share, with the example practice's numbers in its
 * file; a channel that needs another brings its own, and ends it in `close`.
 */
export type Driver = {
  name: string;
  /** The scripts it carries: a clinician sits at the terminal or in Teams. */
  scripts: readonly string[];
  open(there: Served): Promise<{ player(script: string): Promise<Player>; close(): Promise<void> }>;
};

export const PRACTICE = 'example';
export const OWN = ['what-matters'];
export const BOTH = [...OWN, 'with-a-clinician'];

export type Asked = Extract<Message, { kind: 'question' }>;

/** What is asked now, wherever it stands. */
export const askedIn = (sight: Sight): Asked | undefined =>
  sight.messages.find((message): message is Asked => message.kind === 'question');
