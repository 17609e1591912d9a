/** Measures how long this process computes, whatever else the machine does meanwhile. */

/** The least of so many runs: on a machine that does other things as well, all else only adds to it. */
export async function least(runs: number, run: () => unknown): Promise<number> {
  let found = Infinity;
  for (let n = 0; n < runs; n++) {
    const began = busy();
    await run();
    found = Math.min(found, busy() - began);
  }
  return found;
}

/** Milliseconds that this process has computed for so far, whatever else the machine did. */
export function busy(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
