/** What a journal is opened with. */
import type { Desk } from '../disk/durable-json.js';
import type { Sealing } from '../disk/sealing.js';
import type { Step } from './line.js';

export type Wiring = {
  folder: string;
  desk: Desk;
  sealing: Sealing | undefined;
  /** A segment with so many bytes is full. */
  most: number;
  /** All that no other file has yet, to be written again when a segment cannot be trusted any more. */
  everything: () => Step[];
  /** A segment is full: what is in it can be written to its own files now. */
  full: () => void;
};
