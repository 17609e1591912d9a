/** What only a store of files can promise: what becomes of a file that is broken, and of a disk that refuses. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FolderInUse, lockFolder } from '../../../adapters/stores/disk/folder-lock.js';
import { fileStore } from '../../../adapters/stores/file.js';
import { disk, type Files, type Growing } from '../../../adapters/stores/files.js';
import { CannotUseFolder } from '../../../adapters/stores/folder.js';
import {
  CouldNotForget,
  CouldNotRead,
  CouldNotSave,
  type Store,
  UnreadableConversation,
  UnreadablePerson,
} from '../../../adapters/stores/store.js';
import { chance, hasty, refuse, watched } from './disks.js';
import { anna, bo, flip, newHouse, whyNot, type House } from './house.js';
import { keptOf, personOf, save } from './kept.js';

let house: House;
beforeEach(async () => {
  house = await newHouse();
});
afterEach(() => house.remove());

describe('a file that cannot be read', () => {
  const ruins: [string, (bytes: Buffer) => Buffer | Promise<Buffer>][] = [
    ['is empty', () => Buffer.alloc(0)],
    ['is cut short', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['lacks its last byte', (bytes) => bytes.subarray(0, -1)],
    ['has something after it', (bytes) => Buffer.concat([bytes, bytes])],
    ['is all zeros', (bytes) => Buffer.alloc(bytes.length)],
    ['begins with a byte order mark', (bytes) => Buffer.concat([Buffer.from('\ufeff'), bytes])],
    ['holds null', () => Buffer.from('null')],
    ['holds nothing but a number', () => Buffer.from('0')],
    ['is nested without end', () => Buffer.from('['.repeat(100_000))],
    ['is nested without end, and closed', () => Buffer.from(`{"data":${'['.repeat(1e5)}${']'.repeat(1e5)}}`)],
    ['has one letter of the words changed', (bytes) => flip(bytes, bytes.indexOf('dancing'))],
    ['has bytes in it that are no text', (bytes) => flip(bytes, bytes.indexOf('dancing'), 0x80)],
    ['has its sum changed', (bytes) => flip(bytes, 10)],
    ['belongs to another person', () => readFile(house.place(bo))],
  ];

  test.each(ruins)('that %s is set aside byte for byte and never taken for a new start', async (_, ruin) => {
    const { file, bytes } = await house.withTwo();
    const ruined = await ruin(bytes);
    await writeFile(file, ruined);
    const store = await house.start();

    const error = await whyNot(store.find(anna));
    expect(error).toBeInstanceOf(UnreadableConversation);
    const there = error instanceof UnreadableConversation ? (error.setAside ?? '') : '';
    expect(dirname(there)).toBe(house.room.setAside);
    expect((await readFile(there)).equals(ruined)).toBe(true);
    const told = { kind: 'unreadable', what: 'conversations', practice: 'example', setAside: there };
    expect(house.problems).toEqual([{ ...told, why: expect.any(String) }]);

    const again = await house.restart(store);
    for (const doing of [again.find(anna), save(again, keptOf()), again.find(anna)]) {
      expect(await whyNot(doing)).toMatchObject({ name: 'UnreadableConversation', setAside: there });
    }
    expect(await again.find(bo)).toEqual(keptOf({ id: 'bo' }));
    expect(house.problems).toHaveLength(1);
    expect((await readFile(there)).equals(ruined)).toBe(true);
  });

  test('is found out wherever it was cut, and whichever byte has changed', async () => {
    const { file, bytes } = await house.withTwo();
    const mutants = Array.from(bytes.keys()).flatMap((n) => [
      bytes.subarray(0, n),
      flip(bytes, n, 1 << (n % 8)),
    ]);
    const store = await house.start({ files: hasty });
    for (const mutant of mutants) {
      await writeFile(file, mutant);
      expect(await whyNot(store.find(anna))).toBeInstanceOf(UnreadableConversation);
    }
    expect(house.problems).toHaveLength(mutants.length);
    const names = await house.setAside();
    const kept = await Promise.all(names.map((name) => readFile(join(house.room.setAside, name))));
    expect(kept.map(String).toSorted()).toEqual(mutants.map(String).toSorted());
  }, 90_000);

  test('of a person is set aside like a conversation, and conversations go on', async () => {
    const key = { practice: 'example', id: 'person-anna' };
    const store = await house.start();
    await store.savePerson(personOf(), 0);
    await save(store, keptOf());
    await store.close();
    await writeFile(house.place(key, 'people'), 'x');
    const again = await house.start();
    const commit = { kept: keptOf({ version: 2 }), readAt: 1, person: { person: personOf(), readAt: 0 } };
    expect(await whyNot(again.save(commit))).toBeInstanceOf(UnreadablePerson);
    expect(await whyNot(again.findPerson(key))).toBeInstanceOf(UnreadablePerson);
    expect(await again.find(anna)).toEqual(keptOf());
    await again.forgetPerson(key);
    await again.save(commit);
    expect(await again.findPerson(key)).toEqual(personOf());
  });

  test('does no harm in any of two thousand ways that chance may choose', async () => {
    await house.withTwo();
    const luck = chance(20261122);
    const pick = (most: number) => Math.floor(luck() * most);
    const ruins = (bytes: Buffer): Buffer => {
      const at = pick(bytes.length);
      switch (pick(5)) {
        case 0:
          return bytes.subarray(0, at);
        case 1:
          return flip(bytes, at, 1 << pick(8));
        case 2:
          return Buffer.concat([bytes.subarray(0, at), bytes.subarray(pick(bytes.length))]);
        case 3:
          return Buffer.from(bytes).fill(pick(256), at, Math.min(bytes.length, at + 1 + pick(64)));
        default:
          return Buffer.concat([bytes.subarray(0, at), Buffer.from('\u{1f5dd}'), bytes.subarray(at)]);
      }
    };
    const bytes = await readFile(house.place(anna));
    const index = await readFile(house.index(anna));
    for (let round = 0; round < 2000; round++) {
      const spoilt = round % 3 === 0 ? 'index' : 'record';
      if (spoilt === 'index') await writeFile(house.index(anna), ruins(index));
      else await writeFile(house.place(anna), ruins(bytes));
      const store = await house.start({ files: hasty });
      const found = await store.find(anna).catch((error: unknown) => error);
      // Anna is whole, or known to be unreadable: never a stranger, and never somebody else.
      if (!(found instanceof UnreadableConversation)) expect(found).toEqual(keptOf());
      if (spoilt === 'index') expect(found).toEqual(keptOf());
      expect(await store.find(bo)).toEqual(keptOf({ id: 'bo' }));
      await store.forget(anna);
      await save(store, keptOf());
      await store.close();
    }
    expect(house.problems.length).toBeGreaterThan(1000);
  }, 300_000);

  test('is found out by a save as well', async () => {
    const { file } = await house.withTwo();
    await writeFile(file, 'x');
    const store = await house.start();
    expect(await whyNot(save(store, keptOf({ version: 2 }), 1))).toBeInstanceOf(UnreadableConversation);
    expect(await house.setAside()).toHaveLength(1);
    expect(await store.counts()).toMatchObject({ conversations: 1, setAside: 1 });
  });

  test('is reported once, however many ask at the same time', async () => {
    const { file } = await house.withTwo();
    await writeFile(file, 'x');
    const store = await house.start();
    const ends = await Promise.all(Array.from({ length: 20 }, () => whyNot(store.find(anna))));
    for (const end of ends) expect(end).toBeInstanceOf(UnreadableConversation);
    expect(house.problems).toHaveLength(1);
    expect(await house.setAside()).toHaveLength(1);
  });

  test('that is gone from its place is not taken for nobody', async () => {
    const { file } = await house.withTwo();
    await rm(file);
    const store = await house.start();
    for (const doing of [store.find(anna), save(store, keptOf()), store.find(anna)])
      expect(await whyNot(doing)).toBeInstanceOf(UnreadableConversation);
    expect(house.problems).toHaveLength(1);
    await store.forget(anna);
    await save(store, keptOf());
    expect(await store.find(anna)).toEqual(keptOf());
  });

  test('because it is older than what was kept last is not taken for all there was', async () => {
    const { file, bytes } = await house.withTwo();
    const store = await house.start();
    await save(store, keptOf({ version: 2, words: ['newer'] }), 1);
    await store.close();
    await writeFile(file, bytes);
    const again = await house.start();
    expect(await whyNot(again.find(anna))).toBeInstanceOf(UnreadableConversation);
    expect(await house.setAside()).toHaveLength(1);
  });

  test('never has its words told in an error', async () => {
    const { file } = await house.withTwo();
    await writeFile(file, 'secret words');
    const store = await house.start();
    const error = await whyNot(store.find(anna));
    for (let at = error; at instanceof Error; at = at.cause) expect(`${at.stack}`).not.toContain('secret');
    expect(JSON.stringify(house.problems)).not.toContain('secret');
  });

  test('is not even looked for when its marker is itself unreadable', async () => {
    const { file } = await house.withTwo();
    await writeFile(file, 'x');
    const store = await house.start();
    await whyNot(store.find(anna));
    await writeFile(`${file}.set-aside`, '');
    expect(await whyNot(store.find(anna))).toBeInstanceOf(UnreadableConversation);
    expect(await whyNot(save(store, keptOf()))).toBeInstanceOf(UnreadableConversation);
  });

  test('stays unreadable in its place when it cannot be moved, and is moved once it can', async () => {
    const { file } = await house.withTwo();
    await writeFile(file, 'x');
    let full = true;
    const files = {
      ...disk,
      rename: (from: string, to: string) =>
        full && to.includes('set-aside/') ? refuse('EIO')() : disk.rename(from, to),
    };
    const stuck = await house.start({ files });
    for (const doing of [() => stuck.find(anna), () => save(stuck, keptOf())]) {
      expect(await whyNot(doing())).toMatchObject({ name: 'UnreadableConversation', setAside: undefined });
    }
    expect(await readFile(file, 'utf8')).toBe('x');
    expect(house.problems).toHaveLength(1);
    full = false;
    await whyNot(stuck.find(anna));
    expect(await house.setAside()).toHaveLength(1);
    expect(await whyNot((await house.restart(stuck)).find(anna))).toBeInstanceOf(UnreadableConversation);
  });

  test('gives way to a new start when the conversation is forgotten, and is gone with it', async () => {
    const { file } = await house.withTwo();
    await writeFile(file, 'x');
    const store = await house.start();
    await whyNot(store.find(anna));
    await store.forget(anna);
    const again = await house.restart(store);
    expect(await again.find(anna)).toBeUndefined();
    await save(again, keptOf());
    expect(await again.find(anna)).toEqual(keptOf());
    expect(await house.setAside()).toHaveLength(0);
  });

  test('is read again once a person has put it right and back', async () => {
    const { file, bytes } = await house.withTwo();
    await writeFile(file, 'x');
    const store = await house.start();
    await whyNot(store.find(anna));
    await writeFile(file, bytes);
    expect(await store.find(anna)).toEqual(keptOf());
  });
});

describe('a disk that refuses', () => {
  type Fault = (call: string, file: string) => Promise<never> | undefined;
  const only =
    (code: string, ...calls: string[]): Fault =>
    (call) =>
      calls.includes(call) ? refuse(code)() : undefined;

  /** Opened on a sound disk that then does as the test says. */
  async function onFaulty(): Promise<{ store: Store; fail: (fault?: Fault) => void }> {
    let fault: Fault | undefined;
    const store = await house.start({ files: watched((call, file) => fault?.(call, file)) });
    return { store, fail: (next) => (fault = next) };
  }

  const faults: [string, Fault][] = [
    ['is full', only('ENOSPC', 'append', 'write')],
    ['is full, and does not even cut back', only('ENOSPC', 'append', 'write', 'truncate')],
    ['is read-only', only('EROFS', 'append', 'sync', 'truncate', 'write', 'rename', 'remove', 'open')],
    ['breaks when it makes sure', only('EIO', 'sync')],
    ['breaks at everything', () => refuse('EIO')()],
  ];

  test.each(faults)(
    'because it %s, loses nothing: the turn is refused and the last one stands',
    async (_, fault) => {
      await house.withTwo();
      const { store, fail } = await onFaulty();
      await save(store, keptOf({ version: 2 }), 1);
      fail(fault);
      const error = await whyNot(save(store, keptOf({ version: 3, words: ['refused'] }), 2));
      expect(error).toBeInstanceOf(CouldNotSave);
      expect(error).toHaveProperty('cause.code');
      expect(await store.find(anna)).toEqual(keptOf({ version: 2 }));
      fail();
      // Without a restart, and from what stands.
      await save(store, keptOf({ version: 3, words: ['kept'] }), 2);
      expect(await store.find(anna)).toEqual(keptOf({ version: 3, words: ['kept'] }));
      expect(await house.unfinished()).toEqual([]);
      const killed = await house.killed();
      expect(await (await killed.start()).find(anna)).toEqual(keptOf({ version: 3, words: ['kept'] }));
      expect(await (await house.restart(store)).find(anna)).toEqual(keptOf({ version: 3, words: ['kept'] }));
      expect([...house.problems, ...killed.problems]).toEqual([]);
    },
  );

  test.each(faults)('because it %s, is as it was told when the process is killed then', async (_, fault) => {
    await house.withTwo();
    const { store, fail } = await onFaulty();
    await save(store, keptOf({ version: 2 }), 1);
    fail(fault);
    for (let n = 0; n < 3; n++) await whyNot(save(store, keptOf({ version: 3, words: ['refused'] }), 2));
    const killed = await house.killed();
    const found = await (await killed.start()).find(anna);
    // The disk may have what was refused: whoever sends it again is known by its message.
    expect([2, 3]).toContain(found?.version);
    fail();
    await save(store, keptOf({ version: 3, words: ['kept'] }), 2);
    await save(store, keptOf({ version: 4, words: ['kept', 'too'] }), 3);
    const later = await house.killed();
    expect(await (await later.start()).find(anna)).toEqual(keptOf({ version: 4, words: ['kept', 'too'] }));
    expect(later.problems).toEqual([]);
  });

  test('half way through a line has nothing of it left behind, not even when the next is shorter', async () => {
    await house.withTwo();
    let full = true;
    const files: Files = {
      ...disk,
      open: async (file) => {
        const inner = await disk.open(file);
        const write: Growing['write'] = async (bytes, at) => {
          await inner.write(full ? bytes.subarray(0, bytes.length - 9) : bytes, at);
          if (full) await refuse('ENOSPC')();
        };
        return { ...inner, write };
      },
    };
    const store = await house.start({ files });
    await whyNot(save(store, keptOf({ version: 2, words: ['refused '.repeat(400)] }), 1));
    expect(await house.filesWith('refused')).toEqual([]);
    full = false;
    await save(store, keptOf({ version: 2 }), 1);
    const killed = await house.killed();
    expect(await (await killed.start()).find(anna)).toEqual(keptOf({ version: 2 }));
    expect(killed.problems).toEqual([]);
  });

  test('all who wait share the refusal, and nobody else is held up', async () => {
    const { store, fail } = await onFaulty();
    fail(only('ENOSPC', 'append', 'write'));
    const ends = await Promise.all(
      Array.from({ length: 20 }, (_, n) => whyNot(save(store, keptOf({ id: `${n}` })))),
    );
    for (const end of ends) expect(end).toBeInstanceOf(CouldNotSave);
    expect((await store.counts()).conversations).toBe(0);
    fail();
    await Promise.all(ends.map((_, n) => save(store, keptOf({ id: `${n}` }))));
    expect((await store.counts()).conversations).toBe(20);
  });

  test('to file what the journal has is told once, and everything stays in the journal', async () => {
    const { store, fail } = await onFaulty();
    await save(store, keptOf());
    fail((call, file) => (file.includes('unfinished') && call === 'write' ? refuse('ENOSPC')() : undefined));
    await store.close();
    expect(house.problems).toEqual([{ kind: 'not-filed', why: 'ENOSPC' }]);
    expect(await (await house.start()).find(anna)).toEqual(keptOf());
  });

  test.each(['EIO', 'EMFILE', 'EACCES'])(
    'to read (%s) is neither nobody there nor a broken file',
    async (code) => {
      await house.withTwo();
      const { store, fail } = await onFaulty();
      fail(only(code, 'read'));
      expect(await whyNot(store.find(anna))).toBeInstanceOf(CouldNotRead);
      expect(await whyNot(save(store, keptOf()))).toBeInstanceOf(CouldNotSave);
      expect(await house.setAside()).toEqual([]);
      fail();
      expect(await store.find(anna)).toEqual(keptOf());
    },
  );

  test.each(['append', 'remove', 'read', 'rename'])(
    'to erase (%s) is not taken for having erased',
    async (call) => {
      const { store, fail } = await onFaulty();
      await save(store, keptOf());
      await save(store, keptOf({ id: 'bo' }));
      fail(only('EROFS', call));
      expect(await whyNot(store.forget(anna))).toBeInstanceOf(CouldNotForget);
      fail();
      await store.forget(anna);
      expect(await house.filesWith('anna', 'm-anna')).toEqual([]);
      expect(await store.find(anna)).toBeUndefined();
      expect(await store.find(bo)).toEqual(keptOf({ id: 'bo' }));
    },
  );

  test('by being gone does not make everybody a stranger', async () => {
    await house.withTwo();
    const store = await house.start();
    await rename(house.room.conversations, join(house.folder, 'elsewhere'));
    expect(await whyNot(store.find(anna))).toBeInstanceOf(CouldNotRead);
    expect(await whyNot(store.find({ practice: 'example', id: 'new' }))).toBeInstanceOf(CouldNotRead);
    expect(await whyNot(save(store, keptOf({ id: 'new' })))).toBeInstanceOf(CouldNotSave);
    expect(await whyNot(store.forget(anna))).toBeInstanceOf(CouldNotForget);
    await rename(join(house.folder, 'elsewhere'), house.room.conversations);
    expect(await store.find(anna)).toEqual(keptOf());
  });

  test('to remove a folder of records once made is no matter: it is made again', async () => {
    const store = await house.start();
    await save(store, keptOf());
    await house
      .restart(store)
      .then((again) => save(again, keptOf({ version: 2 }), 1).then(() => again.close()));
    const again = await house.start();
    await again.find(anna);
    await rm(dirname(house.place(anna)), { recursive: true });
    await save(again, keptOf({ version: 3 }), 2);
    await again.close();
    expect(await (await house.start()).find(anna)).toEqual(keptOf({ version: 3 }));
  });
});

describe('the folder', () => {
  test('keeps what it had when the server comes back', async () => {
    await house.withTwo();
    const again = await house.start();
    expect(await again.find(anna)).toEqual(keptOf());
    expect(await again.find(bo)).toEqual(keptOf({ id: 'bo' }));
  });

  test('is for our own account alone', async () => {
    const store = await house.start();
    await save(store, keptOf());
    await store.savePerson(personOf(), 0);
    await house.restart(store);
    const all = await readdir(house.folder, { recursive: true, withFileTypes: true });
    // Two records, an index for each, the journal and the lock.
    expect(all.filter((each) => each.isFile()).map((each) => each.name)).toHaveLength(6);
    for (const each of all) {
      const mode = (await stat(join(each.parentPath, each.name))).mode & 0o777;
      expect([each.name, mode]).toEqual([each.name, each.isDirectory() ? 0o700 : 0o600]);
    }
  });

  test('tells nobody in its names who is in it', async () => {
    await house
      .start()
      .then((store) => save(store, keptOf({ id: '07700 900000' })).then(() => store.close()));
    expect((await readdir(house.folder, { recursive: true })).join()).not.toContain('07700');
  });

  test('is swept of what was half written when we stopped', async () => {
    await house.withTwo();
    await writeFile(join(house.room.unfinished, 'left.tmp'), '{"sum');
    const again = await house.start();
    expect(await house.unfinished()).toEqual([]);
    expect(await again.find(anna)).toEqual(keptOf());
  });

  test('has nothing half written in it after many saves', async () => {
    const store = await house.start();
    await Promise.all(Array.from({ length: 100 }, (_, n) => save(store, keptOf({ id: `${n}` }))));
    await store.close();
    expect(await house.unfinished()).toEqual([]);
  });

  test('is refused when it is a file, or lies in one', async () => {
    await writeFile(join(house.folder, 'file'), '');
    for (const name of ['file', 'file/data']) {
      const error = await whyNot(fileStore(join(house.folder, name), () => undefined));
      expect(error).toBeInstanceOf(CannotUseFolder);
      expect(`${error instanceof Error && error.message}`).toContain(join(house.folder, name));
    }
  });

  test('is given back when it cannot be made ready', async () => {
    const error = await whyNot(house.start({ files: { ...disk, makeFolder: refuse('EROFS') } }));
    expect(error).toBeInstanceOf(CannotUseFolder);
    await house.start();
  });

  test('is refused to a second server, in one line that names it, and the first carries on', async () => {
    await house.withTwo();
    const store = await house.start();
    const error = await whyNot(house.start());
    expect(error).toBeInstanceOf(FolderInUse);
    const line = error instanceof Error ? error.message : '';
    expect(line).toContain(house.folder);
    expect(line).not.toContain('\n');
    await save(store, keptOf({ version: 2 }), 1);
    expect(await store.find(anna)).toEqual(keptOf({ version: 2 }));
  });

  test('is let to exactly one of many servers that start at once, over one dead lock or two', async () => {
    const lock = join(house.folder, 'lock');
    for (let round = 0; round < 20; round++) {
      const dead = JSON.stringify({ pid: process.pid, born: `before ${round}` });
      await writeFile(lock, dead);
      // A server that was killed on its way to taking over.
      if (round % 2) await writeFile(`${lock}.${sha(dead).slice(0, 16)}`, dead);
      const ends = await Promise.allSettled(Array.from({ length: 10 }, () => house.start()));
      expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
      for (const end of ends) if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(FolderInUse);
      for (const end of ends) if (end.status === 'fulfilled') await end.value.close();
      expect((await readdir(house.folder)).filter((name) => name.startsWith('lock'))).toEqual([]);
    }
  });

  test('is there whole or not at all, so that nobody takes one that is being made for a dead one', async () => {
    const lock = join(house.folder, 'lock');
    const sizes = new Set<number>();
    let isOver = false;
    const look = () => {
      const found = statSync(lock, { throwIfNoEntry: false });
      if (found) sizes.add(found.size > 0 ? 1 : 0);
      if (!isOver) setImmediate(look);
    };
    look();
    for (let round = 0; round < 300; round++) await (await lockFolder(house.folder, house.folder))();
    isOver = true;
    expect([...sizes]).toEqual([1]);
  });

  test('is free again once it is closed, and closing twice takes it from nobody', async () => {
    const first = await house.start();
    await first.close();
    const second = await house.start();
    await first.close();
    expect(await whyNot(house.start())).toBeInstanceOf(FolderInUse);
    await second.close();
  });

  const dead: [string, () => string][] = [
    ['whose process has ended', () => JSON.stringify({ pid: deadPid() })],
    ['whose number another process has now', () => JSON.stringify({ pid: process.pid, born: 'before' })],
    ['that was cut short', () => '{"pid'],
    ['that is empty', () => ''],
  ];
  test.each(dead)('is taken over from a server %s', async (_, lock) => {
    await house.withTwo();
    await writeFile(join(house.folder, 'lock'), lock());
    expect(await (await house.start()).find(anna)).toEqual(keptOf());
    expect(await whyNot(house.start())).toBeInstanceOf(FolderInUse);
    expect((await readdir(house.folder)).filter((name) => name.startsWith('lock'))).toEqual(['lock']);
  });

  test('is given back only when all that was begun is down, and then takes nothing more', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const store = await house.start({ files: watched((call) => (call === 'append' ? held : undefined)) });
    const saving = save(store, keptOf());
    const closing = store.close();
    for (let n = 0; n < 3; n++) expect(await whyNot(house.start())).toBeInstanceOf(FolderInUse);
    letGo();
    await Promise.all([saving, closing]);
    expect(await whyNot(save(store, keptOf()))).toBeInstanceOf(CouldNotSave);
    expect(await whyNot(store.find(anna))).toBeInstanceOf(CouldNotRead);
    expect(await (await house.start()).find(anna)).toEqual(keptOf());
  });

  test('has each save made sure of before it is told, many with one flush of the disk', async () => {
    const done: string[] = [];
    const noting = (call: string) => void done.push(call);
    const store = await house.start({ files: watched(noting) });
    await save(store, keptOf());
    done.length = 0;
    await save(store, keptOf({ version: 2 }), 1);
    expect(done).toEqual(['append', 'sync']);
    done.length = 0;
    await Promise.all(Array.from({ length: 100 }, (_, n) => save(store, keptOf({ id: `c${n}` }))));
    expect(done.filter((call) => call === 'sync').length).toBeLessThan(20);
  });

  test('can be moved, with what was set aside in it', async () => {
    const { file } = await house.withTwo();
    await writeFile(file, 'x');
    const store = await house.start();
    await whyNot(store.find(anna));
    await store.close();
    const there = join(house.folder, 'moved');
    await mkdir(there);
    for (const part of ['conversations', 'people', 'journal', 'set-aside'])
      await cp(join(house.folder, part), join(there, part), { recursive: true });
    await rm(house.room.setAside, { recursive: true });
    const again = await fileStore(there, () => undefined);
    expect(await again.find(bo)).toEqual(keptOf({ id: 'bo' }));
    const error = await whyNot(again.find(anna));
    expect(await readFile((error instanceof UnreadableConversation && error.setAside) || '', 'utf8')).toBe(
      'x',
    );
    await again.close();
  });
});

const sha = (text: string) => createHash('sha256').update(text).digest('hex');

/** The number of a process that has been and gone. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}
