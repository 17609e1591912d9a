/** How figures are written: shares, ranges, changes in points. */
import type { Counted } from '../figures/counted.js';

/** What stands where nothing was measured. */
export const NOTHING = '–';

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const whole = (share: number) => (share * 100).toFixed(0);

/** "94 % (72–99)": the share and the range the true one most likely lies in. */
export const withRange = ({ of, share, from, to }: Counted): string =>
  of === 0 ? NOTHING : `${whole(share)} % (${whole(from)}–${whole(to)})`;

export const shareOf = (counted: Counted): string => (counted.of === 0 ? NOTHING : percent(counted.share));

export const upToOne = (figure: number): string => figure.toFixed(3);

/** Points of a hundred, with their sign: "−2.3". */
export function points(change: number | undefined): string {
  if (change === undefined) return NOTHING;
  const figure = Math.abs(change * 100).toFixed(1);
  if (Number(figure) === 0) return '0.0';
  return `${change < 0 ? '−' : '+'}${figure}`;
}
