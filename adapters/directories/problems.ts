/** What was wrong with a record of a feed, and what was done about it. */

/** `mended`: it is used, put right. `left-out`: this field is not used. `refused`: the record is not. `noted`: look at it. */
export type Done = 'mended' | 'left-out' | 'refused' | 'noted';

export type Problem = {
  /** The record's own id, or where it stands: `row 12`. */
  record: string;
  name?: string;
  /** As the feed calls it, like `service_at_locations.0.location.latitude`. */
  field: string;
  done: Done;
  /** In plain words. */
  problem: string;
  /** What stood there, cut short. */
  was?: string;
};

/** What is told of a field that the feed's form asks for, and that stands there empty. */
export const EMPTY = 'It is empty';

/** A form leaves the same fields empty in record after record: one stands for all of them. */
export const isEmptyField = ({ problem }: Problem): boolean => problem.startsWith(EMPTY);

export type Tell = (field: string, done: Done, problem: string, was?: unknown) => void;

const LONGEST = 80;

/** A way to tell problems of one record. */
export function teller(into: (problem: Problem) => void, record: string, name?: string): Tell {
  return (field, done, problem, was) => {
    const told: Problem =
      name === undefined ? { record, field, done, problem } : { record, name, field, done, problem };
    const text = was === undefined ? undefined : typeof was === 'string' ? was : JSON.stringify(was);
    if (text !== undefined) told.was = text.length > LONGEST ? text.slice(0, LONGEST) : text;
    into(told);
  };
}

/** The feed as a whole cannot be used; nothing was changed. */
export class BrokenFeed extends Error {
  override name = 'BrokenFeed';
}
