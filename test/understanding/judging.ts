/** Judges regular expressions in two processes at once; jest would slow the judge tenfold. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

export type Written = { source: string; flags: string };

const JUDGES = 2;
const JUDGE = ['--import', 'tsx', 'test/understanding/judge-expressions.ts'];
const LATE = 'was not judged in time: make it plainer';

/** What is wrong with each, within so many milliseconds for all; null where nothing is. */
export async function faults(expressions: readonly Written[], within: number): Promise<(string | null)[]> {
  const found: (string | null)[] = expressions.map(() => LATE);
  const judge = async (which: number) => {
    const own = [...expressions.entries()].filter(([at]) => at % JUDGES === which);
    if (own.length === 0) return;
    const child = spawn(process.execPath, JUDGE, { stdio: ['pipe', 'pipe', 'inherit'], timeout: within });
    child.stdin.end(JSON.stringify(own.map(([, { source, flags }]) => ({ source, flags }))));
    const lines = (await text(child.stdout)).split('\n').slice(0, -1);
    for (const [line, [at]] of own.slice(0, lines.length).entries())
      found[at] = JSON.parse(lines[line] ?? 'null') as string | null;
  };
  await Promise.all(Array.from({ length: JUDGES }, (_, which) => judge(which)));
  return found;
}
