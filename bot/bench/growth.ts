/** How a turn, starting and memory grow with what is stored already. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileStore } from '../../adapters/stores/file.js';
import type { Guide } from '../../dialogs/guide.js';
import { measure, startUp, type Load, type Start } from './measure.js';
import { fill } from './stored.js';
import { tapping } from './visitor.js';

export type Grown = {
  store: 'memory' | 'file';
  stored: number;
  load: Load;
  start?: Start;
};

const CONNECTIONS = 32;
const TURNS = 256;
const EACH = 4;

/** The same turn with so many conversations kept; for the file store also how long a start takes with them. */
export async function growthBench(
  guide: Guide,
  counts: readonly number[],
  tell: (what: string) => void,
): Promise<Grown[]> {
  const rows: Grown[] = [];
  const turnOf = (at: number) => tapping(`g${at}`, EACH);
  for (const stored of counts) {
    tell(`memory store with ${stored} conversations`);
    const page = { what: 'page' as const, store: 'memory' as const, stored };
    rows.push({ store: 'memory', stored, load: await measure(page, CONNECTIONS, TURNS, turnOf) });
  }
  for (const stored of counts) {
    tell(`file store with ${stored} conversations`);
    const folder = mkdtempSync(join(tmpdir(), 'what-matters-stored-'));
    try {
      const store = await fileStore(folder, () => undefined);
      await fill(store, guide, stored);
      await store.close();
      const page = { what: 'page' as const, store: 'file' as const, folder };
      const start = await startUp(page);
      const load = await measure(page, CONNECTIONS, TURNS, turnOf);
      rows.push({ store: 'file', stored, load, start });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return rows;
}
