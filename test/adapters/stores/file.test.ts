/** What only a store of files can promise: what becomes of a file that is broken, and of a disk that refuses. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fileStore, type Problem } from '../../../adapters/stores/file.js';
import { disk, type Files } from '../../../adapters/stores/files.js';
import { CannotUseFolder, fileOf } from '../../../adapters/stores/folder.js';
import { FolderInUse } from '../../../adapters/stores/folder-lock.js';
import {
  CouldNotForget,
  CouldNotRead,
  CouldNotSave,
  type Store,
  UnreadableConversation,
} from '../../../adapters/stores/store.js';
import { keptOf } from './kept.js';

const anna = { practice: 'example', id: 'anna' };
const bo = { practice: 'example', id: 'bo' };

let folder: string;
let problems: Problem[];
let open: Store[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
  problems = [];
  open = [];
});
afterEach(async () => {
  for (const store of open) await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(files?: Files): Promise<Store> {
  const store = await fileStore(folder, (problem) => problems.push(problem), files);
  open.push(store);
  return store;
}
async function restart(store: Store): Promise<Store> {
  await store.close();
  return start();
}
const place = (key: { practice: string; id: string }) =>
  fileOf({ conversations: join(folder, 'conversations'), setAside: '', unfinished: '' }, key);
const setAside = () => readdir(join(folder, 'set-aside'));
const unfinished = () => readdir(join(folder, 'unfinished'));
async function whyNot(doing: Promise<unknown>): Promise<unknown> {
  return doing.then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** A store with Anna and Bo in it, and Anna's file as it stands. */
async function withTwo(): Promise<{ store: Store; file: string; bytes: Buffer }> {
  const store = await start();
  await store.save(keptOf(), 0);
  await store.save(keptOf({ id: 'bo' }), 0);
  return { store, file: place(anna), bytes: await readFile(place(anna)) };
}

describe('a file that cannot be read', () => {
  const flip = (bytes: Buffer, at: number, bit = 1) => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ bit;
    return copy;
  };
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
    ['belongs to another person', () => readFile(place(bo))],
  ];

  test.each(ruins)('that %s is set aside byte for byte and never taken for a new start', async (_, ruin) => {
    const { store, file, bytes } = await withTwo();
    const ruined = await ruin(bytes);
    await writeFile(file, ruined);

    const error = await whyNot(store.find(anna));
    expect(error).toBeInstanceOf(UnreadableConversation);
    const there = error instanceof UnreadableConversation ? (error.setAside ?? '') : '';
    expect(dirname(there)).toBe(join(folder, 'set-aside'));
    expect((await readFile(there)).equals(ruined)).toBe(true);
    expect(problems).toEqual([{ kind: 'unreadable', key: anna, setAside: there, why: expect.any(String) }]);

    const again = await restart(store);
    for (const doing of [again.find(anna), again.save(keptOf(), 0), again.find(anna)]) {
      expect(await whyNot(doing)).toMatchObject({ name: 'UnreadableConversation', setAside: there });
    }
    expect(await again.find(bo)).toEqual(keptOf({ id: 'bo' }));
    expect(problems).toHaveLength(1);
    expect((await readFile(there)).equals(ruined)).toBe(true);
  });

  test('is found out wherever it was cut, and whichever byte has changed', async () => {
    const { store: careful, file, bytes } = await withTwo();
    await careful.close();
    // Not flushed: there are more than a thousand.
    const store = await start({
      ...disk,
      write: (to, text) => writeFile(to, text),
      flush: () => Promise.resolve(),
    });
    const mutants = Array.from(bytes.keys()).flatMap((n) => [
      bytes.subarray(0, n),
      flip(bytes, n, 1 << (n % 8)),
    ]);
    for (const mutant of mutants) {
      await writeFile(file, mutant);
      expect(await whyNot(store.find(anna))).toBeInstanceOf(UnreadableConversation);
    }
    expect(await setAside()).toHaveLength(mutants.length);
    expect(problems).toHaveLength(mutants.length);
    const kept = await Promise.all(
      (await setAside()).map((name) => readFile(join(folder, 'set-aside', name))),
    );
    expect(kept.map(String).toSorted()).toEqual(mutants.map(String).toSorted());
  });

  test('is found out by a save as well', async () => {
    const { store, file } = await withTwo();
    await writeFile(file, 'x');
    expect(await whyNot(store.save(keptOf({ version: 2 }), 1))).toBeInstanceOf(UnreadableConversation);
    expect(await setAside()).toHaveLength(1);
  });

  test('is reported once, however many ask at the same time', async () => {
    const { store, file } = await withTwo();
    await writeFile(file, 'x');
    const ends = await Promise.all(Array.from({ length: 20 }, () => whyNot(store.find(anna))));
    for (const end of ends) expect(end).toBeInstanceOf(UnreadableConversation);
    expect(problems).toHaveLength(1);
    expect(await setAside()).toHaveLength(1);
  });

  test('never has its words told in an error', async () => {
    const { store, file } = await withTwo();
    await writeFile(file, 'secret words');
    const error = await whyNot(store.find(anna));
    for (let at = error; at instanceof Error; at = at.cause) expect(`${at.stack}`).not.toContain('secret');
    expect(JSON.stringify(problems)).not.toContain('secret');
  });

  test('is not even looked for when its marker is itself unreadable', async () => {
    const { store, file } = await withTwo();
    await writeFile(file, 'x');
    await whyNot(store.find(anna));
    await writeFile(`${file}.set-aside`, '');
    expect(await whyNot(store.find(anna))).toBeInstanceOf(UnreadableConversation);
    expect(await whyNot(store.save(keptOf(), 0))).toBeInstanceOf(UnreadableConversation);
  });

  test('stays unreadable in its place when it cannot be moved, and is moved once it can', async () => {
    const { store, file } = await withTwo();
    await store.close();
    await writeFile(file, 'x');
    let full = true;
    const files = {
      ...disk,
      rename: (from: string, to: string) =>
        full && to.includes('set-aside/') ? refuse('EIO')() : disk.rename(from, to),
    };
    const stuck = await start(files);
    for (const doing of [() => stuck.find(anna), () => stuck.save(keptOf(), 0)]) {
      expect(await whyNot(doing())).toMatchObject({ name: 'UnreadableConversation', setAside: undefined });
    }
    expect(await readFile(file, 'utf8')).toBe('x');
    expect(problems).toHaveLength(1);
    full = false;
    await whyNot(stuck.find(anna));
    expect(await setAside()).toHaveLength(1);
    expect(await whyNot((await restart(stuck)).find(anna))).toBeInstanceOf(UnreadableConversation);
  });

  test('gives way to a new start when the conversation is forgotten, and stays for a person to deal with', async () => {
    const { store, file } = await withTwo();
    await writeFile(file, 'x');
    await whyNot(store.find(anna));
    await store.forget(anna);
    const again = await restart(store);
    expect(await again.find(anna)).toBeUndefined();
    await again.save(keptOf(), 0);
    expect(await again.find(anna)).toEqual(keptOf());
    expect(await setAside()).toHaveLength(1);
  });

  test('is read again once a person has put it right and back', async () => {
    const { store, file, bytes } = await withTwo();
    await writeFile(file, 'x');
    await whyNot(store.find(anna));
    await writeFile(file, bytes);
    expect(await store.find(anna)).toEqual(keptOf());
  });
});

function refuse(code: string): () => Promise<never> {
  return () => Promise.reject(Object.assign(new Error(code), { code }));
}

describe('a disk that refuses', () => {
  const faults: [string, Partial<Files>][] = [
    ['is full', { write: refuse('ENOSPC') }],
    [
      'is full half way through',
      {
        async write(file, text) {
          await disk.write(file, text.slice(0, 20));
          await refuse('ENOSPC')();
        },
      },
    ],
    ['is read-only', { write: refuse('EROFS'), rename: refuse('EROFS'), remove: refuse('EROFS') }],
    ['breaks at the last step', { rename: refuse('EIO') }],
    ['does not let us make a folder', { makeFolder: refuse('EACCES') }],
    ['cannot be read', { read: refuse('EIO') }],
  ];

  test.each(faults)(
    'because it %s, loses nothing: the turn is refused and the last one stands',
    async (_, fault) => {
      const { store, bytes } = await withTwo();
      await store.close();
      const faulty: Files = { ...disk };
      const refused = await start(faulty);
      Object.assign(faulty, fault);
      const error = await whyNot(refused.save(keptOf({ version: 2 }), 1));
      expect(error).toBeInstanceOf(CouldNotSave);
      expect(error).toHaveProperty('cause.code');
      expect((await readFile(place(anna))).equals(bytes)).toBe(true);
      expect(await unfinished()).toEqual([]);
      expect(problems).toEqual([]);

      Object.assign(faulty, disk);
      await refused.save(keptOf({ version: 2 }), 1);
      expect(await refused.find(anna)).toEqual(keptOf({ version: 2 }));
    },
  );

  test('to make sure of a save has it refused, and whatever then stands is whole and told truly', async () => {
    const { store } = await withTwo();
    await store.close();
    const faulty: Files = { ...disk };
    const refused = await start(faulty);
    faulty.flush = refuse('EIO');
    expect(await whyNot(refused.save(keptOf({ version: 2 }), 1))).toBeInstanceOf(CouldNotSave);
    const stands = await refused.find(anna);
    expect([1, 2]).toContain(stands?.version);
    expect(await (await restart(refused)).find(anna)).toEqual(stands);
  });

  test.each(['EIO', 'EMFILE', 'EACCES'])(
    'to read (%s) is neither nobody there nor a broken file',
    async (code) => {
      const { store } = await withTwo();
      await store.close();
      const refused = await start({ ...disk, read: refuse(code) });
      expect(await whyNot(refused.find(anna))).toBeInstanceOf(CouldNotRead);
      expect(await setAside()).toEqual([]);
      expect(await (await restart(refused)).find(anna)).toEqual(keptOf());
    },
  );

  test('to erase is not taken for having erased', async () => {
    const { store } = await withTwo();
    await store.close();
    const refused = await start({ ...disk, remove: refuse('EROFS') });
    expect(await whyNot(refused.forget(anna))).toBeInstanceOf(CouldNotForget);
    expect(await refused.find(anna)).toEqual(keptOf());
  });

  test('by being gone does not make everybody a stranger, nor is anything kept where it was', async () => {
    const { store } = await withTwo();
    await rename(join(folder, 'conversations'), join(folder, 'elsewhere'));
    expect(await whyNot(store.find(anna))).toBeInstanceOf(CouldNotRead);
    expect(await whyNot(store.find({ practice: 'example', id: 'new' }))).toBeInstanceOf(CouldNotRead);
    expect(await whyNot(store.save(keptOf({ id: 'new' }), 0))).toBeInstanceOf(CouldNotSave);
    expect(await whyNot(store.forget(anna))).toBeInstanceOf(CouldNotForget);
    await rename(join(folder, 'elsewhere'), join(folder, 'conversations'));
    expect(await store.find(anna)).toEqual(keptOf());
  });

  test('a folder where a file stands in the way', async () => {
    const { store } = await withTwo();
    await writeFile(join(folder, 'conversations', 'south'), '');
    expect(await whyNot(store.save(keptOf({ practice: 'south' }), 0))).toBeInstanceOf(CouldNotSave);
    expect(await store.find(anna)).toEqual(keptOf());
  });

  test('to remove a shard folder once made is no matter: it is made again', async () => {
    const { store } = await withTwo();
    await rm(dirname(place(anna)), { recursive: true });
    await whyNot(store.save(keptOf(), 0));
    await store.save(keptOf(), 0);
    expect(await store.find(anna)).toEqual(keptOf());
  });
});

describe('the folder', () => {
  test('keeps what it had when the server comes back', async () => {
    const { store } = await withTwo();
    const again = await restart(store);
    expect(await again.find(anna)).toEqual(keptOf());
    expect(await again.find(bo)).toEqual(keptOf({ id: 'bo' }));
  });

  test('is for our own account alone', async () => {
    await start().then((store) => store.save(keptOf(), 0));
    const all = await readdir(folder, { recursive: true, withFileTypes: true });
    expect(all.filter((each) => each.isFile()).map((each) => each.name)).toHaveLength(2);
    for (const each of all) {
      const mode = (await stat(join(each.parentPath, each.name))).mode & 0o777;
      expect([each.name, mode]).toEqual([each.name, each.isDirectory() ? 0o700 : 0o600]);
    }
  });

  test('tells nobody in its names who is in it', async () => {
    await start().then((store) => store.save(keptOf({ id: '07700 900000' }), 0));
    expect((await readdir(folder, { recursive: true })).join()).not.toContain('07700');
  });

  test('is swept of what was half written when we stopped', async () => {
    const { store } = await withTwo();
    await writeFile(join(folder, 'unfinished', 'left.tmp'), '{"sum');
    const again = await restart(store);
    expect(await unfinished()).toEqual([]);
    expect(await again.find(anna)).toEqual(keptOf());
  });

  test('has nothing half written in it after many saves', async () => {
    const store = await start();
    await Promise.all(Array.from({ length: 100 }, (_, n) => store.save(keptOf({ id: `${n}` }), 0)));
    expect(await unfinished()).toEqual([]);
  });

  test('is refused when it is a file, or lies in one', async () => {
    await writeFile(join(folder, 'file'), '');
    for (const name of ['file', 'file/data']) {
      const error = await whyNot(fileStore(join(folder, name), () => undefined));
      expect(error).toBeInstanceOf(CannotUseFolder);
      expect(`${error instanceof Error && error.message}`).toContain(join(folder, name));
    }
  });

  test('is given back when it cannot be made ready', async () => {
    const error = await whyNot(fileStore(folder, () => undefined, { ...disk, makeFolder: refuse('EROFS') }));
    expect(error).toBeInstanceOf(CannotUseFolder);
    await start();
  });

  test('is refused to a second server, in one line that names it, and the first carries on', async () => {
    const { store } = await withTwo();
    const error = await whyNot(fileStore(folder, () => undefined));
    expect(error).toBeInstanceOf(FolderInUse);
    const line = error instanceof Error ? error.message : '';
    expect(line).toContain(folder);
    expect(line).not.toContain('\n');
    await store.save(keptOf({ version: 2 }), 1);
    expect(await store.find(anna)).toEqual(keptOf({ version: 2 }));
  });

  test('is let to exactly one of many servers that start at once, over one dead lock or two', async () => {
    const lock = join(folder, 'lock');
    for (let round = 0; round < 20; round++) {
      const dead = JSON.stringify({ pid: process.pid, born: `before ${round}` });
      await writeFile(lock, dead);
      // A server that was killed on its way to taking over.
      if (round % 2) await writeFile(`${lock}.${sha(dead).slice(0, 16)}`, dead);
      const ends = await Promise.allSettled(Array.from({ length: 10 }, () => start()));
      expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
      for (const end of ends) if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(FolderInUse);
      for (const store of open.splice(0)) await store.close();
      expect((await readdir(folder)).filter((name) => name.startsWith('lock'))).toEqual([]);
    }
  });

  test('is free again once it is closed, and closing twice takes it from nobody', async () => {
    const first = await start();
    await first.close();
    const second = await start();
    await first.close();
    expect(await whyNot(fileStore(folder, () => undefined))).toBeInstanceOf(FolderInUse);
    await second.close();
  });

  const dead: [string, () => string][] = [
    ['whose process has ended', () => JSON.stringify({ pid: deadPid() })],
    ['whose number another process has now', () => JSON.stringify({ pid: process.pid, born: 'before' })],
    ['that was cut short', () => '{"pid'],
    ['that is empty', () => ''],
  ];
  test.each(dead)('is taken over from a server %s', async (_, lock) => {
    const { store } = await withTwo();
    await store.close();
    await writeFile(join(folder, 'lock'), lock());
    expect(await (await start()).find(anna)).toEqual(keptOf());
    expect(await whyNot(fileStore(folder, () => undefined))).toBeInstanceOf(FolderInUse);
    expect((await readdir(folder)).filter((name) => name.startsWith('lock'))).toEqual(['lock']);
  });

  test('is given back only when all that was begun is down, and then takes nothing more', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const store = await start({ ...disk, write: (file, text) => held.then(() => disk.write(file, text)) });
    const saving = store.save(keptOf(), 0);
    const closing = store.close();
    for (let n = 0; n < 3; n++)
      expect(await whyNot(fileStore(folder, () => undefined))).toBeInstanceOf(FolderInUse);
    letGo();
    await Promise.all([saving, closing]);
    expect(await whyNot(store.save(keptOf(), 0))).toBeInstanceOf(CouldNotSave);
    expect(await whyNot(store.find(anna))).toBeInstanceOf(CouldNotRead);
    expect(await (await start()).find(anna)).toEqual(keptOf());
  });

  test('has each save, erasure and setting aside made sure of before it is told', async () => {
    const done: string[] = [];
    const store = await start({
      ...disk,
      write: (file, text) => disk.write(file, text).then(() => void done.push('write')),
      rename: (from, to) => disk.rename(from, to).then(() => void done.push('rename')),
      remove: (file) => disk.remove(file).then(() => void done.push('remove')),
      flush: (of) => disk.flush(of).then(() => void done.push(`flush ${of}`)),
    });
    const [shard, practice] = [dirname(place(anna)), dirname(dirname(place(anna)))];
    const flushed = [practice, dirname(practice)].map((each) => `flush ${each}`).toReversed();
    const told = () => done.splice(0);
    told();
    await store.save(keptOf(), 0);
    expect(told()).toEqual([...flushed, 'write', 'rename', `flush ${shard}`]);
    await store.save(keptOf({ version: 2 }), 1);
    expect(told()).toEqual(['write', 'rename', `flush ${shard}`]);
    await writeFile(place(anna), 'x');
    await whyNot(store.find(anna));
    const aside = `flush ${join(folder, 'set-aside')}`;
    expect(told()).toEqual(['write', 'rename', `flush ${shard}`, 'rename', aside, `flush ${shard}`]);
    await store.forget(anna);
    expect(told()).toEqual(['remove', 'remove', `flush ${shard}`]);
  });

  test('can be moved, with what was set aside in it', async () => {
    const { store, file } = await withTwo();
    await writeFile(file, 'x');
    await whyNot(store.find(anna));
    await store.close();
    const from = folder;
    folder = `${from}-moved`;
    await cp(from, folder, { recursive: true });
    await rm(from, { recursive: true });
    const again = await start();
    expect(await again.find(bo)).toEqual(keptOf({ id: 'bo' }));
    const error = await whyNot(again.find(anna));
    expect(await readFile((error instanceof UnreadableConversation && error.setAside) || '', 'utf8')).toBe(
      'x',
    );
  });
});

const sha = (text: string) => createHash('sha256').update(text).digest('hex');

/** The number of a process that has been and gone. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}
