/** So many of so many, as a share, with the range the true share most likely lies in. */

export type Counted = {
  hit: number;
  of: number;
  share: number;
  /** A 95 % Wilson interval. */
  from: number;
  to: number;
};

/** Of a standard normal distribution, for 95 %. */
const Z = 1.959964;

export function counted(hit: number, of: number): Counted {
  if (of === 0) return { hit, of, share: 0, from: 0, to: 1 };
  const share = hit / of;
  const spread = 1 + Z ** 2 / of;
  const middle = share + Z ** 2 / (2 * of);
  const reach = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return {
    hit,
    of,
    share,
    // At nought and at all the formula's own ends are exact; sums of fractions are not.
    from: hit === 0 ? 0 : (middle - reach) / spread,
    to: hit === of ? 1 : (middle + reach) / spread,
  };
}

/** How many of a list are so. */
export const countOf = <T>(all: readonly T[], is: (each: T) => boolean): Counted =>
  counted(all.filter(is).length, all.length);
