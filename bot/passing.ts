/** Conversations of which nothing may be kept yet: in memory, for an hour, and a bounded number of them. */
import type { Said } from '../adapters/stores/store.js';
import type { Conversation } from '../dialogs/conversation.js';

export type Passing = { conversation: Conversation; said: Said[]; version: number; at: string };

const HOUR = 60 * 60 * 1000;

type PassingConversations = {
  find(key: string, at: string): Passing | undefined;
  keep(key: string, passing: Passing): void;
  forget(key: string): void;
  /** Lets go of everything older than an hour at this time. */
  purge(at: string): void;
};

/** `most` bounds the memory a stranger can fill by opening the page again and again. */
export function passingConversations(most: number): PassingConversations {
  // In the order they were last heard of: the oldest first.
  const held = new Map<string, Passing>();
  const tooOld = (passing: Passing, at: string) => Date.parse(at) - Date.parse(passing.at) > HOUR;
  function purge(at: string) {
    for (const [oldest, each] of held) {
      if (held.size <= most && !tooOld(each, at)) break;
      held.delete(oldest);
    }
  }
  return {
    find(key, at) {
      const found = held.get(key);
      if (found && tooOld(found, at)) held.delete(key);
      return held.get(key);
    },
    keep(key, passing) {
      held.delete(key);
      held.set(key, passing);
      purge(passing.at);
    },
    forget(key) {
      held.delete(key);
    },
    purge,
  };
}
