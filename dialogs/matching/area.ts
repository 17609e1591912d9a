/** Says whether a point lies where a service says it is for, and which nation of Great Britain it is in. */
import { kmBetween } from './near.js';
import type { Area, Point } from './service.js';

export type Nation = NonNullable<Area['nations']>[number];

/**
 * Whether the area covers the point. `undefined`: nobody can say, because the area is nothing but a name, or because
 * nobody said where the person is.
 */
export function covers(area: Area, at: Point | undefined): boolean | undefined {
  if (area.circles === undefined && area.rings === undefined && area.nations === undefined) return undefined;
  if (at === undefined) return undefined;
  return (
    (area.nations?.includes(nationOf(at)) ?? false) ||
    (area.circles?.some((circle) => kmBetween(circle.at, at) <= circle.km) ?? false) ||
    (area.rings?.some((ring) => isInside(ring, at)) ?? false)
  );
}

/** By how often a line east from the point crosses the ring. */
function isInside(ring: readonly (readonly [number, number])[], { lat, long }: Point): boolean {
  let inside = false;
  let [fromLong, fromLat] = ring.at(-1) ?? [0, 0];
  for (const [toLong, toLat] of ring) {
    if (fromLat > lat !== toLat > lat) {
      const crosses = ((toLong - fromLong) * (lat - fromLat)) / (toLat - fromLat) + fromLong;
      if (long < crosses) inside = !inside;
    }
    [fromLong, fromLat] = [toLong, toLat];
  }
  return inside;
}

/** The border between England and Scotland from west to east, as [longitude, latitude]; out by a few km at most. */
const SCOTTISH = [
  [-6.5, 54.55],
  [-4.4, 54.6],
  [-3.6, 54.86],
  [-3.06, 54.98],
  [-2.86, 55.11],
  [-2.65, 55.24],
  [-2.48, 55.36],
  [-2.25, 55.43],
  [-2.18, 55.53],
  [-2.33, 55.63],
  [-2.2, 55.68],
  [-2.03, 55.81],
  [0, 56],
] as const;

/** The border between Wales and England from north to south, as [latitude, longitude]. */
const WELSH = [
  [53.5, -3.35],
  [53.4, -3.27],
  [53.35, -3.22],
  [53.3, -3.13],
  [53.24, -3.05],
  [53.17, -2.95],
  [53.08, -2.9],
  [53.0, -2.84],
  [52.95, -2.87],
  [52.93, -3.03],
  [52.91, -3.08],
  [52.85, -3.11],
  [52.75, -3.1],
  [52.65, -3.08],
  [52.5, -3.11],
  [52.36, -3.01],
  [52.25, -2.99],
  [52.14, -3.12],
  [52.05, -3.11],
  [51.94, -3.0],
  [51.915, -2.85],
  [51.88, -2.78],
  [51.84, -2.7],
  [51.81, -2.67],
  [51.7, -2.67],
  [51.66, -2.675],
  [51.64, -2.672],
  [51.6, -2.66],
  [51.55, -2.75],
  [51.45, -2.95],
  [51.2, -3.4],
] as const;

/** Near the borders it may be the other side: areas in a feed are no finer. */
export function nationOf({ lat, long }: Point): Nation {
  if (long < -5.42 && lat > 54 && lat < 55.32) return 'northern-ireland';
  if (lat > along(SCOTTISH, long)) return 'scotland';
  const east = WELSH[0][0] >= lat && lat >= 51.35 ? along([...WELSH].reverse(), lat) : -Infinity;
  return long < east ? 'wales' : 'england';
}

/** The second coordinate of a line at so much of its first, which grows. */
function along(line: readonly (readonly [number, number])[], at: number): number {
  let before = line[0] ?? [0, 0];
  for (const point of line) {
    if (point[0] >= at) {
      const share = point[0] === before[0] ? 0 : (at - before[0]) / (point[0] - before[0]);
      return before[1] + share * (point[1] - before[1]);
    }
    before = point;
  }
  return before[1];
}
