/** What a sealed folder has to have: each folder of records, and how new its index was; so that one put back is noticed. */
import { join } from 'node:path';
import { z } from 'zod';
import { NotWhole } from '../check.js';
import { WrittenByNewer } from '../errors.js';
import type { Room } from '../folder.js';
import { durableJson, type Desk, type Form } from './durable-json.js';
import { opened, Sealed, type Sealing } from './sealing.js';

/** What is known of the folders of records: how new their indexes are, and whether there ever was a register of them. */
type Known = {
  seqs(): ReadonlyMap<string, number>;
  isRegistered(): boolean;
  haveRegister(): void;
};

/** By folder, the newest line of the journal that its index knows of. */
type Seqs = ReadonlyMap<string, number>;

const STORED = 1;
const FILE = 'register';
const Rows = z.array(z.tuple([z.string(), z.int().min(0)]));
const Shut = Sealed.extend({ stored: z.literal(STORED) }).strict();
const Wrapped = z.looseObject({ stored: z.int() });
const ABOUT = JSON.stringify(['register', STORED]);

function form(sealing: Sealing): Form<Seqs> {
  return {
    read(data) {
      const format = Wrapped.safeParse(data).data?.stored ?? 0;
      if (format > STORED) throw new WrittenByNewer('a register', format, STORED);
      const shut = Shut.safeParse(data).data;
      const rows = shut && Rows.safeParse(JSON.parse(opened(shut, ABOUT, sealing))).data;
      if (rows === undefined) throw new NotWhole('It is no register');
      return new Map(rows);
    },
    write: (seqs) => ({ stored: STORED, ...sealing.seal(JSON.stringify([...seqs]), ABOUT) }),
  };
}

/**
 * In a folder that is not sealed whoever may write may write anything: there is none. It is written after the indexes, so
 * that after a crash they are newer than it says, and never older.
 */
export function register({ root }: Room, desk: Desk, sealing: Sealing | undefined, known: Known) {
  const file = sealing && durableJson(join(root, FILE), form(sealing), desk);
  let written = '';
  return {
    /** What is missing or older than it was, each in a line. Throws `MissingKey`, `WrongKey`, `WrittenByNewer`. */
    async problems(): Promise<string[]> {
      if (file === undefined) return [];
      const now = known.seqs();
      try {
        const before = await file.read();
        if (before === null)
          return known.isRegistered()
            ? ['The register of the folder is gone: some of its records may be older than they were']
            : [];
        known.haveRegister();
        return [...before].flatMap(([shard, seq]) => {
          const found = now.get(shard);
          if (found === undefined)
            return [`The index of ${shard} is gone: some of its records may be older than they were`];
          return found < seq ? [`The index of ${shard} is older than it was: so may be its records`] : [];
        });
      } catch (error) {
        if (error instanceof NotWhole) return ['The register of the folder was damaged and is made anew'];
        throw error;
      }
    },
    async write(): Promise<void> {
      const seqs = known.seqs();
      const text = JSON.stringify([...seqs]);
      if (file === undefined || text === written) return;
      await file.write(seqs);
      written = text;
      known.haveRegister();
    },
  };
}
