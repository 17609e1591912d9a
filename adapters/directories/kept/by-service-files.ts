/** Keeps what people know of services in a folder: one durable file for each service. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { durableJson, type Form } from '../../stores/disk/durable-json.js';
import { codeOf } from '../../stores/files.js';
import { inTurn } from '../../stores/in-turn.js';
import { BrokenRecord, type ByService } from './by-service.js';
import { deskOf, makeDesk } from './desk.js';

/** Of this whole program, for two of the same folder may be open at once. */
const turns = inTurn();

const SUFFIX = '.json';
/** Two ids may differ in capitals alone, which some disks do not tell apart. */
const nameOf = (id: string) => `${Buffer.from(id).toString('hex').slice(0, 240)}${SUFFIX}`;

/** The service it is of, whose name may be cut short. */
const idOf = (name: string) => `'${Buffer.from(name.slice(0, -SUFFIX.length), 'hex').toString()}'`;

/** In `folder` of the data folder; nothing is made before something is kept. */
export function byServiceInFiles<T>(data: string, folder: string, form: Form<T>): ByService<T> {
  const place = join(data, folder);
  const fileOf = (name: string) => durableJson(join(place, name), form, deskOf(data));
  const find = async (id: string) => (await fileOf(nameOf(id)).read()) ?? undefined;
  return {
    find,
    change: (id, change) =>
      turns.run(join(place, nameOf(id)), async () => {
        const next = change(await find(id));
        await makeDesk(data, place);
        await fileOf(nameOf(id)).write(next);
        return next;
      }),
    async all(broken) {
      const found: T[] = [];
      for (const name of await namesIn(place)) {
        try {
          const record = await fileOf(name).read();
          if (record !== null) found.push(record);
        } catch (cause) {
          const file = join(place, name);
          broken(new BrokenRecord(`${file}, of ${idOf(name)}, cannot be read`, { cause }, file));
        }
      }
      return found;
    },
    async mark() {
      const names = await namesIn(place);
      const marks = await Promise.all(
        names.map((name) => stat(join(place, name)).then(({ ino, mtimeMs }) => `${name} ${ino} ${mtimeMs}`)),
      );
      return marks.join('\n');
    },
  };
}

async function namesIn(place: string): Promise<string[]> {
  try {
    return (await readdir(place)).filter((name) => name.endsWith(SUFFIX)).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
