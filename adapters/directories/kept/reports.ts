/** What people say is wrong of a service: kept apart from what colleagues add, so that neither ever overwrites the other. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ServiceId } from '../../../dialogs/matching/service.js';
import { durableJson, type Form } from '../../stores/disk/durable-json.js';
import { codeOf } from '../../stores/files.js';
import { inTurn } from '../../stores/in-turn.js';
import { deskOf, makeDesk } from './desk.js';

const Reports = z.strictObject({
  format: z.literal(1),
  service: ServiceId,
  /** When somebody pressed "This is wrong"; nothing of who, and no words. */
  at: z.array(z.iso.datetime()),
});

export type Reported = { service: string; at: readonly string[] };

/** The newest so many of a service are kept: more say no more. */
const MOST = 50;

const form: Form<z.infer<typeof Reports>> = {
  read: (value) => Reports.parse(value),
  write: (thing) => thing,
};
const folderOf = (data: string) => join(data, 'directory/wrong');
const fileOf = (id: string) => `${Buffer.from(id).toString('hex').slice(0, 240)}.json`;
const fileAt = (data: string, name: string) => durableJson(join(folderOf(data), name), form, deskOf(data));

const turns = inTurn();

/** Kept durably, for a colleague to look at. No index is built for it: nothing changes until somebody has looked. */
export function reportWrong(data: string, id: string, at: string): Promise<void> {
  return turns.run(`${data}/${id}`, async () => {
    await makeDesk(data, folderOf(data));
    const file = fileAt(data, fileOf(id));
    const before = (await file.read())?.at ?? [];
    await file.write({ format: 1, service: id, at: [...before, at].slice(-MOST) });
  });
}

/** Of every service; what cannot be read is told, and the rest is given. */
export async function reportsIn(data: string, broken: (problem: Error) => void): Promise<Reported[]> {
  const names = await readdir(folderOf(data)).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  const found: Reported[] = [];
  for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
    try {
      const reports = await fileAt(data, name).read();
      if (reports !== null) found.push({ service: reports.service, at: reports.at });
    } catch (cause) {
      broken(new Error(`${join(folderOf(data), name)} cannot be read`, { cause }));
    }
  }
  return found;
}

/** Of one service. */
export async function reportsOf(data: string, id: string): Promise<readonly string[]> {
  return (await fileAt(data, fileOf(id)).read())?.at ?? [];
}
