/** Writes what was measured as a document: figures, ratios, and what was wanted beside them. */
import { availableParallelism, cpus } from 'node:os';
import type { Measured } from './engine.js';
import type { Grown } from './growth.js';
import type { Row } from './http.js';
import type { Words } from './understanding.js';

/** CPU microseconds, times growth and milliseconds that are wanted (the first is the cost of the leanest peer, 220). */
const WANTED = { tapped: 250, aboveDurable: 300, typed: 300, growth: 1.3, cold: 3000, start: 2000 };
/** What the same bare echo cost on the machine where the wanted figures were set, and the connections here nearest to its 20. */
const THEIRS = { echo: 71, connections: 32 };
/** Of the turns a second of an echo that flushes each write by itself: where nobody shares a flush, and where turns do. */
const TURNS = { alone: 0.6, shared: 1 };

export type Figures = {
  engine: readonly Measured[];
  words: readonly Words[];
  http: readonly Row[];
  growth: readonly Grown[];
};

export function performanceReport(figures: Figures): string {
  const { http } = figures;
  const isTheirs = (row: Row) => row.what === 'bare echo' && row.connections === THEIRS.connections;
  const echo = http.find(isTheirs)?.us ?? THEIRS.echo;
  return [
    '# What a turn costs',
    '',
    `One run of \`npm run bench\` on Node ${process.version}, ${availableParallelism()} CPUs (${cpus()[0]?.model ?? 'unknown'}).`,
    'Figures are CPU microseconds of the server process alone (all its threads), over 6,000 turns after 10,000 of warm-up;',
    'take ratios from them, not speeds. Rows with as many connections ran side by side and took turns, a batch each.',
    `A bare restify echo cost ${whole(echo)} µs here with ${THEIRS.connections} connections, and ${THEIRS.echo} µs with 20 on the machine where the wanted`,
    `figures were set. What a slower machine would show for the same work is given as well: ${(THEIRS.echo / echo).toFixed(1)} times as much.`,
    '',
    '## The engine alone',
    '',
    ...table(
      ['entries', 'on the path', 'hot turn', 'turn with 1 % cached', 'cold walk'],
      figures.engine.map((row) => [
        row.entries,
        row.path,
        whole(row.hot),
        whole(row.onePercent),
        whole(row.cold),
      ]),
    ),
    '',
    ...engineNotes(figures.engine),
    '',
    '## Reading words',
    '',
    ...table(
      ['what is read for', 'µs for a sentence of 15 to 17 words'],
      figures.words.map((row) => [row.what, whole(row.us)]),
    ),
    '',
    '## Over HTTP',
    '',
    'One form of the page: an answer given again. The memory store is set beside the bare echo, the file store beside an',
    'echo that writes 2,000 bytes and flushes them to the disk before each answer.',
    '',
    ...table(
      ['connections', 'what', 'µs', 'times the echo', 'µs above it', 'a second', 'of the echo’s'],
      http.map((row) => besideEcho(row, http)),
    ),
    '',
    ...httpNotes(http, echo),
    '',
    '## With many conversations stored',
    '',
    ...table(
      ['store', 'stored', 'µs', 'ready after ms', 'ms of computing', 'MB at start', 'MB under load'],
      figures.growth.map(({ store, stored, load, start }) => [
        store,
        stored.toLocaleString('en-GB'),
        whole(load.us),
        start ? whole(start.ms) : '',
        start ? whole(start.busy) : '',
        start ? whole(start.rss) : '',
        whole(load.rss),
      ]),
    ),
    '',
    ...growthNotes(figures.growth),
    '',
  ].join('\n');
}

const whole = (value: number) => Math.round(value).toLocaleString('en-GB');
const times = (value: number) => value.toFixed(2);

function table(head: string[], rows: (string | number)[][]): string[] {
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)];
}

const verdict = (is: number, wanted: number) => (is <= wanted ? 'met' : 'not met');

function engineNotes(rows: readonly Measured[]): string[] {
  const [least, most] = [rows[0], rows.at(-1)];
  if (least === undefined || most === undefined) return [];
  const growth = most.hot / least.hot;
  return [
    `- A hot turn grows ${times(growth)} times from ${least.entries} to ${most.entries} entries (wanted: up to ${WANTED.growth}; ${verdict(growth, WANTED.growth)}).`,
    `- A cold walk of ${most.entries} entries: ${times(most.cold / 1000)} ms (wanted: up to 3 ms; ${verdict(most.cold, WANTED.cold)}).`,
  ];
}

const floorOf = (row: Row, rows: readonly Row[]) =>
  rows.find(
    (each) =>
      each.connections === row.connections &&
      each.what === (row.beside === 'echo' ? 'bare echo' : 'echo that flushes one write'),
  );

function besideEcho(row: Row, rows: readonly Row[]): (string | number)[] {
  const floor = floorOf(row, rows);
  if (floor === undefined || floor === row)
    return [row.connections, row.what, whole(row.us), '', '', whole(row.perSecond), ''];
  return [
    row.connections,
    row.what,
    whole(row.us),
    times(row.us / floor.us),
    whole(row.us - floor.us),
    whole(row.perSecond),
    times(row.perSecond / floor.perSecond),
  ];
}

function httpNotes(rows: readonly Row[], echo: number): string[] {
  const scaled = (us: number) => (us * THEIRS.echo) / echo;
  const at = (what: string, connections: number) =>
    rows.find((row) => row.what === what && row.connections === connections);
  const connections = [...new Set(rows.map((row) => row.connections))];
  return connections.flatMap((each) => {
    const [memory, file, typed] = [
      at('tapped, memory', each),
      at('tapped, file', each),
      at('typed, memory', each),
    ];
    const durable = at('echo that flushes one write', each);
    if (!memory || !file || !typed || !durable) return [];
    const above = file.us - durable.us;
    const more = typed.us - memory.us;
    const share = file.perSecond / durable.perSecond;
    const said = (us: number, wanted: number) =>
      `${whole(us)} µs (wanted: ${wanted}; ${verdict(us, wanted)}); ${whole(scaled(us))} as that machine counts (${verdict(scaled(us), wanted)})`;
    const turns = each === 1 ? TURNS.alone : TURNS.shared;
    const because = each === 1 ? 'as nobody shares a flush' : 'as turns share a flush';
    return [
      `- ${each} at once, tapped, memory: ${said(memory.us, WANTED.tapped)}.`,
      `- ${each} at once, tapped, durable, above the echo that flushes: ${said(above, WANTED.aboveDurable)}.`,
      `- ${each} at once, typed, above tapped: ${said(more, WANTED.typed)}.`,
      `- ${each} at once, durable turns a second: ${times(share)} of the echo that flushes (wanted: ${turns.toFixed(1)}, ${because}; ${verdict(turns, share)}).`,
    ];
  });
}

function growthNotes(rows: readonly Grown[]): string[] {
  return (['memory', 'file'] as const).flatMap((store) => {
    const of = rows.filter((row) => row.store === store && row.stored > 0);
    const [least, most] = [of[0], of.at(-1)];
    if (least === undefined || most === undefined) return [];
    const growth = most.load.us / least.load.us;
    const start = of.find((row) => row.stored === 10_000)?.start?.ms;
    return [
      `- ${store} store: a turn grows ${times(growth)} times from ${whole(least.stored)} to ${whole(most.stored)} stored (wanted: up to ${WANTED.growth}; ${verdict(growth, WANTED.growth)}).`,
      ...(start === undefined
        ? []
        : [
            `- ${store} store: ready ${whole(start)} ms after nothing ran, with 10,000 stored (wanted: up to 2,000; ${verdict(start, WANTED.start)}).`,
          ]),
    ];
  });
}
