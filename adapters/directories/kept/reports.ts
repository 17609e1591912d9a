/** What people say of a service, that it is wrong or said no to them: kept apart from what colleagues add, so that neither ever overwrites the other. */
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
  /** When somebody said in a check-in that they went there, and were told no. */
  said_no: z.array(z.iso.datetime()).default([]),
});

export type Reported = { service: string; at: readonly string[]; saidNo: readonly string[] };

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
export const reportWrong = (data: string, id: string, at: string) => reported(data, id, at, 'at');

/** The same of "they said no"; written twice, it is said once. */
export const reportSaidNo = (data: string, id: string, at: string) => reported(data, id, at, 'said_no');

function reported(data: string, id: string, at: string, what: 'at' | 'said_no'): Promise<void> {
  return turns.run(`${data}/${id}`, async () => {
    await makeDesk(data, folderOf(data));
    const file = fileAt(data, fileOf(id));
    const before = (await file.read()) ?? { format: 1, service: id, at: [], said_no: [] };
    if (what === 'said_no' && before.said_no.includes(at)) return;
    await file.write({ ...before, [what]: [...before[what], at].slice(-MOST) });
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
      if (reports !== null) found.push({ service: reports.service, at: reports.at, saidNo: reports.said_no });
    } catch (cause) {
      broken(new Error(`${join(folderOf(data), name)} cannot be read`, { cause }));
    }
  }
  return found;
}

/** Of one service: when somebody said that it is wrong. */
export async function reportsOf(data: string, id: string): Promise<readonly string[]> {
  return (await fileAt(data, fileOf(id)).read())?.at ?? [];
}

/** Of one service: when somebody was told no there. */
export async function refusalsOf(data: string, id: string): Promise<readonly string[]> {
  return (await fileAt(data, fileOf(id)).read())?.said_no ?? [];
}
