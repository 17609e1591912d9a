/** The time outside of messages: waiting for something, and doing something every so often. */
export type Clock = {
  now(): Date;
  /** Runs it once, unless it is called off by what is returned. */
  after(milliseconds: number, run: () => void): () => void;
  /** Runs it again and again until it is called off; it keeps no process alive. */
  every(milliseconds: number, run: () => void): () => void;
};

export const realClock: Clock = {
  now: () => new Date(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  every(milliseconds, run) {
    const timer = setInterval(run, milliseconds).unref();
    return () => clearInterval(timer);
  },
};

/** What was waited for has not come in time; it may still come. */
class TookTooLong extends Error {
  override name = 'TookTooLong';
  constructor(milliseconds: number) {
    super(`It was not done within ${milliseconds} ms`);
  }
}

/** The same work, or `TookTooLong`. The work itself goes on. */
export function within<T>(clock: Clock, milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((done, failed) => {
    const callOff = clock.after(milliseconds, () => failed(new TookTooLong(milliseconds)));
    work.then(done, failed).finally(callOff);
  });
}
