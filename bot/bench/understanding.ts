/** Measures the reading of words alone: needs and danger, in CPU microseconds for one sentence. */
import type { Guide } from '../../dialogs/guide.js';
import { findDanger } from '../../dialogs/weighing/find-danger.js';
import { findNeeds } from '../../dialogs/weighing/find-needs.js';
import { median } from './engine.js';

export type Words = { what: string; us: number };

/** Fifteen words each, of the plain kind that most people type; numbered, so that no sentence is met twice. */
const SENTENCES = [
  'I would like to get out more and see a few people near where I live now',
  'my knee has been bad since the winter and I find the stairs at home quite hard',
  'we had fish and chips on the pier and then the bus home took an hour',
  'the letters keep coming about the rent and I do not know who to ask first',
];
const BATCH = 400;
const BATCHES = 9;

export function understandingBench(guide: Guide): Words[] {
  let count = 0;
  const next = () => `${SENTENCES[count % SENTENCES.length]} ${count++}`;
  const measured = (read: (text: string) => unknown): number => {
    const took: number[] = [];
    for (let batch = 0; batch < BATCHES + 2; batch++) {
      const texts = Array.from({ length: BATCH }, next);
      const before = process.cpuUsage();
      for (const text of texts) read(text);
      const { user, system } = process.cpuUsage(before);
      if (batch >= 2) took.push((user + system) / BATCH);
    }
    return median(took);
  };
  return [
    { what: 'danger', us: measured((text) => findDanger(text, guide)) },
    { what: 'needs', us: measured((text) => findNeeds(text, guide, 'en')) },
  ];
}
