/** The contract of everything that keeps what people know of services, over each that does. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { BrokenRecord, type ByService } from '../../../adapters/directories/kept/by-service.js';
import { byServiceInFiles } from '../../../adapters/directories/kept/by-service-files.js';
import {
  addTo,
  overlayMark,
  overlayOf,
  readOverlay,
  type Overlay,
} from '../../../adapters/directories/kept/overlay.js';

const Count = z.strictObject({ service: z.string(), count: z.int() });
type Count = z.infer<typeof Count>;

type Kept = {
  records: ByService<Count>;
  /** The same, as the next program finds it. */
  again: () => ByService<Count>;
  /** Makes the one record there is unreadable. */
  spoil: () => void;
};

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const KEEPERS: [name: string, make: () => Kept][] = [
  [
    'files',
    () => {
      const data = mkdtempSync(join(tmpdir(), 'by-service-'));
      folders.push(data);
      const again = () =>
        byServiceInFiles<Count>(data, 'counts', {
          read: (value) => Count.parse(value),
          write: (thing) => thing,
        });
      const spoil = () => {
        const [name = ''] = readdirSync(join(data, 'counts'));
        writeFileSync(join(data, 'counts', name), '{"half');
      };
      return { records: again(), again, spoil };
    },
  ],
];

describe.each(KEEPERS)('what is kept of services in %s', (_name, make) => {
  const one = (service: string) => (before: Count | undefined) => ({
    service,
    count: (before?.count ?? 0) + 1,
  });
  const untold = (problem: Error) => {
    throw problem;
  };

  test('is nothing before anything was kept', async () => {
    const { records } = make();
    expect([await records.find('a'), await records.all(untold), await records.mark()]).toEqual([
      undefined,
      [],
      '',
    ]);
  });

  test('is there for the next program', async () => {
    const { records, again } = make();
    expect(await records.change('a', one('a'))).toEqual({ service: 'a', count: 1 });
    expect(await again().find('a')).toEqual({ service: 'a', count: 1 });
    expect(await again().all(untold)).toEqual([{ service: 'a', count: 1 }]);
  });

  test('takes changes of one service one after the other, two programs of one process as well', async () => {
    const { records, again } = make();
    const other = again();
    await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? records : other).change('a', one('a'))));
    expect((await records.find('a'))?.count).toBe(20);
  });

  test('tells apart ids that differ in capitals, and holds any sign', async () => {
    const { records } = make();
    for (const id of ['a', 'A', '../up', 'x.y~z', 'ŵ']) await records.change(id, one(id));
    const all = await records.all(untold);
    expect(all.map(({ service }) => service).sort()).toEqual(['../up', 'A', 'a', 'x.y~z', 'ŵ'].sort());
    expect(await records.all(untold)).toEqual(all);
  });

  test('has a mark that changes with every change, and with nothing else', async () => {
    const { records } = make();
    const marks = [await records.mark()];
    for (const id of ['a', 'b', 'a']) {
      await records.change(id, one(id));
      marks.push(await records.mark());
    }
    expect(new Set(marks).size).toBe(4);
    await records.all(untold);
    expect(await records.mark()).toBe(marks.at(-1));
  });

  test('a change that throws changes nothing', async () => {
    const { records } = make();
    await records.change('a', one('a'));
    const refused = records.change('a', () => {
      throw new RangeError('no');
    });
    await expect(refused).rejects.toThrow(RangeError);
    expect((await records.change('a', one('a'))).count).toBe(2);
  });

  test('what cannot be read is told, never taken for nothing, and never written over', async () => {
    const { records, spoil } = make();
    await records.change('a', one('a'));
    spoil();
    await records.change('b', one('b'));
    const told: Error[] = [];
    expect(await records.all((problem) => void told.push(problem))).toEqual([{ service: 'b', count: 1 }]);
    expect(told.map((problem) => problem instanceof BrokenRecord)).toEqual([true]);
    await expect(records.find('a')).rejects.toThrow();
    await expect(records.change('a', one('a'))).rejects.toThrow();
    await expect(records.find('a')).rejects.toThrow();
  });
});

test('overlays are kept by whatever keeps records of services, not by folders alone', async () => {
  const held = new Map<string, Overlay>();
  const records: ByService<Overlay> = {
    find: (id) => Promise.resolve(held.get(id)),
    change(id, change) {
      const next = change(held.get(id));
      held.set(id, next);
      return Promise.resolve(next);
    },
    all: () => Promise.resolve([...held.values()]),
    mark: () => Promise.resolve(String(held.size)),
  };
  await addTo(records, 'choir', { waiting: 'a month' }, 'Asha', '2026-11-22T09:00:00.000Z');
  expect((await overlayOf(records, 'choir')).added).toEqual({ waiting: 'a month' });
  expect([(await readOverlay(records, () => undefined)).length, await overlayMark(records)]).toEqual([
    1,
    '1',
  ]);
});
