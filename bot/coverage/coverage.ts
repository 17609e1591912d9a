/** Counts what transcripts visit, and finds a conversation for what they miss. */
import type { Content, Guide } from '../../dialogs/guide.js';
import type { Index } from '../../dialogs/matching/index.js';
import { seeded } from '../bench/random.js';
import { guideWith, heldTurns, type Setting, type Transcript } from '../transcripts/transcript.js';
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
  const settings = guidesOf(content);
  for (const transcript of transcripts) {
    const held = heldTurns(settings(transcript), index, transcript);
    for (const item of new Set(held.flatMap(visitedIn)))
      if (counts.has(item)) counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  return { counts, missed: [...counts].filter(([, count]) => count === 0).map(([item]) => item) };
}

/** Made once for each setting: to make a statechart ready takes longer than to hold a conversation. */
function guidesOf(content: Content): (of: Setting) => Guide {
  const made = new Map<string, Guide>();
  return ({ nation, alerts, link_worker }) => {
    const key = `${nation} ${alerts} ${link_worker}`;
    const guide = made.get(key) ?? guideWith(content, { nation, alerts, link_worker });
    made.set(key, guide);
    return guide;
  };
}

/** How many conversations are tried in each script before something is said to be out of reach. */
const TRIES = 120;
/** Every so many of them without a link worker near. */
const WITHOUT = 3;

export type Draft = {
  item: Item;
  title: string;
  script: string;
  link_worker?: false;
  steps: Wandered['steps'];
};

/** For each that is missed, the shortest conversation found, as far as the moment that visits it. */
export function draftsFor(missed: readonly Item[], content: Content, index: Index): Draft[] {
  const found = new Map<Item, Draft>();
  const wanted = new Set(missed);
  const near = { nation: 'england', alerts: 'off' } as const;
  const withOne = guideWith(content, { ...near, link_worker: true });
  const without = guideWith(content, { ...near, link_worker: false });
  // Nobody begins by looking back: a conversation that came to a plan goes on with it.
  const scripts = [...withOne.guides.values()].filter(({ script }) => !script.over_plan);
  const random = seeded(1);
  for (let tries = 0; tries < TRIES && found.size < wanted.size; tries++)
    for (const { script } of scripts) {
      const link_worker = tries % WITHOUT !== WITHOUT - 1;
      const { steps, held } = wander(link_worker ? withOne : without, script.id, index, random);
      held.forEach((each, at) => {
        for (const item of visitedIn(each)) {
          const before = found.get(item);
          if (!wanted.has(item) || (before !== undefined && before.steps.length <= at + 1)) continue;
          found.set(item, {
            item,
            title: `DRAFT: visits ${item}`,
            script: script.id,
            ...(link_worker ? {} : { link_worker }),
            steps: steps.slice(0, at + 1),
          });
        }
      });
    }
  return [...found.values()];
}
