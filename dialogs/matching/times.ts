/** Turns opening times into the parts of a week that people think in. */
import type { Schedule } from './service.js';
import type { Suits } from './suggestion.js';

export type Part = 'morning' | 'afternoon' | 'evening';
export type Slot = { day: Schedule['day']; part: Part };

/** Where each part ends. */
const PARTS: readonly [Part, string][] = [
  ['morning', '12:00'],
  ['afternoon', '17:00'],
  ['evening', '24:00'],
];

/** Each part of the week that a schedule touches, once, in the order of the schedules. */
export function slots(schedules: readonly Schedule[]): readonly Slot[] {
  const before = known.get(schedules);
  if (before !== undefined) return before;
  const made = slotsOf(schedules);
  known.set(schedules, made);
  return made;
}

/** Of the schedules of an index, which never change. */
const known = new WeakMap<readonly Schedule[], readonly Slot[]>();

function slotsOf(schedules: readonly Schedule[]): Slot[] {
  const found = new Map<string, Slot>();
  for (const { day, opens, closes } of schedules) {
    let from = '00:00';
    for (const [part, to] of PARTS) {
      if (opens < to && closes > from) found.set(`${day} ${part}`, { day, part });
      from = to;
    }
  }
  return [...found.values()];
}

/** Whether a slot is in a part of the week that somebody asked for. */
export function isIn({ day, part }: Slot, suits: Suits): boolean {
  const weekend = day === 'saturday' || day === 'sunday';
  if (suits === 'weekend') return weekend;
  if (suits === 'weekday') return !weekend;
  return part === suits;
}

/** Whether a slot suits somebody who works or cares on weekdays in the day. */
export function outsideWorkingDay({ day, part }: Slot): boolean {
  return part === 'evening' || day === 'saturday' || day === 'sunday';
}
