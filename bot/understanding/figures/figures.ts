/** Everything that is measured in one run: counts and shares, never a sentence. */
import type { Half } from '../corpora/read.js';
import type { Cold } from './cold-start.js';
import type { DangerFigures } from './danger.js';
import type { FalseFigures } from './false-alarms.js';
import type { MutatedFigures } from './mutated.js';
import type { NeedFigures } from './needs.js';
import type { Speed } from './speed.js';

export type HalfFigures = {
  sentences: number;
  needs: NeedFigures;
  danger: DangerFigures;
  false: FalseFigures;
  /** By the name of the mutator; left out in a quick run. */
  mutated?: Record<string, MutatedFigures>;
};

export type Figures = {
  /** The day, the program's content and the computer they hold for. */
  on: string;
  content: string;
  node: string;
  computer: string;
  halves: Partial<Record<Half, HalfFigures>>;
  cold: Cold;
  speed: Speed;
};
