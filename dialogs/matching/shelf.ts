/** Keeps the open services of one need by where they are, so that only those near a person are looked at. */
import type { Facts } from './facts.js';
import type { Point } from './service.js';

/** Degrees of a cell, about 11 km north to south. */
const CELL = 0.1;
/** What reaches further than this many km is looked at for everybody. */
const FAR = 40;

export type Shelf = {
  /** National, by phone or online, or with a wide reach: wherever somebody is. */
  readonly everywhere: readonly Facts[];
  /** By cell; one that stands in several cells is in each. */
  readonly cells: ReadonlyMap<number, readonly Facts[]>;
  /** The furthest reach of what is in cells, in km. */
  readonly reach: number;
};

export type Filling = { everywhere: Facts[]; cells: Map<number, Facts[]>; reach: number };

export const emptyShelf = (): Filling => ({ everywhere: [], cells: new Map(), reach: 0 });

export function put(facts: Facts, shelf: Filling): void {
  const { reach, spots, hasRemoteHalf } = facts;
  if (reach === undefined || reach > FAR || hasRemoteHalf) {
    shelf.everywhere.push(facts);
    return;
  }
  // Local and nowhere: nobody can say that it reaches them.
  for (const cell of new Set(spots.map(({ spot }) => cellOf(spot)))) {
    const there = shelf.cells.get(cell);
    if (there === undefined) shelf.cells.set(cell, [facts]);
    else there.push(facts);
  }
  shelf.reach = Math.max(shelf.reach, reach);
}

/** Everything that may reach a point, in no order; `times` further than it says. */
export function nearTo(at: Point | undefined, shelf: Shelf, times = 1): readonly Facts[] {
  if (at === undefined || shelf.cells.size === 0) return shelf.everywhere;
  const km = shelf.reach * times;
  const lat = km / 111;
  const long = km / (111 * Math.max(0.2, Math.cos((at.lat * Math.PI) / 180)));
  const found = [...shelf.everywhere];
  const several = new Set<Facts>();
  for (let row = Math.floor((at.lat - lat) / CELL); row <= Math.floor((at.lat + lat) / CELL); row++)
    for (
      let column = Math.floor((at.long - long) / CELL);
      column <= Math.floor((at.long + long) / CELL);
      column++
    )
      for (const facts of shelf.cells.get(row * COLUMNS + column) ?? []) {
        // Only what stands at several places can stand in several cells.
        if (facts.spots.length > 1) several.add(facts);
        else found.push(facts);
      }
  found.push(...several);
  return found;
}

const COLUMNS = 10_000;
const cellOf = ({ lat, long }: Point) => Math.floor(lat / CELL) * COLUMNS + Math.floor(long / CELL);
