/** Commands beside a running server: through its socket, with the same errors; and how it is when there is no server. */
import { connect } from 'node:net';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FolderInUse } from '../../../adapters/stores/disk/folder-lock.js';
import { openStore, serverStore } from '../../../adapters/stores/open.js';
import { placeOf } from '../../../adapters/stores/socket/place.js';
import {
  ChangedMeanwhile,
  CouldNotForget,
  CouldNotRead,
  CouldNotSave,
  type Store,
  UnreadableConversation,
  UnreadablePerson,
} from '../../../adapters/stores/store.js';
import { refuse, watched } from './disks.js';
import { anna, bo, newHouse, whyNot, type House } from './house.js';
import { keptOf, personOf, save } from './kept.js';

const quiet = () => undefined;

let house: House;
let open: Store[];
beforeEach(async () => {
  house = await newHouse();
  open = [];
});
afterEach(async () => {
  for (const store of open.reverse()) await store.close();
  await house.remove();
});

async function opened(store: Promise<Store>): Promise<Store> {
  open.push(await store);
  return store;
}
const server = (...of: Parameters<typeof serverStore> | []) =>
  opened(serverStore(of[0] ?? house.folder, of[1] ?? quiet, of[2]));
const command = (folder = house.folder) => opened(openStore(folder, quiet));

describe('a command', () => {
  test('uses the store of the server that runs, and each sees what the other saved', async () => {
    const [one, two] = [await server(), await command()];
    expect([one.name, two.name]).toEqual(['file', 'socket']);
    await save(one, keptOf());
    await save(two, keptOf({ version: 2 }), 1);
    expect(await one.find(anna)).toEqual(keptOf({ version: 2 }));
    await expect(save(two, keptOf({ version: 2 }), 1)).rejects.toBeInstanceOf(ChangedMeanwhile);
  });

  test('takes the folder itself when no server runs, and others go through it', async () => {
    const one = await command();
    expect(one.name).toBe('file');
    await save(one, keptOf());
    const two = await command();
    expect(two.name).toBe('socket');
    expect(await two.find(anna)).toEqual(keptOf());
  });

  test('waits for a server that is on its way', async () => {
    const lock = join(house.folder, 'lock');
    await writeFile(lock, JSON.stringify({ pid: process.pid }));
    const waiting = command();
    await wait(200);
    await rm(lock);
    const [store] = await Promise.all([waiting, wait(0)]);
    expect(await store.find(anna)).toBeUndefined();
  });

  test('is told when whoever has the folder does not listen', async () => {
    await writeFile(join(house.folder, 'lock'), JSON.stringify({ pid: process.pid }));
    expect(await whyNot(openStore(house.folder, quiet))).toBeInstanceOf(FolderInUse);
  });

  test('and a hundred others at once get each their own answers', async () => {
    const [one, two] = [await server(), await command()];
    const ids = Array.from({ length: 100 }, (_, n) => `c${n}`);
    await Promise.all(ids.map((id, n) => save(n % 2 ? one : two, keptOf({ id, words: [id] }))));
    const found = await Promise.all(
      ids.map((id, n) => (n % 2 ? two : one).find({ practice: 'example', id })),
    );
    expect(found.map((kept) => kept?.conversation.entries[0]?.words)).toEqual(ids);
  });

  test('gets the same errors', async () => {
    const seen: Record<string, unknown> = {};
    let broken: string | undefined;
    const files = watched((call) => (call === broken ? refuse('EIO')() : undefined));
    await house.withTwo();
    await writeFile(house.place(anna), 'x');
    const one = await server(house.folder, quiet, { files });
    await one.savePerson(personOf(), 0);
    await one.close();
    await writeFile(house.place({ practice: 'example', id: 'person-anna' }, 'people'), 'x');
    await server(house.folder, quiet, { files });
    const two = await command();
    seen['unreadable'] = await whyNot(two.find(anna));
    expect(seen['unreadable']).toBeInstanceOf(UnreadableConversation);
    expect(seen['unreadable']).toMatchObject({ key: anna, setAside: expect.stringContaining('set-aside') });
    expect(await whyNot(two.findPerson({ practice: 'example', id: 'person-anna' }))).toBeInstanceOf(
      UnreadablePerson,
    );
    broken = 'read';
    expect(await whyNot(two.find(bo))).toMatchObject({ name: 'CouldNotRead', cause: { code: 'EIO' } });
    broken = 'append';
    const refused = await whyNot(save(two, keptOf({ id: 'cleo' })));
    expect(refused).toBeInstanceOf(CouldNotSave);
    expect(refused).toMatchObject({ cause: { code: 'EIO' }, key: { practice: 'example', id: 'cleo' } });
    broken = undefined;
    await save(two, keptOf({ id: 'cleo' }));
    broken = 'remove';
    expect(await whyNot(two.forget({ practice: 'example', id: 'cleo' }))).toBeInstanceOf(CouldNotForget);
    broken = undefined;
    const late = await whyNot(save(two, keptOf({ id: 'bo', version: 9 }), 8));
    expect(late).toBeInstanceOf(ChangedMeanwhile);
    expect(late).toMatchObject({ readAt: 8, found: 1, key: bo });
  });

  test('is told at once when the server goes away', async () => {
    const [one, two] = [await server(), await command()];
    await save(two, keptOf());
    await one.close();
    expect(await whyNot(two.find(anna))).toMatchObject({
      name: 'CouldNotRead',
      cause: { name: 'ServerGone' },
    });
    expect(await whyNot(save(two, keptOf({ version: 2 }), 1))).toBeInstanceOf(CouldNotSave);
    expect(await whyNot(two.forget(anna))).toBeInstanceOf(CouldNotForget);
    expect(await whyNot(two.counts())).toMatchObject({ name: 'ServerGone' });
    expect(await whyNot(two.find(anna))).toBeInstanceOf(CouldNotRead);
  });
});

describe('the socket', () => {
  test('is for our own account alone, and gone when the server is', async () => {
    const one = await server();
    const path = await placeOf(house.folder);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await one.close();
    expect((await readdir(house.folder)).filter((name) => /socket|lock/.test(name))).toEqual([]);
  });

  test('that a dead server left behind is in nobody’s way', async () => {
    await writeFile(join(house.folder, 'socket'), '');
    await server();
    await save(await command(), keptOf());
  });

  test('has a short path elsewhere when the folder’s is too long for one', async () => {
    const folder = join(house.folder, 'x'.repeat(120));
    await mkdir(folder);
    const one = await server(folder, quiet, {});
    const path = await placeOf(folder);
    expect(path.length).toBeLessThan(100);
    expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700);
    const two = await command(folder);
    expect(two.name).toBe('socket');
    await save(two, keptOf());
    expect(await one.find(anna)).toEqual(keptOf());
    await two.close();
    await one.close();
    expect(await whyNot(stat(join(path, '..')))).toMatchObject({ code: 'ENOENT' });
  });

  test.each([
    'nonsense',
    '{}',
    '{"nth":1}',
    '{"nth":1,"asks":{"call":"close"}}',
    '[]',
    '{"nth":1,"asks":{"call":"find","key":{"practice":"a"}}}',
  ])('answers %s with an error, and goes on', async (line) => {
    const one = await server();
    const socket = connect(await placeOf(house.folder));
    const answer = new Promise<string>((done) => socket.once('data', (bytes) => done(String(bytes))));
    socket.write(`${line}\n`);
    expect(await answer).toContain('trouble');
    socket.destroy();
    await save(await command(), keptOf());
    expect(await one.find(anna)).toEqual(keptOf());
  });

  test('that is hung up on in the middle does no harm', async () => {
    await server();
    const socket = connect(await placeOf(house.folder));
    socket.write('{"nth":1,"asks":{"call":"counts"}}\n{"nth":2,"as');
    await wait(20);
    socket.destroy();
    await save(await command(), keptOf());
  });
});
