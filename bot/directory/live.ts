/** The directory of a running server: it takes up what is imported or added meanwhile, and never waits for it. */
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
      for (const problem of broken) log.error({ problem }, 'a part of the directory cannot be read');
      // A feed that broke keeps yesterday's index, unless there is none yet.
      if (broken.length === 0 || first) index = await indexInSteps(services);
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
