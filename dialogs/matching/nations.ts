/** Says which nations of the United Kingdom a point may be in: one, or two where it is near a border. */
import type { Area, Point } from './service.js';

export type Nation = NonNullable<Area['nations']>[number];

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

/** The likelier one: the lines above are out by a few km, and so is the middle of a postcode sector. */
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

/** So near a border, in km, the middle of a sector does not say which side of it somebody lives on. */
const NEAR = 8;
/** Where the borders run over land; across the water nobody is near. */
const ON_LAND = {
  scotland: SCOTTISH.filter(([long]) => long >= -3.06 && long <= -2.03).map(([long, lat]) => ({ lat, long })),
  wales: WELSH.filter(([lat]) => lat >= 51.65 && lat <= 53.24).map(([lat, long]) => ({ lat, long })),
};

const known = new WeakMap<Point, readonly Nation[]>();

/** The likelier one first. Of the same point it is worked out once: every service of a nation asks. */
export function nationsAt(at: Point): readonly Nation[] {
  const before = known.get(at);
  if (before !== undefined) return before;
  const nation = nationOf(at);
  const others = (['scotland', 'wales'] as const).flatMap((other): Nation[] => {
    if (!isNearLine(at, ON_LAND[other])) return [];
    return nation === other ? ['england'] : nation === 'england' ? [other] : [];
  });
  const all = [nation, ...others];
  known.set(at, all);
  return all;
}

function isNearLine(at: Point, line: readonly Point[]): boolean {
  return line.some((point, n) => n > 0 && kmToSegment(at, line[n - 1] ?? point, point) <= NEAR);
}

/** As on a flat map around the point: far enough from the pole, and near enough, for that. */
function kmToSegment(at: Point, from: Point, to: Point): number {
  const flat = ({ lat, long }: Point) => ({
    x: (long - at.long) * 111.2 * Math.cos((at.lat * Math.PI) / 180),
    y: (lat - at.lat) * 111.2,
  });
  const [a, b] = [flat(from), flat(to)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(a.x * dx + a.y * dy) / length));
  return Math.hypot(a.x + share * dx, a.y + share * dy);
}
