/** The feeds of conversations somebody is in right now: so many at most, and none that was left for an hour. */
import type { Guide } from '../../../dialogs/guide.js';
import type { Listener, Recall } from '../channel.js';
import { feedOf, type Feed } from './feed.js';
import type { Names, Which } from './names.js';

const HOUR = 60 * 60 * 1000;

type Wiring = {
  guide: Guide;
  recall: Recall;
  names: Names;
  now: () => Date;
  /** Somebody listens to it: it is not let go of. */
  isHeard: (feed: Feed) => boolean;
  /** How many are held. */
  most: number;
};

export function feedsIn(wiring: Wiring) {
  // In the order they were last asked for: the oldest first.
  const held = new Map<string, { feed: Feed; at: number }>();
  const keyOf = ({ practice, conversation }: Which) => `${practice}/${conversation}`;

  function purge(): void {
    const now = wiring.now().getTime();
    for (const [key, { feed, at }] of held) {
      if (held.size <= wiring.most && now - at <= HOUR) break;
      if (!wiring.isHeard(feed)) held.delete(key);
    }
  }

  return {
    of(which: Which): Feed {
      const key = keyOf(which);
      const feed = held.get(key)?.feed ?? feedOf(wiring, which);
      held.delete(key);
      held.set(key, { feed, at: wiring.now().getTime() });
      purge();
      return feed;
    },
    /** Returns the feed in which it was heard, if anybody is in that conversation by Direct Line. */
    hears(...[inbound, outcome]: Parameters<Listener>): Feed | undefined {
      const feed = held.get(keyOf(inbound))?.feed;
      feed?.hears(inbound, outcome);
      return feed;
    },
    purge,
  };
}

export type Feeds = ReturnType<typeof feedsIn>;
