/** Reads docs/safety/hazards.yaml, the hazard log that stands beside the program. */
import { join } from 'node:path';
import { HazardLog, type Hazard } from '../dialogs/script/hazards.js';
import { readYaml } from './yaml-files.js';

/** A log that cannot be read is never taken for one without hazards. */
export class BrokenHazardLog extends Error {
  override name = 'BrokenHazardLog';
  constructor(readonly problems: string[]) {
    super(`The hazard log cannot be read:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** Throws `BrokenHazardLog` with everything that is wrong. */
export function readHazards(folder = join(import.meta.dirname, '../docs/safety')): Hazard[] {
  const problems: string[] = [];
  const log = readYaml(folder, 'hazards.yaml', HazardLog, problems);
  if (problems.length > 0 || !log)
    throw new BrokenHazardLog(problems.map((problem) => problem.replace('content/', 'docs/safety/')));
  return log;
}
