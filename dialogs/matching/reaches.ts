/** Says quickly which services are too far from somebody, before how far they are is worked out. */
import type { Facts } from './facts.js';
import type { Spot } from './near.js';

/** By their place in the index: where a service is and how many km it reaches; Infinity where that is not so plain. */
export type Reaches = { lat: Float64Array; long: Float64Array; km: Float64Array };

/** What reaches further has the curve of the earth in it. */
const PLAIN = 40;
/** Km in a degree, a little less than there are: nothing that may be in reach is left out. */
const DEGREE = 108;

export function reachesOf(all: readonly (Facts | undefined)[]): Reaches {
  const [lat, long] = [new Float64Array(all.length), new Float64Array(all.length)];
  const km = new Float64Array(all.length).fill(Infinity);
  for (const [at, facts] of all.entries()) {
    const [only, ...more] = facts?.spots ?? [];
    if (facts?.reach === undefined || facts.reach > PLAIN || facts.hasRemoteHalf) continue;
    if (only === undefined || more.length > 0) continue;
    [lat[at], long[at], km[at]] = [only.spot.lat, only.spot.long, facts.reach];
  }
  return { lat, long, km };
}

/** Whether the one at a place in the index is surely too far, were its reach `wider` times as wide. */
export function isTooFar(
  { lat, long, km }: Reaches,
  at: number,
  here: Spot | undefined,
  wider: number,
): boolean {
  if (here === undefined) return false;
  const reach = (km[at] ?? Infinity) * wider;
  return (
    Math.abs((lat[at] ?? 0) - here.lat) * DEGREE > reach ||
    Math.abs((long[at] ?? 0) - here.long) * DEGREE * here.cos > reach
  );
}
