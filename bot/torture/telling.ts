/** Waits, after the last kill, until staff were told of all that they were owed, and looks at how long it took. */
import { remoteStore } from '../../adapters/stores/socket/remote.js';
import type { Kept } from '../../adapters/stores/store.js';
import { SEEN_WITHIN } from '../paying/ledger.js';
import { allTold, delays, recordsIn, TOLD_WITHIN, untold, type Up } from './alerts.js';
import type { Wiring } from './campaign.js';
import type { MailServer } from './mail.js';
import type { Server, Start } from './server.js';
import type { Tally } from './tally.js';

/** When the second address has been due for a minute, in milliseconds from now. */
const LATER = SEEN_WITHIN + 60_000;

type Of = { folder: string; start: Start; mail: MailServer; tally: Tally };

export function telling({ folder, start, mail, tally }: Of): Required<Pick<Wiring, 'isUp' | 'settle'>> {
  const ups: Up[] = [];
  const isUp = (up: boolean) => {
    const last = ups.at(-1);
    const now = Date.now();
    if (up) ups.push({ from: now, to: Infinity });
    else if (last?.to === Infinity) last.to = now;
  };
  const seen = () => ({ arrived: mail.arrived, ups, now: Date.now() });

  async function whileUp(server: Server, isLater: boolean): Promise<void> {
    if ((await server.ready) === undefined) {
      tally.findings.push({ fault: 'crashed', what: `it did not start: ${server.troubles.join(' ')}` });
      return;
    }
    isUp(true);
    let records: Kept[] = [];
    await allTold(async () => {
      const store = await remoteStore(folder);
      records = await recordsIn(store).finally(() => store.close());
      return untold(records, seen(), isLater);
    });
    tally.findings.push(...untold(records, seen(), isLater));
    if (!isLater) tally.slowestAlert = Math.max(0, ...delays(records, seen()));
    if (tally.slowestAlert > TOLD_WITHIN)
      tally.findings.push({
        fault: 'not told',
        what: `staff were told of danger after ${Math.round(tally.slowestAlert / 1000)} s`,
      });
  }

  return {
    isUp,
    /** Once as it is, and once when the time of the second address has come. */
    async settle() {
      for (const ahead of [undefined, LATER]) {
        const server = start(0, ahead);
        await whileUp(server, ahead !== undefined);
        server.end('SIGTERM');
        await server.ended;
        isUp(false);
        tally.interrupted += server.interrupted();
        for (const trouble of server.troubles) tally.findings.push({ fault: 'troubled', what: trouble });
      }
    },
  };
}
