/** Keeps the figures of the very first run on the blind half: written once, and never again. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Figures } from '../figures/figures.js';
import { TARGETS, valueIn } from '../targets.js';

const FirstRun = z.looseObject({
  on: z.iso.date(),
  /** What was run, where that has to be said. */
  about: z.string().optional(),
  targets: z.record(z.string(), z.number()),
});
export type FirstRun = z.infer<typeof FirstRun>;

export class AlreadyKept extends Error {
  override name = 'AlreadyKept';
  constructor(path: string) {
    super(`${path} is there already: the first blind run is kept once and never again`);
  }
}

export const firstRunIn = (path: string): FirstRun | undefined =>
  existsSync(path) ? FirstRun.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;

/** Asked before anything is measured: a run takes minutes. */
export function refuseSecond(path: string): void {
  if (existsSync(path)) throw new AlreadyKept(path);
}

export function keepFirst(path: string, figures: Figures): void {
  refuseSecond(path);
  const targets = Object.fromEntries(
    TARGETS.map((target): [string, number | undefined] => [target.id, valueIn(figures, 'blind', target)]),
  );
  const { on, content, node, computer, speed, cold } = figures;
  const kept = { on, content, node, computer, targets, blind: figures.halves.blind, speed, cold };
  writeFileSync(path, `${JSON.stringify(kept, null, 2)}\n`, { flag: 'wx' });
}
