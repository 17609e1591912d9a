/** What is added to the rules' findings: only what is likely enough, and danger only ever where they saw none. */
import { likelihood } from './step.js';
import type { Weighed, Weighing } from './weigh.js';

/** Found by leaving one writer out at a time; see content/weights/README.md. */
type Limits = {
  /** How sure it must be that there is any need at all. */
  any: number;
  /** How likely the need itself must be, where one is there at all. */
  need: number;
};

const ALONE: Limits = { any: 0.8, need: 0.18 };
/** Where a weak cue of the rules says the same. */
const WITH_CUE: Limits = { any: 0.5, need: 0.03 };
/** How sure it must be of danger. */
const DANGER = { alone: 0.44, withCue: 0.27 };

/** The needs to add. `cues` are needs a weak rule hints at. */
export function needsToAdd({ anyNeed, needs }: Weighing, cues: ReadonlySet<string> = new Set()): Weighed[] {
  return needs.filter(({ id, probability }) => {
    const { any, need } = cues.has(id) ? WITH_CUE : ALONE;
    return anyNeed >= any && probability >= need;
  });
}

/** The danger to add, as AMBER and never more, where the rules saw none. */
export function dangerToAdd(
  { anyDanger, danger }: Weighing,
  cues: ReadonlySet<string> = new Set(),
): Weighed | undefined {
  const [likeliest] = danger;
  if (likeliest === undefined) return undefined;
  const hinted = danger.find(({ id }) => cues.has(id));
  if (hinted !== undefined && sureness(anyDanger, hinted) >= DANGER.withCue) return hinted;
  return sureness(anyDanger, likeliest) >= DANGER.alone ? likeliest : undefined;
}

/** Both the kind and "danger of any kind" have their say: the middle between their odds. */
const sureness = (any: number, { probability }: Weighed) =>
  likelihood((oddsOf(any) + oddsOf(probability)) / 2);

const oddsOf = (probability: number) => Math.log(probability / (1 - probability));
