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
export function checkedOf(service: Service, on: string): Checked {
  const checked = service.checked_on;
  if (checked === undefined) return { state: 'not-checked' };
  if (!isOlder(checked, 6, on)) return { state: 'fresh', on: checked };
  return { state: isOlder(checked, 12, on) ? 'stale' : 'check-before', on: checked };
}

/** Whether more than so many calendar months lie between two ISO dates. Plain figures: no clock, no time zone. */
function isOlder(then: string, months: number, on: string): boolean {
  const [year = 0, month = 0, day = 0] = then.split('-').map(Number);
  const [onYear = 0, onMonth = 0, onDay = 0] = on.split('-').map(Number);
  const between = (onYear - year) * 12 + (onMonth - month);
  return between > months || (between === months && onDay > day);
}
