/** Remembers where steps lead, by two numbers: one line of memory holds a whole step, and nothing is made for each. */

/** Nothing was ever remembered of a step. */
export const UNKNOWN = -1;

/** A drawer is four numbers side by side, the last of them unused: the two, the first and one more, and what was kept. */
const WIDTH = 4;
const KEPT = 2;
const SPREAD = 0x9e3779b1;
const SPREAD_OTHER = 0x85ebca6b;
const FEWEST_BITS = 10;

/** Numbers by two numbers, from nought each. It grows: at least half of its drawers are empty. */
export class Steps {
  private bits = FEWEST_BITS;
  private drawers = new Int32Array(WIDTH << FEWEST_BITS);
  private many = 0;

  get(from: number, by: number): number {
    const at = this.placeOf(from, by);
    return this.drawers[at] === 0 ? UNKNOWN : (this.drawers[at + KEPT] ?? 0);
  }

  set(from: number, by: number, kept: number): void {
    if (2 * this.many >= this.drawers.length / WIDTH) this.grow();
    const at = this.placeOf(from, by);
    if (this.drawers[at] === 0) this.many++;
    this.drawers[at] = from + 1;
    this.drawers[at + 1] = by;
    this.drawers[at + KEPT] = kept;
  }

  clear(): void {
    this.drawers.fill(0);
    this.many = 0;
  }

  /** Where the drawer of a step begins, or the empty one where it would go. */
  private placeOf(from: number, by: number): number {
    const { drawers } = this;
    const drawer = (Math.imul(from, SPREAD) ^ Math.imul(by, SPREAD_OTHER)) >>> (32 - this.bits);
    let at = drawer * WIDTH;
    while (drawers[at] !== 0 && (drawers[at] !== from + 1 || drawers[at + 1] !== by))
      at = (at + WIDTH) & (drawers.length - 1);
    return at;
  }

  private grow(): void {
    const before = this.drawers;
    this.bits++;
    this.drawers = new Int32Array(2 * before.length);
    for (let at = 0; at < before.length; at += WIDTH)
      if (before[at] !== 0)
        this.drawers.set(
          before.subarray(at, at + WIDTH),
          this.placeOf((before[at] ?? 0) - 1, before[at + 1] ?? 0),
        );
  }
}
