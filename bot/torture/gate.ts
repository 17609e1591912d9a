/** Where people wait while there is nothing behind it. */

export type Gate<T> = ReturnType<typeof gateFor<T>>;

export function gateFor<T>() {
  let isOpen = false;
  let letIn: (what: T | undefined) => void = () => {};
  let passing = new Promise<T | undefined>((done) => (letIn = done));
  return {
    /** What is behind it, once there is something; undefined: there never will be again. */
    pass: (): Promise<T | undefined> => passing,
    open(what: T | undefined): void {
      isOpen = true;
      letIn(what);
    },
    shut(): void {
      if (!isOpen) return;
      isOpen = false;
      passing = new Promise<T | undefined>((done) => (letIn = done));
    },
  };
}
