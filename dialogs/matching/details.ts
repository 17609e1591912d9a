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
  const { half, year } = boundsOf(on);
  if (checked >= half) return { state: 'fresh', on: checked };
  return { state: checked < year ? 'stale' : 'check-before', on: checked };
}

type Bounds = { on: string; half: string; year: string };
let last: Bounds | undefined;

/** ISO dates six and twelve calendar months before; the last day asked for is remembered, for it is asked thousands of times. */
function boundsOf(on: string): Bounds {
  if (last?.on !== on) last = { on, half: before(on, 6), year: before(on, 12) };
  return last;
}

/** The same day so many months earlier. Plain figures, no clock: a 31st of a short month still sorts where it belongs. */
function before(on: string, months: number): string {
  const [year = 0, month = 0] = on.split('-').map(Number);
  const all = year * 12 + (month - 1) - months;
  return `${String(Math.floor(all / 12)).padStart(4, '0')}-${String((all % 12) + 1).padStart(2, '0')}${on.slice(7, 10)}`;
}
