/** Says at the start and each day which lines to call have to be checked again: a number that has changed helps nobody. */
import { overdueLines, type Alarms } from '../dialogs/danger/alarms.js';
import type { Clock } from './clock.js';
import type { Log } from './log.js';

const DAY = 24 * 60 * 60 * 1000;

/** The lines go on being shown — one that was right is better than none. Returns how to stop. */
export function watchLines(alarms: Pick<Alarms, 'lines'>, clock: Clock, log: Pick<Log, 'warn'>): () => void {
  const look = () => {
    const lines = overdueLines(alarms, clock.now().toISOString().slice(0, 10));
    if (lines.length > 0)
      log.warn(
        { lines },
        'these lines to call were last checked more than 180 days ago: ring each, and write the new date in alarms.yaml',
      );
  };
  look();
  return clock.every(DAY, look);
}
