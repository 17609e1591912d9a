/** What a turn costs over HTTP, beside a bare restify that echoes JSON and one that flushes a write before it answers. */
import { measureTogether, type Load, type Measured } from './measure.js';
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

/** All rows; `tell` is called before those with as many connections, which are measured together. */
export async function httpBench(tell: (what: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  for (const connections of CONNECTIONS) {
    const asked = askedAt(connections);
    tell(`${asked.map(({ what }) => what).join('; ')}: ${connections} at once`);
    const loads = await measureTogether(asked, connections, TURNS);
    asked.forEach(({ what, beside }, at) => {
      const load = loads[at];
      if (load !== undefined) rows.push({ what, connections, beside, ...load });
    });
  }
  return rows;
}

type AskedAt = Measured & Pick<Row, 'what' | 'beside'>;

function askedAt(connections: number): AskedAt[] {
  const each = Math.max(1, Math.round(CONVERSATIONS / connections));
  const tapped = (at: number) => tapping(`c${at}`, each);
  const typed = (at: number) => typing(`c${at}`, each);
  const shown = (at: number) => tapping(`c${at}`, each, true);
  return [
    { what: 'bare echo', beside: 'echo', served: { what: 'echo' }, turnOf: echo },
    {
      what: 'echo that flushes one write',
      beside: 'echo-durable',
      served: { what: 'echo-durable' },
      turnOf: echo,
    },
    ...(['memory', 'file'] as const).flatMap((store): AskedAt[] => {
      const beside = store === 'memory' ? 'echo' : 'echo-durable';
      const served = { what: 'page' as const, store };
      const cold = { ...served, cached: Math.max(1, Math.round(CONVERSATIONS / 100)) };
      return [
        { what: `tapped, ${store}`, beside, served, turnOf: tapped },
        { what: `typed, ${store}`, beside, served, turnOf: typed },
        ...(connections === 32
          ? [
              { what: `tapped, ${store}, 1 % cached`, beside, served: cold, turnOf: tapped } as const,
              { what: `tapped and page shown, ${store}`, beside, served, turnOf: shown } as const,
            ]
          : []),
      ];
    }),
  ];
}
