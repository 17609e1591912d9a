/** Ends a run with one plain line that people and machines can read: how many tests passed, failed, were skipped. */
module.exports = class PlainReporter {
  onRunComplete(_, results) {
    const skipped = results.numPendingTests + results.numTodoTests;
    // A file that could not even be run has no failed test to show for it, and is one failure all the same.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const line = `${results.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
    // Jest's own summary comes after every reporter; this line is to be the last.
    process.once('exit', () => console.log(line));
  }
};
