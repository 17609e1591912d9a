/** Says on standard error how far a long piece of work has come; a short one passes in silence. */

/** Seconds before anything is said, and between one thing said and the next. */
const PATIENCE = 3;

/** Call what is given back at each step, with what is done now. */
export function progress(steps: number, say = (line: string) => void process.stderr.write(`${line}\n`)) {
  let [done, said] = [0, performance.now()];
  return (what: string): void => {
    done++;
    if (performance.now() - said < PATIENCE * 1000) return;
    said = performance.now();
    say(`${what} (${done} of ${steps})`);
  };
}
