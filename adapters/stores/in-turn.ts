/** Lets pieces of work on one thing run one after another, and on different things at once. */
export interface Turns {
  run<T>(about: string, work: () => Promise<T>): Promise<T>;
  /** When everything begun so far has ended. */
  idle(): Promise<void>;
}

export function inTurn(): Turns {
  const last = new Map<string, Promise<void>>();
  return {
    run(about, work) {
      const mine = (last.get(about) ?? Promise.resolve()).then(work);
      const ended: Promise<void> = mine.then(done, done).then(() => {
        if (last.get(about) === ended) last.delete(about);
      });
      last.set(about, ended);
      return mine;
    },
    idle: () => Promise.all(last.values()).then(done),
  };
}

/** How a piece of work ended is for whoever asked for it; the next in line only waits. */
function done() {}
