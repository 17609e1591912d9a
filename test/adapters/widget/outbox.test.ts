/** What waits to be sent from a page: in order, ever more patiently, and at once when there is a connection again. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Sent } from '../../../adapters/widget/page/line.js';
import { outbox, type Outgoing } from '../../../adapters/widget/page/outbox.js';

let comesBack = () => {};
const globals: { addEventListener?: unknown } = globalThis;

beforeEach(() => {
  jest.useFakeTimers();
  // What a browser has and Node lacks.
  globals.addEventListener = (_name: string, run: () => void) => (comesBack = run);
});
afterEach(() => {
  jest.useRealTimers();
  delete globals.addEventListener;
});

/** A line that does what it is told, and notes when it was tried. */
function tried(outcome: () => Sent) {
  const at: number[] = [];
  const told: string[] = [];
  const taken: Outgoing[] = [];
  const box = outbox(
    {
      send: (activity) => {
        at.push(Date.now());
        const sent = outcome();
        if (sent === 'sent')
          taken.push({ type: activity.type, ...(activity.text && { text: activity.text }) });
        return Promise.resolve(sent);
      },
    },
    {
      offline: (is) => told.push(`offline ${is}`),
      sent: () => told.push('sent'),
      refused: () => told.push('refused'),
      expired: () => told.push('expired'),
    },
  );
  return { box, at, told, taken, gaps: () => at.slice(1).map((time, n) => time - (at[n] ?? 0)) };
}
const says = (text: string): Outgoing => ({ type: 'message', text });
const passes = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

test('with no connection it is tried ever more seldom, and at least every half minute', async () => {
  const { box, gaps } = tried(() => 'offline');
  box.send(says('one'));
  await passes(180_000);
  const found = gaps();
  expect(found.length).toBeGreaterThan(6);
  expect(Math.max(...found)).toBeLessThanOrEqual(30_000);
  expect(found[0]).toBeLessThanOrEqual(2000);
  expect(found.slice(0, 4)).toEqual([...found.slice(0, 4)].sort((one, other) => one - other));
  expect(found.at(-1)).toBeGreaterThan(20_000);
});

test('all that waits is sent in order, once, as soon as there is a connection', async () => {
  let isThere = false;
  const { box, told, taken } = tried(() => (isThere ? 'sent' : 'offline'));
  for (const text of ['one', 'two', 'three']) box.send(says(text));
  await passes(60_000);
  expect(taken).toEqual([]);
  isThere = true;
  comesBack();
  await passes(0);
  expect(taken.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  expect(told.filter((each) => each === 'offline false')).toHaveLength(1);
  expect(box.isEmpty()).toBe(true);
  await passes(180_000);
  expect(taken).toHaveLength(3);
});

test.each(['refused', 'expired'] as const)('what is %s is not tried again', async (outcome) => {
  const { box, at, told } = tried(() => outcome);
  box.send(says('one'));
  await passes(180_000);
  expect([at.length, told]).toEqual([1, [outcome]]);
});
