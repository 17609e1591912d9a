/** What a turn costs over HTTP, beside a bare restify that echoes JSON and one that flushes a write before it answers. */
import { measure, type Load } from './measure.js';
import { post, tapping, typing, type Call, type Turn } from './visitor.js';

export type Row = Load & {
  what: string;
  connections: number;
  /** The row it is compared with: the bare echo, or the echo that flushes, at as many connections. */
  beside: 'echo' | 'echo-durable';
};

/** As many bytes as the form of one answer. */
const SMALL = JSON.stringify({ message: 'x'.repeat(24), question: 'travel', choice: 'walk' });
/** Conversations that take turns, over all connections; and turns in one batch. */
const CONVERSATIONS = 256;
const TURNS = 512;

export const CONNECTIONS = [1, 32, 256] as const;

const echo = (): Turn => (call: Call) => post(call, '/echo', SMALL, 'application/json');

/** All rows, one after the other; `tell` is called before each. In one run, so that ratios mean something. */
export async function httpBench(tell: (what: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  const row = async (
    what: string,
    connections: number,
    beside: Row['beside'],
    run: () => Promise<Load>,
  ): Promise<void> => {
    tell(`${what}, ${connections} at once`);
    rows.push({ what, connections, beside, ...(await run()) });
  };
  for (const connections of CONNECTIONS) {
    const each = Math.max(1, Math.round(CONVERSATIONS / connections));
    const few = Math.max(1, Math.round(each / 100));
    await row('bare echo', connections, 'echo', () => measure({ what: 'echo' }, connections, TURNS, echo));
    await row('echo that flushes one write', connections, 'echo-durable', () =>
      measure({ what: 'echo-durable' }, connections, TURNS, echo),
    );
    const tapped = (at: number) => tapping(`c${at}`, each);
    const typed = (at: number) => typing(`c${at}`, each);
    for (const store of ['memory', 'file'] as const) {
      const beside = store === 'memory' ? 'echo' : 'echo-durable';
      const page = { what: 'page' as const, store };
      await row(`tapped, ${store}`, connections, beside, () => measure(page, connections, TURNS, tapped));
      await row(`typed, ${store}`, connections, beside, () => measure(page, connections, TURNS, typed));
      if (connections === 32) {
        const cold = { ...page, cached: Math.max(1, Math.round((few * connections) / 100)) };
        await row(`tapped, ${store}, 1 % cached`, connections, beside, () =>
          measure(cold, connections, TURNS, tapped),
        );
        await row(`tapped and page shown, ${store}`, connections, beside, () =>
          measure(page, connections, TURNS, (at) => tapping(`c${at}`, each, true)),
        );
      }
    }
  }
  return rows;
}
