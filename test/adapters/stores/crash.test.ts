/** What is left when the process is killed, or the power is cut, at any call to the disk. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { fileStore, type Problem } from '../../../adapters/stores/file.js';
import type { Files } from '../../../adapters/stores/files.js';
import { chance, hasty, losing, stoppingAfter } from './disks.js';
import { goOn, mustAgree, mustGoOn, type Told } from './history.js';
import { keptOf, save, sealedWith } from './kept.js';

/** Enough to fill segments, erase and come back; few enough for both kinds of store to stop at each call, by turns. */
const TURNS = 10;
/** Small, so that segments fill and files are written all along. */
const limits = { segment: 3000, recent: 4000, ahead: 6000, filed: 1e9 };
const KINDS = [
  ['plain', undefined],
  ['sealed', sealedWith('a1')],
] as const;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crash-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);

type Sealing = (typeof KINDS)[number][1];

/** Lives until the disk stops, if it does: what was told by then. */
async function lifeOn(files: Files, stopped: Promise<void>, sealing: Sealing): Promise<Told> {
  const told: Told = { sure: new Map() };
  const living = async () => {
    const store = await fileStore(at('house'), () => undefined, { files, limits, sealing });
    await goOn(store, told, TURNS);
    await store.close();
  };
  await Promise.race([living(), stopped]);
  return structuredClone(told);
}

describe.each(KINDS)('a %s store', (_, sealing) => {
  test('that loses its power at any call has all that was told, nothing twice, and goes on', async () => {
    const model = losing(at('house'));
    const counting = stoppingAfter(Infinity, model.files);
    await lifeOn(counting.files, counting.stopped, sealing);
    const calls = counting.calls();
    expect(calls).toBeGreaterThan(100);
    const luck = chance(7);
    for (let nth = sealing ? 2 : 1; nth <= calls; nth += 2) {
      const cut = losing(at('house'));
      await rm(at('house'), { recursive: true, force: true });
      const { files, stopped } = stoppingAfter(nth, cut.files);
      const told = await lifeOn(files, stopped, sealing);
      for (const [name, chosen] of [
        ['nothing', () => 0],
        // The process was killed, and the disk has all that was written.
        ['everything', () => 0.5],
        ['something', luck],
      ] as const) {
        const left = at(`${name}-${nth}`);
        const problems: Problem[] = [];
        await cut.leave(left, chosen);
        const store = await fileStore(left, (problem) => problems.push(problem), { sealing, files: hasty });
        try {
          await mustAgree(store, told);
          await mustGoOn(store);
          // What the power took was told to nobody: only an end that is no clean cut is worth a look.
          const end = expect.objectContaining({ kind: 'journal', why: expect.stringContaining('Its end') });
          expect(problems).toEqual(name === 'something' ? problems.map(() => end) : []);
        } finally {
          await store.close();
        }
        await rm(left, { recursive: true });
      }
    }
  }, 120_000);
});

describe('the power is cut after each of twenty turns that were told', () => {
  const turn = (version: number) =>
    keptOf({ version, words: Array.from({ length: version }, (_, n) => `said ${n}`) });

  test('and the store has every one of them', async () => {
    for (let told = 1; told <= 20; told++) {
      await rm(at('house'), { recursive: true, force: true });
      const cut = losing(at('house'));
      const store = await fileStore(at('house'), () => undefined, { files: cut.files });
      for (let version = 1; version <= told; version++) await save(store, turn(version), version - 1);
      await cut.leave(at(`left-${told}`));
      const again = await fileStore(at(`left-${told}`), () => undefined, { files: hasty });
      expect(await again.find({ practice: 'example', id: 'anna' })).toEqual(turn(told));
      await again.close();
    }
  });

  test('and lowdb’s own adapter, on the same disk, has none: it never flushes', async () => {
    const cut = losing(at('house'));
    const file = join(at('house'), 'conversations.json');
    jest.unstable_mockModule('node:fs/promises', () => ({
      readFile: (path: string) => cut.files.read(path).then(String),
      writeFile: cut.carelessly.write,
      rename: cut.files.rename,
    }));
    const { JSONFile } = await import('lowdb/node');
    const { Low } = await import('lowdb');
    const low = new Low<{ kept: unknown[] }>(new JSONFile(file), { kept: [] });
    let lost = 0;
    for (let told = 1; told <= 20; told++) {
      low.data.kept.push(turn(told));
      await low.write();
      expect(JSON.parse(String(await cut.files.read(file)))).toEqual(low.data);
      const left = at(`left-${told}`);
      await cut.leave(left);
      const bytes = await readFile(join(left, 'conversations.json'), 'utf8').catch(() => undefined);
      if (bytes === undefined || bytes === '') lost++;
    }
    expect(lost).toBe(20);
  });
});
