/** What people say of a service, that it is wrong or said no to them: kept apart from what colleagues add, so that neither ever overwrites the other. */
import { z } from 'zod';
import { ServiceId } from '../../../dialogs/matching/service.js';
import { byServiceInFiles } from './by-service-files.js';

const Reports = z.strictObject({
  format: z.literal(1),
  service: ServiceId,
  /** When somebody pressed "This is wrong"; nothing of who, and no words. */
  at: z.array(z.iso.datetime()),
  /** When somebody said in a check-in that they went there, and were told no. */
  said_no: z.array(z.iso.datetime()).default([]),
});

type Reports = z.infer<typeof Reports>;
export type Reported = { service: string; at: readonly string[]; saidNo: readonly string[] };

/** The newest so many of a service are kept: more say no more. */
const MOST = 50;

const inFiles = (data: string) =>
  byServiceInFiles<Reports>(data, 'directory/wrong', {
    read: (value) => Reports.parse(value),
    write: (thing) => thing,
  });

const nothingOf = (id: string): Reports => ({ format: 1, service: id, at: [], said_no: [] });

/** Kept durably, for a colleague to look at. No index is built for it: nothing changes until somebody has looked. */
export async function reportWrong(data: string, id: string, at: string): Promise<void> {
  await inFiles(data).change(id, (before = nothingOf(id)) => ({
    ...before,
    at: [...before.at, at].slice(-MOST),
  }));
}

/** The same of "they said no"; written twice, it is said once. */
export async function reportSaidNo(data: string, id: string, at: string): Promise<void> {
  await inFiles(data).change(id, (before = nothingOf(id)) =>
    before.said_no.includes(at) ? before : { ...before, said_no: [...before.said_no, at].slice(-MOST) },
  );
}

/** Of every service; what cannot be read is told, and the rest is given. */
export async function reportsIn(data: string, broken: (problem: Error) => void): Promise<Reported[]> {
  const found = await inFiles(data).all(broken);
  return found.map(({ service, at, said_no }) => ({ service, at, saidNo: said_no }));
}

/** Of one service: when somebody said that it is wrong. */
export const reportsOf = async (data: string, id: string): Promise<readonly string[]> =>
  (await inFiles(data).find(id))?.at ?? [];

/** Of one service: when somebody was told no there. */
export const refusalsOf = async (data: string, id: string): Promise<readonly string[]> =>
  (await inFiles(data).find(id))?.said_no ?? [];
