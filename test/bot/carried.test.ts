/** A person who was told that staff are being told may erase what they said: staff are told all the same, and of nothing else. */
import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../adapters/alerts/alerts.js';
import { memoryStore } from '../../adapters/stores/memory.js';
import type { Kept, Store } from '../../adapters/stores/store.js';
import { handler } from '../../bot/handle.js';
import { linksIn } from '../../bot/links.js';
import { payments } from '../../bot/pay.js';
import { guideWithAlerts, indexOfContent } from '../guide.js';
import { after, settled, staffThat, START, tokenIn } from './staff.js';
import { handClock, PRACTICE } from './talk.js';

const ID = 'anna-of-the-cookie';
const RED = 'I am going to kill myself tonight';
const FAILED: Outcome = { kind: 'failed', why: 'ECONNREFUSED' };

/** Somebody who agreed, told of danger and erased everything, over a server whose mail does as told. */
async function erasedAfterDanger(outcomes: Outcome[], store: Store = memoryStore()) {
  const time = handClock();
  time.isLate(START);
  const guide = guideWithAlerts('policy');
  const { staff, told } = staffThat(outcomes);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const links = linksIn({ store, practices: [PRACTICE], clock: time.clock });
  const wiring = { guide, store, log, clock: time.clock };
  const loop = payments({
    ...wiring,
    ...{ staff, publicUrl: 'https://chat.example.org', linked: links.linked, random: () => 0.5 },
  });
  const { handle } = handler({ ...wiring, services: indexOfContent, owes: (at) => loop.wake(at) });
  let count = 0;
  const send = async (said: object) => {
    const message = `message ${++count}`;
    const of = { practice: PRACTICE, conversation: ID, language: 'en', channel: 'test', at: START, message };
    const outcome = await handle({ ...of, ...said });
    await settled();
    return outcome;
  };
  for (const choice of ['start', 'agree', 'me', '18-64']) await send({ choices: [choice] });
  await send({ text: RED });
  return {
    ...{ store, told, links, send },
    isLate: async (minutes: number) => {
      time.isLate(after(minutes));
      time.passes(60_000);
      await settled();
    },
    async all(): Promise<Kept[]> {
      return (await store.page(undefined, 10)).kept;
    },
    close: async () => {
      const closed = loop.close();
      time.passes(60_000);
      await closed;
    },
  };
}

describe('an alert that could not be sent yet', () => {
  test('goes out after its conversation was erased, with nothing of what was said', async () => {
    const one = await erasedAfterDanger([FAILED]);
    expect(one.told).toHaveLength(1);
    expect((await one.send({ command: { name: 'erase-now' } })).saved).toBe('erased');
    expect(await one.store.find({ practice: PRACTICE, id: ID })).toBeUndefined();
    await one.isLate(1);
    expect(one.told).toHaveLength(2);
    // The same message to whoever gets it: the same name, and the same reference.
    expect(one.told[1]?.id).toBe(one.told[0]?.id);
    expect(one.told[1]?.message.facts).toEqual(one.told[0]?.message.facts);
    const left = JSON.stringify(await one.all());
    expect(left).not.toContain(RED);
    expect(left).not.toContain(ID);
    expect(left).not.toContain('18-64');
    await one.close();
  });

  test('is followed up at the second address, can be seen, and then is gone after its links', async () => {
    const one = await erasedAfterDanger([]);
    await one.send({ command: { name: 'erase-now' } });
    expect(one.told).toHaveLength(1);
    expect(await one.links.look(tokenIn(one.told[0]))).toEqual({ kind: 'open' });
    await one.isLate(16);
    expect(one.told.map(({ who }) => who)).toEqual(['first', 'second']);
    expect((await one.links.press(tokenIn(one.told[1]))).kind).toBe('seen');
    await one.isLate(60);
    expect(one.told).toHaveLength(2);
    expect((await one.store.counts()).conversations).toBe(1);
    await one.isLate(9 * 24 * 60);
    expect((await one.store.counts()).conversations).toBe(0);
    await one.close();
  });

  test('that staff saw before is over with the erasure', async () => {
    const one = await erasedAfterDanger([]);
    await one.links.press(tokenIn(one.told[0]));
    await one.send({ command: { name: 'erase-now' } });
    expect((await one.store.counts()).conversations).toBe(0);
    await one.isLate(60);
    expect(one.told).toHaveLength(1);
    await one.close();
  });

  test('goes out after an age under 13 was said, which keeps nothing either', async () => {
    const one = await erasedAfterDanger([FAILED]);
    await one.send({ choices: ['yes'] });
    await one.send({ command: { name: 'change', question: 'age' } });
    expect((await one.send({ choices: ['under-13'] })).saved).toBe('not-kept');
    expect(await one.store.find({ practice: PRACTICE, id: ID })).toBeUndefined();
    await one.isLate(1);
    expect(one.told).toHaveLength(2);
    await one.close();
  });

  test('keeps its conversation where it cannot be carried on: nothing is told to be erased', async () => {
    const inner = memoryStore();
    let isFull = false;
    const full: Store = {
      ...inner,
      save: (commit) => (isFull ? Promise.reject(new Error('ENOSPC')) : inner.save(commit)),
    };
    const one = await erasedAfterDanger([FAILED], full);
    isFull = true;
    await expect(one.send({ command: { name: 'erase-now' } })).rejects.toThrow('ENOSPC');
    expect(await one.store.find({ practice: PRACTICE, id: ID })).toBeDefined();
    isFull = false;
    await one.close();
  });
});
