/** A queue that gives the earliest first, however many wait in it. */

/** What waits, and until when: in milliseconds. */
export type Dated = { name: string; at: number };

export interface Heap {
  push(item: Dated): void;
  /** The earliest, left in its place. */
  first(): Dated | undefined;
  /** Takes the earliest out. */
  shift(): Dated | undefined;
  readonly size: number;
}

export function heapOf(given: Dated[] = []): Heap {
  // A binary tree in an array: the children of n are 2n + 1 and 2n + 2, and none comes before its parent. What is in
  // order is such a tree.
  const items = given.toSorted((one, other) => one.at - other.at);
  const at = (place: number) => items[place]?.at ?? Infinity;
  function swap(one: number, other: number): void {
    const [a, b] = [items[one], items[other]];
    if (a === undefined || b === undefined) return;
    items[one] = b;
    items[other] = a;
  }

  return {
    push(item) {
      items.push(item);
      for (let place = items.length - 1; place > 0;) {
        const parent = (place - 1) >> 1;
        if (at(parent) <= at(place)) break;
        swap(place, parent);
        place = parent;
      }
    },
    first: () => items[0],
    shift() {
      const [first] = items;
      const last = items.pop();
      if (last === undefined || items.length === 0) return first;
      items[0] = last;
      for (let place = 0; ;) {
        const [left, right] = [2 * place + 1, 2 * place + 2];
        const child = at(right) < at(left) ? right : left;
        if (at(place) <= at(child)) return first;
        swap(place, child);
        place = child;
      }
    },
    get size() {
      return items.length;
    },
  };
}
