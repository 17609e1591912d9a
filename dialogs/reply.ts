/** What a turn answers, before it is worded: ids and data, so that transcripts survive a rewording. */
import type { Offer, Plan } from './conversation.js';
import type { Ladder } from './ladder/ladder.js';
import type { Route } from './route/route.js';
import type { SaysId } from './script/wording.js';

export type Reply =
  /** A sentence of the protocol, with what fills its placeholders. */
  | { kind: 'say'; id: SaysId; with?: Record<string, string> }
  /** A question, with its options in the order they are shown. */
  | {
      kind: 'ask';
      section: string;
      question: string;
      about?: string;
      options: string[];
      /** In other words, after a miss or when asked to. */
      again: boolean;
      before?: { value: string[]; words?: string };
      canSkip: boolean;
      canGoBack: boolean;
    }
  /** What they said, said back before the next question. */
  | { kind: 'reflect'; question: string; value: string[]; words?: string }
  | { kind: 'offer'; offer: Offer }
  | { kind: 'details'; offer: Offer }
  | { kind: 'urgent'; card: string }
  | { kind: 'urgent-menu' }
  | { kind: 'soft'; soft: string }
  | { kind: 'safe' }
  /** Deleting everything is asked twice. */
  | { kind: 'erase' }
  /** To be rung by the practice, offered beside its number. */
  | { kind: 'ring-offer' }
  | { kind: 'stopped' }
  | { kind: 'paused' }
  | { kind: 'plan'; plan: Plan }
  /** What is suggested to a clinician, with its reasons, before they and the person decide. */
  | { kind: 'route'; route: Route }
  /** Where they stand on the support ladder: for the clinician. */
  | { kind: 'ladder'; ladder: Ladder }
  /** Answers given so far, numbered, so that "change 3" means something. */
  | { kind: 'answers'; list: Answered[] }
  /** The parts of a conversation that is gone through in any order, numbered as "go to 4" means them. */
  | { kind: 'parts'; list: Part[] }
  /** Answers that no longer count after another one was changed. */
  | { kind: 'left-behind'; list: Answered[] }
  | { kind: 'end'; ending: string };

export type Part = { section: string; state: 'open' | 'done' | 'left-out' };

export type Answered = {
  section: string;
  question: string;
  about?: string;
  status: 'answered' | 'skipped' | 'rather-not' | 'not-asked' | 'later';
  value: string[];
  words?: string;
};
