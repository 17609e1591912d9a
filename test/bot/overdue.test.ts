/** Who runs this is told of lines to call that nobody has checked for half a year, at the start and from then on. */
import { expect, test } from '@jest/globals';
import { watchLines } from '../../bot/overdue.js';
import { content } from '../guide.js';
import { handClock } from './talk.js';

const DAY = 24 * 60 * 60 * 1000;

/** The shipped lines, of which one was checked on the day the clock begins. */
function watched() {
  const time = handClock();
  const [[id, line] = []] = Object.entries(content().alarms.lines);
  if (id === undefined || line === undefined) throw new RangeError('there is no line to call');
  const lines = { [id]: { ...line, checked_on: time.clock.now().toISOString().slice(0, 10) } };
  const told: unknown[] = [];
  const stop = watchLines({ lines }, time.clock, { warn: (what: object) => void told.push(what) });
  return { time, id, told, stop };
}

test('a line is named on the day after its check has run out, and each day until it is checked', () => {
  const { time, id, told, stop } = watched();
  const at = (day: string) => {
    time.isLate(`${day}T09:00:00.000Z`);
    time.passes(DAY);
  };
  at('2027-05-21');
  expect(told).toEqual([]);
  at('2027-05-22');
  at('2027-05-23');
  expect(told).toEqual([{ lines: [id] }, { lines: [id] }]);
  stop();
  at('2027-05-24');
  expect(told).toHaveLength(2);
});
