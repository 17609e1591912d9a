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

/** Every part of the week that the schedules touch. */
export function weekOf(schedules: readonly Schedule[]): Week {
  let week = 0;
  for (const { day, opens, closes } of schedules) {
    let from = '00:00';
    for (const [part, to] of PARTS) {
      if (opens < to && closes > from) week |= partOf(day, part);
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
