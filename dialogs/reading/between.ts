/** Counts the slips between two words: a letter missing, too many or another, or two neighbours swapped. */

/** How many slips lie between; what is more than `most` is `most + 1`. */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  const shorter = Math.min(one.length, other.length);
  let [start, alike] = [0, 0];
  while (start < shorter && one[start] === other[start]) start++;
  while (alike < shorter - start && one.at(-1 - alike) === other.at(-1 - alike)) alike++;
  return slipsIn(one.slice(start, one.length - alike), other.slice(start, other.length - alike), most);
}

/** Row by row; where words differ at all it is mostly in a letter or two. */
function slipsIn(one: string, other: string, most: number): number {
  if (one === '' || other === '') return Math.min(most + 1, Math.max(one.length, other.length));
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let a = 1; a <= one.length; a++) {
    const row = [a];
    let least = a;
    for (let b = 1; b <= other.length; b++) {
      const isSame = one[a - 1] === other[b - 1];
      const isSwap = a > 1 && b > 1 && one[a - 1] === other[b - 2] && one[a - 2] === other[b - 1];
      const step = Math.min((last[b] ?? 0) + 1, (row[b - 1] ?? 0) + 1, (last[b - 1] ?? 0) + (isSame ? 0 : 1));
      const slips = isSwap ? Math.min(step, (before[b - 2] ?? 0) + 1) : step;
      row.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length] ?? 0;
}
