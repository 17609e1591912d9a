/** One message in: danger first, in order, once, saved before it is answered. Over every store. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Inbound } from '../../adapters/channels/channel.js';
import { fileStore } from '../../adapters/stores/file.js';
import { memoryStore } from '../../adapters/stores/memory.js';
import { UnreadableConversation, type Store } from '../../adapters/stores/store.js';
import { passingConversations, type Passing } from '../../bot/passing.js';
import { positions } from '../../bot/positions.js';
import { walk } from '../../dialogs/position.js';
import { guideOfContent, newConversation } from '../guide.js';
import { agrees, hanging, kinds, PRACTICE, refusing, talkOver, temporaryFolder, watched } from './talk.js';

const RED = 'I want to kill myself tonight';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A file store in a folder of its own; what it reports is noted. */
async function inFiles() {
  const { folder, remove } = await temporaryFolder();
  const reports: object[] = [];
  const open = async () => {
    const store = await fileStore(folder, (problem) => void reports.push(problem));
    cleanUps.push(() => store.close());
    return store;
  };
  cleanUps.push(remove);
  return { folder, reports, open };
}

const STORES: [string, () => Promise<Store>][] = [
  ['memory', () => Promise.resolve(memoryStore())],
  ['file', async () => (await inFiles()).open()],
];

const words = async (store: Store, conversation = 'a-conversation') =>
  (await store.find({ practice: PRACTICE, id: conversation }))?.conversation.entries.flatMap(
    (entry) => entry.words ?? [],
  );

describe.each(STORES)('over the %s store', (_name, make) => {
  test('a message delivered again later is answered with the same words and taken once', async () => {
    const talk = talkOver(await make());
    await agrees(talk);
    const message = talk.message({ text: 'my garden' });
    const first = await talk.send(message);
    await talk.chooses('right');
    const second = await talk.send(message);
    expect(second.messages).toEqual(first.messages);
    expect([first.repeat, second.repeat]).toEqual([false, true]);
    expect(await words(talk.store)).toEqual(['my garden']);
  });

  test('a message delivered twice at the same moment is taken once', async () => {
    const talk = talkOver(await make());
    await agrees(talk);
    const message = talk.message({ text: 'my garden' });
    const outcomes = await Promise.all([talk.send(message), talk.send(message), talk.send(message)]);
    for (const outcome of outcomes) expect(outcome.messages).toEqual(outcomes[0]?.messages);
    expect(outcomes.filter((each) => each.repeat)).toHaveLength(2);
    expect(await words(talk.store)).toEqual(['my garden']);
  });

  test('before consent a message delivered twice is taken once as well', async () => {
    const talk = talkOver(await make());
    const message = talk.message({ text: 'blah blah' });
    const [first, second] = await Promise.all([talk.send(message), talk.send(message)]);
    expect(second).toEqual({ ...first, repeat: true });
    expect((await talk.sees()).conversation.misses).toBe(1);
  });

  test('a retry after the reply is never taken as the next answer', async () => {
    const talk = talkOver(await make());
    await agrees(talk);
    const message = talk.message({ text: 'yes' });
    await talk.send(message);
    // "yes" would be an answer to what is asked now.
    await talk.send(message);
    expect((await talk.sees()).answers.at(-1)?.question).toBe('matters');
  });

  test('a message that was not understood is not understood again when it is repeated', async () => {
    const talk = talkOver(await make());
    const message = talk.message({ text: 'blah blah blah' });
    const [first, second] = [await talk.send(message), await talk.send(message)];
    expect([first.missed, second.missed]).toEqual([true, true]);
    await talk.chooses('start');
    expect((await talk.send(message)).missed).toBe(false);
  });

  test('two messages at the same moment are taken one after the other, and neither is lost', async () => {
    const talk = talkOver(await make());
    await agrees(talk);
    const [one, other] = await Promise.all([talk.says('my garden'), talk.chooses('right')]);
    expect(one?.repeat || other?.repeat).toBe(false);
    expect((await talk.sees()).answers.slice(-2).map((each) => each.question)).toEqual([
      'matters',
      'reflect',
    ]);
  });

  test('two hundred messages at once are taken in the order they came', async () => {
    const talk = talkOver(await make());
    await agrees(talk);
    const to = { question: 'matters' };
    const texts = Array.from({ length: 200 }, (_, number) => `thing number ${number}`);
    const outcomes = await Promise.all(texts.map((text) => talk.send(talk.message({ text, to }))));
    expect(await words(talk.store)).toEqual(texts);
    // Each reply says back the words it answers.
    outcomes.forEach(({ messages }, at) => expect(JSON.stringify(messages)).toContain(`number ${at}”`));
    const kept = await talk.store.find(talk.key);
    expect(kept?.said.slice(-200).map((each) => each.messages)).toEqual(
      outcomes.map((each) => each.messages),
    );
  });

  test('before consent nothing reaches the store, not even danger', async () => {
    const store = watched(await make());
    const talk = talkOver(store);
    await talk.says('hello');
    await talk.says(RED);
    await talk.chooses('yes');
    expect((await talk.chooses('agree')).saved).toBe('not-kept');
    expect(store.saves).toBe(0);
    expect((await talk.chooses('me')).saved).toBe('not-kept');
    expect(await store.find(talk.key)).toBeUndefined();
    expect((await talk.chooses('18-64')).saved).toBe('saved');
    expect(store.saves).toBe(1);
  });

  test('of somebody under 13 nothing is kept', async () => {
    const store = watched(await make());
    const talk = talkOver(store);
    await talk.chooses('start');
    await talk.chooses('agree');
    await talk.chooses('me');
    const outcome = await talk.chooses('under-13');
    expect(outcome.saved).toBe('not-kept');
    expect(outcome.messages.at(-1)).toMatchObject({ kind: 'end', ending: 'under-13' });
    expect(store.saves).toBe(0);
  });

  test('an age changed to under 13 makes the store forget, and changed back keeps only what comes after', async () => {
    const store = await make();
    const talk = talkOver(store);
    await agrees(talk);
    await talk.says('my garden');
    await talk.does('change', { question: 'age' });
    expect((await talk.chooses('under-13')).saved).toBe('not-kept');
    expect(await store.find(talk.key)).toBeUndefined();
    await talk.does('change', { question: 'age' });
    expect((await talk.chooses('16-17')).saved).toBe('saved');
    expect(await words(store)).toEqual([]);
  });

  test('erasing forgets, and the next look is a new conversation', async () => {
    const store = await make();
    const talk = talkOver(store);
    await agrees(talk);
    await talk.says('my garden');
    expect((await talk.does('erase-now')).saved).toBe('erased');
    expect(await store.find(talk.key)).toBeUndefined();
    expect((await talk.sees()).answers).toEqual([]);
  });

  test('erasing before consent forgets what was only held', async () => {
    const talk = talkOver(await make());
    await talk.chooses('start');
    expect((await talk.does('erase-now')).saved).toBe('erased');
    expect((await talk.sees()).answers).toEqual([]);
  });

  test.each(['find', 'save'] as const)(
    'a person in danger is shown who to call when the store refuses to %s, and the log has no words',
    async (refused) => {
      const store = refusing(await make());
      const talk = talkOver(store);
      await agrees(talk);
      store.refuses.add(refused);
      const outcome = await talk.says(`${RED} Zebedee`);
      expect(outcome.saved).toBe('not-saved');
      expect(outcome.messages[0]).toMatchObject({ kind: 'urgent', card: 'suicide' });
      expect(outcome.messages[1]).toMatchObject({ kind: 'text' });
      expect(talk.logged()).toMatch(/rule: '[a-z0-9-]+'/);
      expect(talk.logged()).toContain(PRACTICE);
      expect(talk.logged()).not.toMatch(/want to|tonight|Zebedee/);
    },
  );

  test('who asks for urgent help is shown who to call when the store refuses', async () => {
    const store = refusing(await make());
    const talk = talkOver(store);
    await agrees(talk);
    store.refuses.add('find');
    const asking: [Partial<Inbound>, string][] = [
      [{ command: { name: 'urgent' } }, 'something-else'],
      [{ text: 'Help me' }, 'something-else'],
      [{ choices: ['not-safe'] }, 'something-else'],
      [{ choices: ['not-sure'], to: { question: 'safe-now' } }, 'something-else'],
      [{ choices: ['abuse'], to: { question: 'urgent-menu' } }, 'abuse'],
      [{ text: '1', to: { question: 'urgent-soft' } }, 'something-else'],
    ];
    for (const [said, card] of asking)
      expect((await talk.send(talk.message(said))).messages[0]).toMatchObject({ kind: 'urgent', card });
    // "Not sure" is no cry for help where it says how sure one feels.
    const sure = talk.message({ choices: ['not-sure'], to: { question: 'confidence' } });
    await expect(talk.send(sure)).rejects.toThrow('could not be read');
  });

  test('a sign that is not plain shows its card at once when no question can be remembered', async () => {
    const store = refusing(await make());
    const talk = talkOver(store);
    await agrees(talk);
    store.refuses.add('save');
    expect(kinds(await talk.says("I can't go on"))).toEqual(['urgent', 'text']);
  });

  test.each(['find', 'save'] as const)(
    'a person in danger is shown who to call within a second when the store hangs at %s, and is kept later',
    async (hung) => {
      const store = hanging(await make());
      const talk = talkOver(store);
      await agrees(talk);
      store.hangs.add(hung);
      for (const said of [{ text: RED }, { command: { name: 'urgent' as const } }]) {
        const message = talk.message(said);
        const asking = talk.send(message);
        talk.time.passes(1000);
        const outcome = await asking;
        expect([outcome.saved, outcome.messages[0]?.kind]).toEqual(['not-saved', 'urgent']);
      }
      expect(talk.logged()).not.toContain('tonight');
      store.goesOn();
      expect((await talk.does('person')).saved).toBe('saved');
      expect((await store.find(talk.key))?.conversation.episodes[0]).toMatchObject({ level: 'red' });
    },
  );

  test('a turn that hangs withholds nothing from who is in danger behind it', async () => {
    const store = hanging(await make());
    const talk = talkOver(store);
    await agrees(talk);
    store.hangs.add('save');
    const stuck = talk.says('my garden');
    const asking = talk.says(RED);
    talk.time.passes(1000);
    expect(kinds(await asking)).toEqual(['urgent', 'text']);
    store.goesOn();
    expect((await stuck).saved).toBe('saved');
  });

  test('who is not in danger waits for the store, and nothing is left waiting for who was answered', async () => {
    const store = hanging(await make());
    const talk = talkOver(store);
    await agrees(talk);
    const before = talk.time.waiting.size;
    await talk.says(RED);
    expect(talk.time.waiting.size).toBe(before);
    await talk.chooses('yes');
    store.hangs.add('save');
    const answering = talk.says('my garden');
    talk.time.passes(1000);
    store.goesOn();
    expect((await answering).saved).toBe('saved');
  });

  test('consent taken back leaves nothing that was said, and given again it brings nothing back', async () => {
    const store = await make();
    const talk = talkOver(store);
    await agrees(talk);
    await talk.says('my garden');
    await talk.chooses('right');
    await talk.does('change', { question: 'privacy' });
    expect((await talk.chooses('refuse')).saved).toBe('not-kept');
    expect(await store.find(talk.key)).toBeUndefined();
    expect(JSON.stringify(await talk.sees())).not.toContain('garden');
    expect((await talk.sees()).answers.map((each) => each.question)).toEqual(['hello', 'privacy']);
    await talk.does('back');
    const again = await talk.chooses('agree');
    expect(again.saved).toBe('saved');
    const kept = await store.find(talk.key);
    expect(JSON.stringify(kept)).not.toContain('garden');
    expect(kinds(again).at(-1)).toBe('question');
    expect((await talk.sees()).answers.map((each) => each.question)).toEqual([
      'hello',
      'privacy',
      'who',
      'age',
    ]);
  });

  test('a repeat from before consent was taken back is still a repeat, and tells nothing of what was said', async () => {
    const talk = talkOver(await make());
    await agrees(talk);
    const [red, message] = [talk.message({ text: RED }), talk.message({ text: 'my garden' })];
    await talk.send(red);
    await talk.chooses('yes');
    await talk.send(message);
    await talk.does('change', { question: 'privacy' });
    await talk.chooses('refuse');
    const [help, said] = [await talk.send(red), await talk.send(message)];
    expect([help.repeat, said.repeat]).toEqual([true, true]);
    expect([kinds(help), kinds(said)]).toEqual([['urgent'], []]);
  });

  test('danger that could not be saved is taken once when it is sent again', async () => {
    const store = refusing(await make());
    const talk = talkOver(store);
    await agrees(talk);
    const message = talk.message({ text: RED });
    store.refuses.add('save');
    await talk.send(message);
    store.refuses.clear();
    const [again, repeat] = [await talk.send(message), await talk.send(message)];
    expect([again.saved, again.repeat, repeat.repeat]).toEqual(['saved', false, true]);
    expect((await store.find(talk.key))?.conversation.episodes).toHaveLength(1);
  });

  test.each(['find', 'save'] as const)(
    'without danger a store that refuses to %s is an error, and the same message is taken once later',
    async (refused) => {
      const store = refusing(await make());
      const talk = talkOver(store);
      await agrees(talk);
      const before = await store.find(talk.key);
      const message = talk.message({ text: 'my garden' });
      store.refuses.add(refused);
      await expect(talk.send(message)).rejects.toThrow(refused === 'find' ? 'could not be read' : 'be saved');
      store.refuses.clear();
      expect(await store.find(talk.key)).toEqual(before);
      const outcome = await talk.send(message);
      expect([outcome.repeat, outcome.saved]).toEqual([false, 'saved']);
      expect((await talk.send(message)).repeat).toBe(true);
      expect(await words(store)).toEqual(['my garden']);
    },
  );

  test('what the cache says is what the walk says after a restart', async () => {
    const store = await make();
    const before = talkOver(store);
    await agrees(before);
    await before.says('I am lonely and I like gardening');
    await before.chooses('right');
    await before.chooses('people', 'active');
    await before.does('back');
    const cached = await before.sees();
    expect(await talkOver(store).sees()).toEqual(cached);
  });

  test('after a restart the next message goes on where it was', async () => {
    const store = await make();
    const before = talkOver(store);
    await agrees(before);
    await before.says('my garden');
    const after = talkOver(store, { clock: () => '2026-11-23T09:00:00.000Z' });
    await after.send(after.message({ choices: ['right'], message: 'after the restart' }));
    expect((await after.sees()).answers.map((each) => each.question)).toEqual([
      'hello',
      'privacy',
      'who',
      'age',
      'safe-now',
      'pace',
      'matters',
      'reflect',
    ]);
  });

  test('two servers on one store do not lose what the other saved', async () => {
    const store = await make();
    const [one, other] = [talkOver(store), talkOver(store)];
    await agrees(one);
    const to = { question: 'matters' };
    const from = (talk: typeof one, text: string): Promise<unknown> =>
      talk.send(talk.message({ text, to, message: `from ${text}` }));
    await Promise.all([from(one, 'my garden'), from(other, 'my dog')]);
    expect((await words(store))?.sort()).toEqual(['my dog', 'my garden']);
  });

  test('conversations do not mix', async () => {
    const store = await make();
    const [one, other] = [
      talkOver(store, { conversation: 'one' }),
      talkOver(store, { conversation: 'other' }),
    ];
    await Promise.all([agrees(one), agrees(other)]);
    await Promise.all([one.says('my garden'), other.says('my dog')]);
    expect([await words(store, 'one'), await words(store, 'other')]).toEqual([['my garden'], ['my dog']]);
  });
});

describe('a conversation that cannot be read', () => {
  /** Somebody talks, the server stops, the file is damaged, and the server starts again. */
  async function damaged() {
    const files = await inFiles();
    const store = await files.open();
    const before = talkOver(store);
    await agrees(before);
    await before.says('my garden');
    await store.close();
    const inside = await readdir(files.folder, { recursive: true });
    const [name = ''] = inside.filter((each) => each.endsWith('.json'));
    const bytes = (await readFile(join(files.folder, name), 'utf8')).replace('garden', 'warden');
    await writeFile(join(files.folder, name), bytes);
    return { ...files, bytes, talk: talkOver(await files.open()) };
  }

  test('is set aside untouched, reported, and never replaced by a new one', async () => {
    const { folder, reports, bytes, talk } = await damaged();
    await expect(talk.says('my dog')).rejects.toThrow(UnreadableConversation);
    await expect(talk.sees()).rejects.toThrow(UnreadableConversation);
    await expect(talk.chooses('start')).rejects.toThrow(UnreadableConversation);
    expect(reports).toHaveLength(1);
    expect(JSON.stringify(reports)).not.toMatch(/garden|warden/);
    const aside = await readdir(join(folder, 'set-aside'));
    expect(aside).toHaveLength(1);
    expect(await readFile(join(folder, 'set-aside', aside[0] ?? ''), 'utf8')).toBe(bytes);
  });

  test('still lets a person in danger see who to call', async () => {
    const { talk } = await damaged();
    const outcome = await talk.says(RED);
    expect([outcome.saved, outcome.messages[0]?.kind]).toEqual(['not-saved', 'urgent']);
    expect(talk.logged()).not.toContain('tonight');
  });
});

describe('what is held before consent', () => {
  const held = (at: string, id = 'one'): Passing => ({
    conversation: newConversation(id),
    said: [],
    version: 1,
    at,
  });

  test('is forgotten an hour after the last message', () => {
    const passing = passingConversations(10);
    passing.keep('one', held('2026-11-22T09:00:00.000Z'));
    expect(passing.find('one', '2026-11-22T10:00:00.000Z')).toBeDefined();
    expect(passing.find('one', '2026-11-22T10:00:01.000Z')).toBeUndefined();
  });

  test('makes way when there are too many, the one left alone longest first', () => {
    const passing = passingConversations(2);
    for (const id of ['one', 'two', 'one', 'three']) passing.keep(id, held('2026-11-22T09:00:00.000Z', id));
    const at = '2026-11-22T09:00:00.000Z';
    expect(['one', 'two', 'three'].map((id) => passing.find(id, at) !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('of strangers who never come back is let go when another one comes', () => {
    const passing = passingConversations(10);
    passing.keep('one', held('2026-11-22T09:00:00.000Z'));
    passing.keep('two', held('2026-11-22T11:00:00.000Z'));
    expect(passing.find('one', '2026-11-22T09:00:01.000Z')).toBeUndefined();
  });

  test('of the last stranger is let go by the clock alone, until the handler is closed', async () => {
    const talk = talkOver(memoryStore());
    await talk.chooses('start');
    const at = '2026-11-22T09:30:00.000Z';
    talk.time.passes(60_000);
    expect((await talk.sees(at)).answers).toHaveLength(1);
    talk.time.isLate('2026-11-22T10:00:01.000Z');
    talk.time.passes(60_000);
    expect((await talk.sees(at)).answers).toEqual([]);
    talk.close();
    expect(talk.time.waiting.size).toBe(0);
  });

  test('begins anew when somebody comes back after an hour', async () => {
    const times = ['2026-11-22T09:00:00.000Z', '2026-11-22T11:00:00.000Z'];
    const talk = talkOver(memoryStore(), { clock: () => times.shift() ?? '2026-11-22T11:00:00.000Z' });
    await talk.chooses('start');
    expect((await talk.sees()).answers).toEqual([]);
  });
});

test('a walked position is given back only for the version it was walked at, and the oldest makes way', () => {
  const { machine, compiled } = guideOfContent();
  const position = walk(machine, compiled, newConversation());
  const cache = positions(2);
  cache.keep('one', 1, position);
  cache.keep('two', 1, position);
  expect([cache.at('one', 1), cache.at('one', 2)]).toEqual([position, undefined]);
  cache.keep('three', 1, position);
  expect([cache.at('one', 1), cache.at('two', 1), cache.at('three', 1)]).toEqual([
    position,
    undefined,
    position,
  ]);
  cache.forget('one');
  expect(cache.at('one', 1)).toBeUndefined();
});

test('a message to a practice nobody knows is an error, and danger in it is still answered', async () => {
  const talk = talkOver(memoryStore());
  const nowhere: Partial<Inbound> = { practice: 'nowhere' };
  await expect(talk.send(talk.message({ text: 'hello', ...nowhere }))).rejects.toThrow(
    "no practice 'nowhere'",
  );
  expect(kinds(await talk.send(talk.message({ text: RED, ...nowhere })))).toEqual(['urgent', 'text']);
});
