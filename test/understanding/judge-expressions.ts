/** Prints what is wrong with each of the regular expressions it reads: a process of its own, as jest slows it tenfold. */
import { text } from 'node:stream/consumers';
import recheck from 'recheck';

/** No Java and no binary is wanted. Read by recheck at each check. */
process.env['RECHECK_SYNC_BACKEND'] = 'pure';

/** Milliseconds for one. It is judged by the steps it takes, not by the clock, which a busy computer would falsify. */
const WAYS = { timeout: 20_000, attackTimeout: null, incubationTimeout: null };

/** Why it is not safe; undefined when it is. */
function fault(source: string, flags: string): string | undefined {
  const found = recheck.checkSync(source, flags, WAYS);
  if (found.status === 'safe') return undefined;
  if (found.status === 'unknown') return `could not be judged (${found.error.kind})`;
  return `is ${found.complexity.summary}, attacked with ${found.attack.pattern}`;
}

const asked = JSON.parse(await text(process.stdin)) as { source: string; flags: string }[];
for (const { source, flags } of asked)
  process.stdout.write(`${JSON.stringify(fault(source, flags) ?? null)}\n`);
