/** Counts what transcripts visit, and finds a conversation for what they miss. */
import type { Content, Guide } from '../../dialogs/guide.js';
import type { Index } from '../../dialogs/matching/index.js';
import { seeded } from '../bench/random.js';
import { guideForTranscript, heldTurns, type Transcript } from '../transcripts/transcript.js';
import { itemsOf, visitedIn, type Item } from './visits.js';
import { wander, type Wandered } from './wandering.js';

export type Coverage = {
  /** Everything there is to visit, and how many transcripts do. */
  counts: ReadonlyMap<Item, number>;
  missed: readonly Item[];
};

export function coverageOf(
  content: Content,
  guides: readonly Guide[],
  index: Index,
  transcripts: readonly Transcript[],
): Coverage {
  const counts = new Map<Item, number>(guides.flatMap((guide) => itemsOf(guide)).map((item) => [item, 0]));
  for (const transcript of transcripts) {
    const guide = guideForTranscript(content, transcript);
    const visited = new Set(heldTurns(guide, index, transcript).flatMap((turn) => visitedIn(guide, turn)));
    for (const item of visited) counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  return { counts, missed: [...counts].filter(([, count]) => count === 0).map(([item]) => item) };
}

/** How many conversations are tried in each script before something is said to be out of reach. */
const TRIES = 400;

export type Draft = { item: Item; title: string; script: string; steps: Wandered['steps'] };

/** For each that is missed, the shortest conversation found, as far as the moment that visits it. */
export function draftsFor(missed: readonly Item[], guides: readonly Guide[], index: Index): Draft[] {
  const found = new Map<Item, Draft>();
  const wanted = new Set(missed);
  for (const guide of guides) {
    const random = seeded(1);
    for (let tries = 0; tries < TRIES && found.size < wanted.size; tries++) {
      const { steps, turns } = wander(guide, index, random);
      turns.forEach((turn, at) => {
        for (const item of visitedIn(guide, turn)) {
          const before = found.get(item);
          if (!wanted.has(item) || (before !== undefined && before.steps.length <= at + 1)) continue;
          found.set(item, {
            item,
            title: `DRAFT: visits ${item}`,
            script: guide.script.id,
            steps: steps.slice(0, at + 1),
          });
        }
      });
    }
  }
  return [...found.values()];
}
