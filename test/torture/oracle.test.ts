/** What the fault campaign holds a record against: it sees a real fault of order, and takes no sound record for one. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { nameOf } from '../../adapters/channels/form.js';
import type { Kept } from '../../adapters/stores/store.js';
import { acknowledgements, type Log } from '../../bot/torture/known.js';
import { findings } from '../../bot/torture/oracle.js';
import type { Fate } from '../../bot/torture/server.js';
import { keptOf } from '../adapters/stores/kept.js';

const AT = '2026-11-22T09:00:00.000Z';
const ID = 'anna';

let folder: string;
let log: Log;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oracle-'));
  log = acknowledgements(join(folder, 'told.jsonl'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const form = (name: string) => `message=${name.padEnd(24, '-')}&choice=yes`;
const send = (name: string, by = 'p0') => log.sent(ID, by, form(name));
const hear = (name: string, fate: Fate, by = 'p0') => log.heard(ID, by, form(name), { fate, text: '' });
function say(name: string, fate: Fate, by = 'p0'): void {
  send(name, by);
  hear(name, fate, by);
}

/** With these messages in this order, the first so many of them from before consent. */
function record(names: string[], before = 0): Kept {
  const kept = keptOf({ version: names.length });
  return {
    ...kept,
    said: names.map((name) => ({ message: nameOf(form(name)), at: AT, messages: [] })),
    audit: names.map((_, n) => ({ at: AT, version: n + 1, what: 'turn' })).slice(before),
  };
}

/** A first look. */
const faultsOf = (kept: Kept) => findings({ ...log.of(ID) }, kept).map(({ fault }) => fault);

describe('the order of what was kept', () => {
  test('is broken where a message stands before one that was kept when it was sent', () => {
    for (const name of ['one', 'two', 'three']) say(name, 'kept');
    expect(faultsOf(record(['one', 'two', 'three']))).toEqual([]);
    expect(faultsOf(record(['one', 'three', 'two']))).toEqual(['out of order']);
    expect(faultsOf(record(['three', 'one', 'two']))).toEqual(['out of order']);
  });

  test('holds for those who share a conversation, too', () => {
    say('hers', 'kept', 'p0');
    say('his', 'kept', 'p1');
    expect(faultsOf(record(['his', 'hers']))).toEqual(['out of order']);
  });

  test('holds for a message whose answer nobody heard', () => {
    say('one', 'kept');
    send('two');
    expect(faultsOf(record(['two', 'one']))).toEqual(['out of order']);
  });

  test('is either of two that were on their way at the same time', () => {
    send('hers', 'p0');
    send('his', 'p1');
    hear('his', 'kept', 'p1');
    hear('hers', 'kept', 'p0');
    expect(faultsOf(record(['hers', 'his']))).toEqual([]);
    expect(faultsOf(record(['his', 'hers']))).toEqual([]);
  });

  test('is not broken by what was answered before consent and sent once more later, in any order', () => {
    say('hello', 'unsure');
    say('privacy', 'unsure');
    say('agree', 'kept');
    hear('privacy', 'kept', 'p0 again');
    hear('hello', 'kept', 'p0 again');
    expect(faultsOf(record(['hello', 'privacy', 'agree'], 2))).toEqual([]);
  });

  test('is that of a new sending for what a restart forgot before consent', () => {
    say('hello', 'unsure');
    say('privacy', 'unsure');
    hear('privacy', 'unsure', 'p0 again');
    say('agree', 'kept');
    hear('hello', 'kept', 'p0 again');
    say('next', 'kept');
    expect(faultsOf(record(['privacy', 'agree', 'hello', 'next'], 1))).toEqual([]);
    expect(faultsOf(record(['privacy', 'agree', 'next', 'hello'], 1))).toEqual(['out of order']);
  });
});
