/** How the index of one folder of records lies in its file: short, because there are many rows. */
import { posix } from 'node:path';
import { z } from 'zod';
import { NotWhole } from '../check.js';
import { WrittenByNewer } from '../errors.js';
import type { Key } from '../records.js';
import type { Work } from '../work.js';
import type { Form } from './durable-json.js';
import { opened, Sealed, type Sealing } from './sealing.js';

/** The version the disk last held, so that an older file put back is found out; and whether it was sealed. */
export type Row = { onDisk: number; sealed: boolean };

/** `seq` is the newest line of the journal known of when it was written; `registered`: the folder had a register then. */
type Shard = {
  seq: number;
  registered: boolean;
  records: (Row & { name: string; key?: Key; work?: Work })[];
};

const STORED = 1;
const At = z.int().min(0);
/** Sum, version, sealed; and of a conversation with work: owed, due (-1: nothing), shared, practice, id. */
const Rows = z.array(
  z.union([
    z.tuple([z.string(), At, z.boolean()]),
    z.tuple([z.string(), At, z.boolean(), At, z.int(), z.boolean(), z.string(), z.string()]),
  ]),
);
const Plain = z.strictObject({
  stored: z.literal(STORED),
  of: z.string(),
  seq: At,
  registered: z.literal(true).optional(),
  records: Rows,
});
const Shut = Sealed.extend({ stored: z.literal(STORED) }).strict();
const Wrapped = z.looseObject({ stored: z.int() });

/** `shard` is the folder it is of: another's index is no use to it. */
export function shardForm(shard: string, sealing: Sealing | undefined): Form<Shard> {
  const about = JSON.stringify(['index', shard, STORED]);
  function inner(data: unknown): z.infer<typeof Plain> {
    const format = Wrapped.safeParse(data).data?.stored ?? 0;
    if (format > STORED) throw new WrittenByNewer('an index', format, STORED);
    const shut = Shut.safeParse(data).data;
    const plain = Plain.safeParse(shut ? JSON.parse(opened(shut, about, sealing)) : data).data;
    if (plain === undefined || plain.of !== shard) throw new NotWhole('It is not the index of this folder');
    if (!shut && plain.records.some(([, , sealed]) => sealed)) throw new NotWhole('It was sealed once');
    return plain;
  }
  return {
    read(data) {
      const { seq, registered = false, records } = inner(data);
      return { seq, registered, records: records.map((row) => fromRow(shard, row)) };
    },
    write({ seq, registered, records }) {
      const plain = {
        ...{ stored: STORED, of: shard, seq, ...(registered ? { registered } : {}) },
        records: records.map(toRow),
      };
      if (sealing === undefined) return plain;
      return { stored: STORED, ...sealing.seal(JSON.stringify(plain), about) };
    },
  };
}

function toRow({ name, onDisk, sealed, key, work }: Shard['records'][number]): z.infer<typeof Rows>[number] {
  const sum = posix.basename(name);
  if (!key || !work) return [sum, onDisk, sealed];
  return [sum, onDisk, sealed, work.owed, work.due ?? -1, work.shared, key.practice, key.id];
}

function fromRow(shard: string, row: z.infer<typeof Rows>[number]): Shard['records'][number] {
  const [sum, onDisk, sealed, owed = 0, due = -1, shared = false, practice, id] = row;
  const seen = { name: `${shard}/${sum}`, onDisk, sealed };
  if (practice === undefined || id === undefined) return seen;
  const work = { owed, ...(due < 0 ? {} : { due }), shared };
  return { ...seen, key: { practice, id }, work };
}
