/** The server starts on a disk that refuses: who is in danger is shown who to call, and it takes turns once the disk does. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { disk, type Files } from '../../adapters/stores/files.js';
import { CannotUseFolder } from '../../adapters/stores/folder.js';
import { CouldNotForget, CouldNotRead, CouldNotSave } from '../../adapters/stores/store.js';
import { logTo } from '../../bot/log.js';
import { settingsFrom } from '../../bot/settings.js';
import { storeOf } from '../../bot/store.js';
import { keptOf } from '../adapters/stores/kept.js';
import { settled } from './staff.js';
import { agrees, handClock, kinds, talkOver, temporaryFolder } from './talk.js';

const RED = 'I am going to kill myself tonight';

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

async function starting(code: string) {
  const state = { refuses: true };
  const files: Files = {
    ...disk,
    makeFolder: (path) =>
      state.refuses ? Promise.reject(Object.assign(new Error(code), { code })) : disk.makeFolder(path),
  };
  const time = handClock();
  const settings = settingsFrom({ DATA_DIR: folder });
  const store = await storeOf(settings, logTo('silent'), time.clock, files);
  return { state, store, time };
}

test.each(['ENOSPC', 'EROFS', 'EIO', 'EDQUOT'])(
  'a disk that answers %s shows who to call, keeps and makes up nothing, and is used when it is sound',
  async (code) => {
    const { state, store, time } = await starting(code);
    const talk = talkOver(store);
    const outcome = await talk.says(RED);
    expect(outcome.saved).toBe('not-saved');
    expect(kinds(outcome)).toContain('urgent');
    await expect(talk.chooses('start')).rejects.toBeInstanceOf(CouldNotRead);
    await expect(store.save({ kept: keptOf(), readAt: 0 })).rejects.toBeInstanceOf(CouldNotSave);
    await expect(store.forget(talk.key)).rejects.toBeInstanceOf(CouldNotForget);
    await expect(store.claim({ now: '', until: '', most: 1 })).rejects.toBeInstanceOf(CouldNotRead);
    time.passes(60_000);
    await settled();
    await expect(talk.chooses('start')).rejects.toBeInstanceOf(CouldNotRead);
    state.refuses = false;
    const isOpen = () =>
      store.counts().then(
        () => true,
        () => false,
      );
    while (!(await isOpen())) {
      time.passes(60_000);
      await wait(10);
    }
    await agrees(talk);
    expect((await store.counts()).conversations).toBe(1);
    await store.close();
  },
);

test('a folder that is wrong in another way is refused as before', async () => {
  await expect(starting('EACCES')).rejects.toBeInstanceOf(CannotUseFolder);
});
