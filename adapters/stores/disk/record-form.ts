/** How a record lies in its file: plain, or sealed so that it opens nowhere but in its own place. */
import { z } from 'zod';
import { keptIn, NotWhole, personIn } from '../check.js';
import { WrittenByNewer } from '../errors.js';
import { kindOf, nameOf } from '../folder.js';
import { freeze } from '../frozen.js';
import { keyOf, type Rec } from '../records.js';
import type { Form } from './durable-json.js';
import { opened, Sealed, type Sealing } from './sealing.js';

/**
 * A record as the disk has it. `seq` is the number of the last line of the journal that is in it, 0 for one from before
 * there was a journal; `size` is about what it takes, in bytes.
 */
export type Stored = { record: Rec; seq: number; size: number; sealed: boolean };

const STORED = 1;

const Wrapped = z.looseObject({ stored: z.int() });
const Plain = z.strictObject({ stored: z.literal(STORED), seq: z.int(), record: z.unknown() });
const Shut = Sealed.extend({
  stored: z.literal(STORED),
  seq: z.int(),
  format: z.int(),
  version: z.int(),
}).strict();

/** `name` is where it belongs: what is found in another's place is nobody's. */
export function recordForm(name: string, sealing: Sealing | undefined): Form<Stored> {
  return {
    read(data, size) {
      const wrapped = Wrapped.safeParse(data).data;
      if (wrapped === undefined) return { record: recordFor(name, data), seq: 0, size, sealed: false };
      if (wrapped.stored > STORED) throw new WrittenByNewer('a record', wrapped.stored, STORED);
      const plain = Plain.safeParse(data).data;
      if (plain) return { record: recordFor(name, plain.record), seq: plain.seq, size, sealed: false };
      const shut = Shut.safeParse(data).data;
      if (shut === undefined) throw new NotWhole('It is not a record');
      const { key, sealed, seq } = shut;
      const text = opened({ key, sealed }, about(name, shut), sealing);
      return { record: recordFor(name, JSON.parse(text)), seq, size, sealed: true };
    },
    write({ record, seq }) {
      if (sealing === undefined) return { stored: STORED, seq, record };
      const { format, version } = record;
      const of = { format, version, seq };
      return { stored: STORED, ...of, ...sealing.seal(JSON.stringify(record), about(name, of)) };
    },
  };
}

/** The name is a sum of the practice and the id, so neither can be another's. */
const about = (name: string, { format, version, seq }: { format: number; version: number; seq: number }) =>
  JSON.stringify(['record', name, format, version, seq]);

/** The record, if it is one and belongs under this name. Throws `NotWhole`, `WrittenByNewer`. */
export function recordFor(name: string, value: unknown): Rec {
  const record = kindOf(name) === 'people' ? personIn(value) : keptIn(value);
  if (nameOf(kindOf(name), keyOf(record)) !== name) throw new NotWhole('It belongs to another');
  return freeze(record);
}
