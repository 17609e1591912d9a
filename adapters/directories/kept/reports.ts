/** What people say is wrong of a service: kept apart from what colleagues add, so that neither ever overwrites the other. */
import { z } from 'zod';
import { ServiceId } from '../../../dialogs/matching/service.js';
import { byServiceInFiles } from './by-service-files.js';

const Reports = z.strictObject({
  format: z.literal(1),
  service: ServiceId,
  /** When somebody pressed "This is wrong"; nothing of who, and no words. */
  at: z.array(z.iso.datetime()),
});

type Reports = z.infer<typeof Reports>;
export type Reported = { service: string; at: readonly string[] };

/** The newest so many of a service are kept: more say no more. */
const MOST = 50;

const inFiles = (data: string) =>
  byServiceInFiles<Reports>(data, 'directory/wrong', {
    read: (value) => Reports.parse(value),
    write: (thing) => thing,
  });

/** Kept durably, for a colleague to look at. No index is built for it: nothing changes until somebody has looked. */
export async function reportWrong(data: string, id: string, at: string): Promise<void> {
  await inFiles(data).change(id, (before) => ({
    format: 1,
    service: id,
    at: [...(before?.at ?? []), at].slice(-MOST),
  }));
}

/** Of every service; what cannot be read is told, and the rest is given. */
export async function reportsIn(data: string, broken: (problem: Error) => void): Promise<Reported[]> {
  return (await inFiles(data).all(broken)).map(({ service, at }) => ({ service, at }));
}

/** Of one service. */
export const reportsOf = async (data: string, id: string): Promise<readonly string[]> =>
  (await inFiles(data).find(id))?.at ?? [];
