/** Turns opening times into the parts of a week that people think in. */
import type { Schedule } from './service.js';
import type { Suits } from './suggestion.js';

export type Part = 'morning' | 'afternoon' | 'evening';

/** Parts of a week, a bit for each: three for Monday, then three for Tuesday. Two weeks are compared in one step. */
export type Week = number;

/** Where each part ends. */
const PARTS: readonly [Part, string][] = [
  ['morning', '12:00'],
  ['afternoon', '17:00'],
  ['evening', '24:00'],
];
const DAYS: readonly Schedule['day'][] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

/** One part of one day. */
export const partOf = (day: Schedule['day'], part: Part): Week =>
  1 << (DAYS.indexOf(day) * PARTS.length + PARTS.findIndex(([name]) => name === part));

/** So many minutes in a part of a day are worth coming for. */
const WORTH = 60;

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Every part of the week that an hour of the schedules falls into, or half of what is shorter. */
export function weekOf(schedules: readonly Schedule[]): Week {
  let week = 0;
  for (const { day, opens, closes } of schedules) {
    const [start, end] = [minutes(opens), minutes(closes)];
    let from = 0;
    for (const [part, until] of PARTS) {
      const to = minutes(until);
      const there = Math.min(end, to) - Math.max(start, from);
      if (there > 0 && there >= Math.min(WORTH, (end - start) / 2)) week |= partOf(day, part);
      from = to;
    }
  }
  return week;
}

function weekWhere(holds: (day: Schedule['day'], part: Part) => boolean): Week {
  let week = 0;
  for (const day of DAYS) for (const [part] of PARTS) if (holds(day, part)) week |= partOf(day, part);
  return week;
}

const isWeekend = (day: Schedule['day']) => day === 'saturday' || day === 'sunday';

const SUITS: Readonly<Record<Suits, Week>> = {
  morning: weekWhere((_day, part) => part === 'morning'),
  afternoon: weekWhere((_day, part) => part === 'afternoon'),
  evening: weekWhere((_day, part) => part === 'evening'),
  weekend: weekWhere(isWeekend),
  weekday: weekWhere((day) => !isWeekend(day)),
};

/** All that suits somebody who said these. */
export const suiting = (suits: readonly Suits[]): Week => suits.reduce((week, each) => week | SUITS[each], 0);

/** What suits somebody who works or cares on weekdays in the day. */
export const OUTSIDE_WORKING_DAY: Week = SUITS.evening | SUITS.weekend;
