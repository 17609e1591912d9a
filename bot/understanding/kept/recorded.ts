/** Keeps the bounds a release is held to in a file, and lowers them only when somebody says why. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { worsened, type Bounds } from './gate.js';

const Share = z.record(z.string(), z.number().min(0).max(1));

const Recorded = z.strictObject({
  on: z.iso.date(),
  atLeast: Share,
  atMost: Share,
  /** Every time a bound was given up: when, why, and what it was. */
  lowered: z.array(
    z.strictObject({ on: z.iso.date(), why: z.string().min(1), what: z.record(z.string(), z.string()) }),
  ),
});
export type Recorded = z.infer<typeof Recorded>;

export class WouldLower extends Error {
  override name = 'WouldLower';
  constructor(path: string, worse: Readonly<Record<string, string>>) {
    super(
      `${path} was left as it is, because this is worse than what it holds:\n` +
        Object.entries(worse)
          .map(([name, change]) => `  - ${name}: ${change}`)
          .join('\n') +
        '\nIf it has to be, say why: npm run evaluate -- --record --lower "why"',
    );
  }
}

export const recordedIn = (path: string): Recorded | undefined =>
  existsSync(path) ? Recorded.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;

/** Throws `WouldLower` when something is worse than before and no reason is given. */
export function record(path: string, now: Bounds, on: string, why?: string): void {
  const before = recordedIn(path);
  const worse = before === undefined ? {} : worsened(now, before);
  const isWorse = Object.keys(worse).length > 0;
  if (isWorse && !why?.trim()) throw new WouldLower(path, worse);
  const lowered = [
    ...(before?.lowered ?? []),
    ...(isWorse && why ? [{ on, why: why.trim(), what: worse }] : []),
  ];
  const recorded: Recorded = {
    on,
    atLeast: rounded(now.atLeast, Math.floor),
    atMost: rounded(now.atMost, Math.ceil),
    lowered,
  };
  writeFileSync(path, `${JSON.stringify(recorded, null, 2)}\n`);
}

/** Never beyond what was measured. */
const rounded = (shares: Readonly<Record<string, number>>, round: (value: number) => number) =>
  Object.fromEntries(
    Object.entries(shares).map(([name, share]) => [name, round(Number((share * 1e4).toFixed(6))) / 1e4]),
  );
