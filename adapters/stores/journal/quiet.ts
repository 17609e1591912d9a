/** Calls back once nothing has happened for a while. */
export interface Quiet {
  /** Something happened. */
  stir(): void;
  stop(): void;
}

/** Does not keep a process alive that has nothing else to do. */
export function whenQuiet(milliseconds: number, run: () => void): Quiet {
  let timer: NodeJS.Timeout | undefined;
  return {
    stir() {
      if (timer) timer.refresh();
      else timer = setTimeout(run, milliseconds).unref();
    },
    stop: () => clearTimeout(timer),
  };
}
