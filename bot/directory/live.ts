/** The directory of a running server: it takes up what is imported or added meanwhile, and never waits for it. */
import { takenAside } from '../../adapters/directories/kept/aside.js';
import { BrokenRecord } from '../../adapters/directories/kept/by-service.js';
import { sweepDesk } from '../../adapters/directories/kept/desk.js';
import { buildIndex, type Index } from '../../dialogs/matching/index.js';
import type { Service } from '../../dialogs/matching/service.js';
import type { Log } from '../log.js';
import { indexInSteps, markOf, wholeDirectory } from './whole.js';

/** How often it is looked whether something changed, in milliseconds. */
const EVERY = 1000;

export type Live = { index: () => Index; close: () => void };

/**
 * What ships serves at once; what was imported follows before anybody can be late. A folder or a feed that cannot be
 * read is logged, and what served before serves on.
 */
export async function liveDirectory(
  data: string,
  shipped: readonly Service[],
  log: Log,
  every = EVERY,
): Promise<Live> {
  let index = buildIndex(shipped);
  let [mark, closed, failed] = ['', false, ''];
  const told = new Set<string>();
  /** Once: what is out of the way is not found again, and what stays is said when it first is. */
  const tell = async (problem: Error) => {
    const aside = await takenAside(data, problem);
    if (aside !== undefined)
      log.error(
        { problem, aside },
        'what colleagues added to a service was damaged: it was set aside, and its feed counts. Mend: write it again with directory -- overlay',
      );
    else if (!told.has(problem.message)) log.error({ problem }, 'a part of the directory cannot be read');
    told.add(problem.message);
  };
  const look = async () => {
    try {
      const now = await markOf(data);
      if (now === mark || closed) return;
      const first = mark === '';
      // Nothing was ever imported: what ships is all.
      if (first && now === '\n') {
        mark = now;
        return;
      }
      const { services, feeds, broken } = await wholeDirectory(data, shipped);
      for (const problem of broken) await tell(problem);
      // A feed that broke keeps yesterday's index, unless there is none yet. What was added to one service does not.
      if (first || broken.every((problem) => problem instanceof BrokenRecord))
        index = await indexInSteps(services);
      mark = now;
      log.info({ feeds, services: services.length, version: index.version }, 'the directory was taken up');
    } catch (problem) {
      const said = String(problem);
      if (said !== failed)
        log.error({ problem }, 'the directory cannot be read: what served before serves on');
      failed = said;
    }
  };
  await sweepDesk(data, Date.now()).catch((problem: unknown) =>
    log.error({ problem }, 'what was left half written beside the directory cannot be swept'),
  );
  await look();
  let timer: NodeJS.Timeout;
  const again = () => {
    timer = setTimeout(() => void look().then(() => (closed ? undefined : again())), every).unref();
  };
  again();
  return {
    index: () => index,
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
