/** What a clinician learns by ringing reaches the next person, through a restart and a disk that refuses. */
import { writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { overlayOf } from '../../adapters/directories/kept/overlay.js';
import { refusalsOf } from '../../adapters/directories/kept/reports.js';
import type { Inbound } from '../../adapters/channels/channel.js';
import { assemble, type App } from '../../bot/main.js';
import { toDirectoryIn } from '../../bot/paying/to-directory.js';
import { settingsFrom } from '../../bot/settings.js';
import type { Effect } from '../../dialogs/effects.js';
import { counterClock } from '../guide.js';
import { after, owes, paying, START } from './staff.js';
import { temporaryFolder } from './talk.js';

let data: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder: data, remove } = await temporaryFolder());
});
afterEach(() => remove());

/** Waits for what is written down in its own time. */
async function until<T>(look: () => Promise<T>, holds: (seen: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const seen = await look();
    if (holds(seen) || tries > 300) return seen;
    await wait(20);
  }
}

const opened = () => assemble(settingsFrom({ DATA_DIR: data, LOG_LEVEL: 'silent' }));

function talkWith(app: App, conversation: string) {
  const clock = counterClock();
  let count = 0;
  return (said: Partial<Inbound>) =>
    app.handle({
      practice: 'example',
      conversation,
      script: 'with-a-clinician',
      language: 'en',
      channel: 'test',
      message: `${conversation} ${++count}`,
      at: clock(),
      ...said,
    });
}

const SHORT: Partial<Inbound>[] = [
  { choices: ['physiotherapist'] },
  { choices: ['one-off'] },
  { choices: ['2'] },
  { choices: ['18-64'] },
  { choices: ['none-of-these'] },
  { choices: ['agree'] },
  { text: 'My friends' },
  { choices: ['people'] },
  { choices: ['company'] },
  { command: { name: 'skip' } },
  { choices: ['8'] },
  { choices: ['no-worry'] },
  { choices: ['signpost'] },
  { text: 'YO1' },
  { choices: ['just-one'] },
];
const heldShort = async (app: App, conversation: string) => {
  const say = talkWith(app, conversation);
  let last = await say({ choices: [] });
  for (const said of SHORT) last = await say(said);
  return { say, last };
};

test('the next person is offered the service with what was learned, and who reads it back knows when and from whom', async () => {
  const app = await opened();
  try {
    const { say, last } = await heldShort(app, 'the-first');
    const offered = last.messages.find((each) => each.kind === 'service');
    const service = offered?.kind === 'service' ? offered.service : '';
    await say({ choices: ['like'] });
    await say({ command: { name: 'jump', section: 'ring-ahead' } });
    await say({ choices: ['rang'] });
    await say({ text: 'Come to the green door' });
    await say({ command: { name: 'skip' } });
    await say({ text: 'Someone with a red scarf waits for you' });
    const kept = await until(
      () => overlayOf(data, service),
      ({ added }) => added.what_happens_first !== undefined,
    );
    expect(kept.added).toMatchObject({ how_to_start: 'Come to the green door', checked_on: '2026-11-22' });
    expect(kept.by['how_to_start']?.who).toContain('Physiotherapist');
    await until(
      () => Promise.resolve(app.services().byId.get(service)?.how_to_start),
      (start) => start === 'Come to the green door',
    );
    const second = await heldShort(app, 'the-second');
    expect(JSON.stringify(second.last.messages)).toContain('Come to the green door');
    expect(JSON.stringify(await second.say({ choices: ['more'] }))).toContain('red scarf');
  } finally {
    await app.close();
  }
});

const LEARNED: Effect = {
  kind: 'learned',
  at: START,
  service: 'mind',
  who: 'Physiotherapist, Example Practice',
  said: [{ of: 'start', value: [], words: 'Come to the green door' }],
};
const SAID_NO: Effect = { kind: 'said-no', at: START, service: 'mind' };

test('what was owed when the program ended is written down by the next one', async () => {
  // Found as it was being written down: nobody knows how far that came.
  const loop = await paying([owes(LEARNED, { state: 'sending', tries: 1 }), owes(SAID_NO)], {
    toDirectory: toDirectoryIn(data),
  });
  try {
    await until(loop.states, (states) => states.every((state) => state.endsWith('paid')));
    expect(await loop.states()).toEqual(['learned paid', 'said-no paid']);
    expect((await overlayOf(data, 'mind')).added.how_to_start).toBe('Come to the green door');
    expect(await refusalsOf(data, 'mind')).toEqual([START]);
    expect([loop.told, loop.errors()]).toEqual([[], []]);
  } finally {
    await loop.close();
  }
});

test('a disk that refuses is asked again later, and nobody is told anything else', async () => {
  // A file where a folder has to be.
  const folder = join(data, 'directory');
  writeFileSync(folder, '');
  const loop = await paying([owes(LEARNED)], { toDirectory: toDirectoryIn(data) });
  try {
    await until(
      () => loop.owed(),
      ([item]) => item?.tries === 1 && item.state === 'owed',
    );
    expect(await loop.states()).toEqual(['learned owed']);
    await rm(folder);
    await mkdir(folder);
    await loop.isLate(after(60));
    await until(loop.states, ([state]) => state === 'learned paid');
    expect((await overlayOf(data, 'mind')).added.how_to_start).toBe('Come to the green door');
  } finally {
    await loop.close();
  }
});

test('where the directory is not ours to write, nothing is, and it does not come up again', async () => {
  const loop = await paying([owes(LEARNED)]);
  try {
    expect(await loop.states()).toEqual(['learned given-up']);
    expect((await overlayOf(data, 'mind')).added).toEqual({});
  } finally {
    await loop.close();
  }
});
