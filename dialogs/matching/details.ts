/** Says what a service costs and how fresh its details are, without ever guessing. */
import type { Checked, Costs } from '../conversation.js';
import type { Service } from './service.js';

/** What it costs, in pounds. No cost in the directory means unknown, never free (matching rule 8). */
export function costsOf(service: Service): Costs {
  if (service.cost === undefined) return { kind: 'unknown' };
  const { pounds, first_free } = service.cost;
  return pounds === 0 ? { kind: 'free' } : { kind: 'pounds', amount: pounds, firstFree: first_free };
}

/** How fresh the details are on the ISO date `on`: up to 6 months, up to 12, or older (matching rule 9). */
export const checkedOf = (service: Service, on: string): Checked => checkedWithin(service, boundsOf(on));

/** The same, where the bounds are known already. */
export function checkedWithin({ checked_on }: Service, bounds: Bounds): Checked {
  if (checked_on === undefined) return { state: 'not-checked' };
  return { state: freshness(dayOf(checked_on), bounds), on: checked_on };
}

/** A date as a figure that sorts like it: 20261122 for `2026-11-22`. */
export const dayOf = (date: string): number => Number(date.replaceAll('-', ''));

/** The days six and twelve calendar months before another. */
export type Bounds = { half: number; year: number };
export const boundsOf = (on: string): Bounds => ({ half: before(on, 6), year: before(on, 12) });

/** By the day of its check as `dayOf` writes it; 0: nobody checked. */
export function freshness(checkedOn: number, { half, year }: Bounds): Checked['state'] {
  if (checkedOn === 0) return 'not-checked';
  if (checkedOn >= half) return 'fresh';
  return checkedOn < year ? 'stale' : 'check-before';
}

/** The same day so many months earlier. Plain figures, no clock: a 31st of a short month still sorts where it belongs. */
function before(on: string, months: number): number {
  const [year = 0, month = 0, day = 0] = on.slice(0, 10).split('-').map(Number);
  const all = year * 12 + (month - 1) - months;
  return Math.floor(all / 12) * 10_000 + ((all % 12) + 1) * 100 + day;
}
