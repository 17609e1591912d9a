/** Says what the content as it is now would do to people mid-way in a data folder; a server may be running on it. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Loaded } from '../../adapters/content-files.js';
import { sealingFrom } from '../../adapters/stores/disk/sealing.js';
import { openStore } from '../../adapters/stores/open.js';
import { guideFrom } from '../../dialogs/guide.js';
import { midwayIn } from '../../dialogs/script/lint/midway.js';
import { count, nobody, type Sum } from '../../dialogs/script/lint/midway-sum.js';
import type { Settings } from '../settings.js';

const ON_A_PAGE = 50;

export class NoDataThere extends Error {
  override name = 'NoDataThere';
  constructor(folder: string) {
    super(`There is no data folder at ${folder}: write the folder a server keeps its answers in`);
  }
}

/** Reads only. Throws `NoDataThere`, and what `openStore` throws. */
export async function against(folder: string, content: Loaded, settings: Settings): Promise<Sum> {
  const path = resolve(folder);
  // Opening makes a folder: a slip in the name would look like nobody being there.
  if (!existsSync(path)) throw new NoDataThere(path);
  // Every practice that names who to tell may be told: with no mail server here, nobody's way may look different.
  const told = [...content.practices.values()].filter(({ alerts }) => alerts !== undefined);
  const guide = guideFrom(content, new Set(told.map(({ id }) => id)));
  const sum = nobody();
  const store = await openStore(path, () => undefined, {
    sealing: sealingFrom(settings.DATA_KEY, settings.DATA_KEY_OLD),
  });
  try {
    for (let after: string | undefined; ;) {
      const page = await store.page(after, ON_A_PAGE);
      sum.unreadable += page.unreadable;
      for (const { conversation } of page.kept) count(sum, midwayIn(guide, conversation));
      if (page.next === undefined) return sum;
      after = page.next;
    }
  } finally {
    await store.close();
  }
}
