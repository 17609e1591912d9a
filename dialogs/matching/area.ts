/** Says whether a point lies where a service says it is for. */
import { kmBetween } from './near.js';
import { nationsAt } from './nations.js';
import type { Area, Point } from './service.js';

/**
 * Whether the area covers the point. `undefined`: nobody can say, because the area is nothing but a name, or because
 * nobody said where the person is.
 */
export function covers(area: Area, at: Point | undefined): boolean | undefined {
  if (area.circles === undefined && area.rings === undefined && area.nations === undefined) return undefined;
  if (at === undefined) return undefined;
  return (
    (area.nations !== undefined && nationsAt(at).some((nation) => area.nations?.includes(nation))) ||
    isDrawnAround(area, at)
  );
}

/** Near a border a service of either nation may be for somebody, and nobody here can say: they ask. */
export function isPerhapsFor(area: Area, at: Point): boolean {
  const nations = nationsAt(at);
  const those = nations.filter((nation) => area.nations?.includes(nation));
  return those.length > 0 && those.length < nations.length && !isDrawnAround(area, at);
}

const isDrawnAround = ({ circles, rings }: Area, at: Point): boolean =>
  (circles?.some((circle) => kmBetween(circle.at, at) <= circle.km) ?? false) ||
  (rings?.some((ring) => isInside(ring, at)) ?? false);

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
