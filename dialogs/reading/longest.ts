/** Keeps what was found from each word of a text, and where the longest of each ends. */

/** Which of the last words something began at: bit k stands for the word k before. Nothing reaches back further. */
export type Since = number;

const NONE = -1;

/** Values by the words they were found from, in the order in which they were found: few to a word. */
export class Longest {
  private readonly heads: Int32Array;
  private readonly values: number[] = [];
  private readonly ends: number[] = [];
  private readonly others: number[] = [];

  constructor(words: number) {
    this.heads = new Int32Array(words).fill(NONE);
  }

  /** The value was found at this word, from each of the words it began at. */
  note(value: number, since: Since, at: number): void {
    for (let back = 0, left = since; left !== 0; back++, left >>>= 1)
      if ((left & 1) !== 0) this.noteFrom(at - back, value, at + 1);
  }

  /** The place of the first that was found from a word; less than nought when there is none. */
  first(from: number): number {
    return this.heads[from] ?? NONE;
  }
  /** The place of the one found after it from the same word. */
  next(place: number): number {
    return this.others[place] ?? NONE;
  }
  value(place: number): number {
    return this.values[place] ?? 0;
  }
  to(place: number): number {
    return this.ends[place] ?? 0;
  }

  private noteFrom(from: number, value: number, to: number): void {
    let last = NONE;
    for (let place = this.first(from); place >= 0; place = this.next(place)) {
      if (this.values[place] === value) {
        this.ends[place] = to;
        return;
      }
      last = place;
    }
    const fresh = this.values.push(value) - 1;
    this.ends.push(to);
    this.others.push(NONE);
    if (last === NONE) this.heads[from] = fresh;
    else this.others[last] = fresh;
  }
}
