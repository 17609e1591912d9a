/** Does again what the journal says was done: what the files lacked when the process ended. */
import { changed } from '../change.js';
import { NotWhole } from '../check.js';
import { recordFor, type Stored } from '../disk/record-form.js';
import { codeOf } from '../files.js';
import { GONE, type Held } from '../held.js';
import type { Rec } from '../records.js';
import type { Step } from './line.js';
import type { Read } from './reading.js';

export type Replayed = {
  /** As they stand now, where that is newer than their files. */
  records: Map<string, Held | typeof GONE>;
  /** Of which a part is missing, and why: older versions of these are not to be taken for whole. */
  lost: Map<string, NotWhole>;
  /** Segments with lines of those that could not be made use of. */
  needed: Set<number>;
};

type State =
  | { is: 'there'; value: unknown; version: number; seq: number; size: number; newer: boolean }
  | { is: 'gone'; seq: number; newer: boolean }
  | { is: 'lost'; why: NotWhole };

/**
 * `base` is what a record's file holds. Throws what that throws, but for `NotWhole`: such a record is lost unless the
 * journal has all of it.
 */
export async function replayed(
  { lines }: Pick<Read, 'lines'>,
  base: (name: string) => Promise<Stored | undefined>,
): Promise<Replayed> {
  const states = new Map<string, State>();
  // Lines that led nowhere; of what was erased later nobody misses them.
  const unused: [name: string, number: number][] = [];
  const stateNow = async (name: string) => states.get(name) ?? (await stateOf(base, name));
  for (const { seq: at, steps, number, lost } of lines) {
    for (const { name, seq } of lost) {
      const state = await stateNow(name);
      if (state.is === 'lost' || seq > state.seq)
        states.set(name, { is: 'lost', why: new NotWhole('A turn of it is damaged') });
    }
    for (const step of steps) {
      const state = await stateNow(step.name);
      const next = after(state, step, at);
      if (next.is === 'lost') unused.push([step.name, number]);
      states.set(step.name, next);
    }
  }
  const found = sorted(states);
  const needed = unused.filter(([name]) => found.lost.has(name)).map(([, number]) => number);
  return { ...found, needed: new Set(needed) };
}

async function stateOf(base: (name: string) => Promise<Stored | undefined>, name: string): Promise<State> {
  try {
    const stored = await base(name);
    if (stored === undefined) return { is: 'gone', seq: 0, newer: false };
    const { record, seq, size } = stored;
    return { is: 'there', value: record, version: record.version, seq, size, newer: false };
  } catch (error) {
    if (error instanceof NotWhole) return { is: 'lost', why: error };
    // A place on the disk that is broken: only this one has turns in the journal that follow what it does not give.
    if (codeOf(error) === 'EIO')
      return { is: 'lost', why: new NotWhole('The disk does not give it back (EIO)') };
    throw error;
  }
}

function after(state: State, step: Step, seq: number): State {
  // Its file has this line already.
  if (state.is !== 'lost' && seq <= state.seq) return state;
  if ('gone' in step) return { is: 'gone', seq, newer: true };
  const { to } = step;
  const size = JSON.stringify(step).length;
  if ('whole' in step) return { is: 'there', value: step.whole, version: to, seq, size, newer: true };
  if (state.is === 'lost') return state;
  const at = state.is === 'gone' ? 0 : state.version;
  if (state.is === 'gone' || step.from !== at)
    return { is: 'lost', why: new NotWhole(`Its turn from version ${step.from} follows version ${at}`) };
  try {
    const value = changed(state.value, step.changes);
    return { is: 'there', value, version: to, seq, size: state.size + size, newer: true };
  } catch (error) {
    if (error instanceof NotWhole) return { is: 'lost', why: error };
    throw error;
  }
}

function sorted(states: Map<string, State>): Pick<Replayed, 'records' | 'lost'> {
  const records: Replayed['records'] = new Map();
  const lost: Replayed['lost'] = new Map();
  for (const [name, state] of states) {
    if (state.is === 'lost') lost.set(name, state.why);
    else if (!state.newer) continue;
    else if (state.is === 'gone') records.set(name, GONE);
    else {
      try {
        records.set(name, { record: wholeFor(name, state), seq: state.seq, size: state.size });
      } catch (error) {
        if (!(error instanceof NotWhole)) throw error;
        lost.set(name, error);
      }
    }
  }
  return { records, lost };
}

function wholeFor(name: string, { value, version }: { value: unknown; version: number }): Rec {
  const record = recordFor(name, value);
  if (record.version !== version) throw new NotWhole('It is not the version the journal says');
  return record;
}
