/** The port for what people know of services: one small record for each, whatever keeps it. */

/**
 * One contract test runs over everything that keeps such records (test/adapters/directories/by-service.ts). A record is
 * the old one or the new one, whatever happens while it is written.
 */
export interface ByService<T> {
  /** Undefined: nothing was ever kept of it. Throws for what is there and cannot be read. */
  find(id: string): Promise<T | undefined>;
  /**
   * Keeps what `change` makes of what was there, durably, and gives it back. Of one program one change follows the
   * other; of two programs at the same moment the last one counts. Throws, and changes nothing, when what was there
   * cannot be read or `change` throws.
   */
  change(id: string, change: (before: T | undefined) => T): Promise<T>;
  /** Of every service, in an order of its own that never changes; what cannot be read is told, and the rest is given. */
  all(broken: (problem: BrokenRecord) => void): Promise<T[]>;
  /** Changes whenever anything that `all` gives may have; told without reading any of it. */
  mark(): Promise<string>;
}

/** What was kept of one service cannot be read. */
export class BrokenRecord extends Error {
  override name = 'BrokenRecord';
  constructor(
    message: string,
    options: ErrorOptions,
    /** The file it lies in, where it lies in one of its own. */
    readonly file?: string,
  ) {
    super(message, options);
  }
}
