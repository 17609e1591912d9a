/** Writes down beside the directory what was said of a service: by a clinician who rang, or by somebody told no there. */
import type { Outcome } from '../../adapters/alerts/alerts.js';
import { keepLearned } from '../../adapters/directories/kept/learned.js';
import { reportSaidNo } from '../../adapters/directories/kept/reports.js';
import type { ForDirectory } from '../../dialogs/effects.js';

export type ToDirectory = (effect: ForDirectory) => Promise<Outcome>;

/** `data` is the folder. What a full disk refuses is tried again; done twice it is the same as once. */
export const toDirectoryIn =
  (data: string): ToDirectory =>
  async (effect) => {
    try {
      if (effect.kind === 'learned') await keepLearned(data, effect);
      else await reportSaidNo(data, effect.service, effect.at);
      return { kind: 'sent' };
    } catch (problem) {
      return { kind: 'failed', why: problem instanceof Error ? problem.name : 'unknown' };
    }
  };
