/** Whoever reads what a command prints may stop at any time, as `head` does: that is no error. */

let closed: Promise<void> | undefined;

/** Resolves when nobody reads standard output any more; any other trouble with it is an error. */
export function outputClosed(): Promise<void> {
  return (closed ??= new Promise((done, failed) => {
    process.stdout.on('error', (problem: NodeJS.ErrnoException) =>
      problem.code === 'EPIPE' ? done() : failed(problem),
    );
  }));
}
