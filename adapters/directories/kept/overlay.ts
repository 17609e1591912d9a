/** What people add to a service of a feed, kept apart from it: no import ever loses it. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Service, ServiceId } from '../../../dialogs/matching/service.js';
import { durableJson, type Form } from '../../stores/disk/durable-json.js';
import { codeOf } from '../../stores/files.js';
import { inTurn } from '../../stores/in-turn.js';
import { deskOf, makeDesk } from './desk.js';

/** What feeds lack, and what they get wrong. Whatever stands here counts, whatever the feed says. */
export const Added = Service.pick({
  phone: true,
  how_to_start: true,
  what_happens_first: true,
  ask_first: true,
  cost: true,
  buddy_available: true,
  can_bring_someone: true,
  beginner_friendly: true,
  quiet_times: true,
  quiet_when: true,
  support_given: true,
  risk_check: true,
  graded_levels: true,
  small_group: true,
  seated_or_gentle: true,
  no_phone_needed: true,
  capacity: true,
  waiting: true,
  referral: true,
  peer_story: true,
  tips: true,
  access: true,
  needs: true,
  channels: true,
  checked_on: true,
  checked_by: true,
})
  // Without what stands for them when they are absent: absent here says "as in the feed".
  .extend({
    what_they_ask: Service.shape.what_they_ask.unwrap(),
    status: Service.shape.status.unwrap(),
    ages: Service.shape.ages.unwrap(),
  })
  .partial()
  .strict();

export const Overlay = z.strictObject({
  format: z.literal(1),
  service: ServiceId,
  added: Added,
  /** Field to who wrote it and when: for each field that stands in `added`. */
  by: z.record(z.string(), z.strictObject({ who: z.string(), at: z.iso.datetime() })),
  /** What people said is wrong until then was looked at. */
  seen: z.iso.datetime().optional(),
});

export type Added = z.infer<typeof Added>;
export type Overlay = z.infer<typeof Overlay>;

/** What was added to one service cannot be read. */
export class BrokenOverlay extends Error {
  override name = 'BrokenOverlay';
}

const folderOf = (data: string) => join(data, 'directory/overlay');

const form: Form<Overlay> = { read: (value) => Overlay.parse(value), write: (thing) => thing };

async function fileFor(data: string, id: string) {
  await makeDesk(data, folderOf(data));
  // Two ids may differ in capitals alone, which some disks do not tell apart.
  const name = `${Buffer.from(id).toString('hex').slice(0, 240)}.json`;
  return durableJson(join(folderOf(data), name), form, deskOf(data));
}

/** What was added to one service; empty when nothing was. */
export async function overlayOf(data: string, id: string): Promise<Overlay> {
  return (await (await fileFor(data, id)).read()) ?? { format: 1, service: id, added: {}, by: {} };
}

const turns = inTurn();

/** One change of one service after the other; of two programs at the same moment the last one counts. */
const changed = (data: string, id: string, change: (before: Overlay) => Overlay): Promise<Overlay> =>
  turns.run(`${data}/${id}`, async () => {
    const next = Overlay.parse(change(await overlayOf(data, id)));
    await (await fileFor(data, id)).write(next);
    return next;
  });

/** Adds to it, field by field, durably. */
export function addTo(data: string, id: string, added: Added, who: string, at: string): Promise<Overlay> {
  const by = Object.fromEntries(Object.keys(added).map((field) => [field, { who, at }]));
  return changed(data, id, (before) => ({
    ...before,
    added: { ...before.added, ...added },
    by: { ...before.by, ...by },
  }));
}

/** Takes fields away again: what the feed says counts. */
export function takeBack(data: string, id: string, fields: readonly string[]): Promise<Overlay> {
  const kept = <T>(of: Record<string, T>) =>
    Object.fromEntries(Object.entries(of).filter(([field]) => !fields.includes(field)));
  return changed(data, id, (before) => ({ ...before, added: kept(before.added), by: kept(before.by) }));
}

/**
 * What somebody learned by asking them, and takes back of what they had said before. Of each field the newest counts, so
 * that what is written twice, or late, never takes the place of what was learned since.
 */
export function learn(
  data: string,
  id: string,
  { added, taken }: { added: Added; taken: readonly string[] },
  who: string,
  at: string,
): Promise<Overlay> {
  return changed(data, id, (before) => {
    const mine = taken.filter((field) => before.by[field]?.who === who);
    const kept = <T>(of: Record<string, T>) =>
      Object.fromEntries(Object.entries(of).filter(([field]) => !mine.includes(field)));
    const fresh = Object.entries(added).filter(([field]) => (before.by[field]?.at ?? '') <= at);
    return {
      ...before,
      added: { ...kept(before.added), ...Object.fromEntries(fresh) },
      by: { ...kept(before.by), ...Object.fromEntries(fresh.map(([field]) => [field, { who, at }])) },
    };
  });
}

/** A colleague has looked at all that people said is wrong until now. */
export const reportsSeen = (data: string, id: string, at: string): Promise<Overlay> =>
  changed(data, id, (before) => ({ ...before, seen: at }));

/** Everything that was added to any service; what cannot be read is told, and the rest serves. */
export async function readOverlay(data: string, broken: (problem: Error) => void): Promise<Overlay[]> {
  const found: Overlay[] = [];
  for (const name of await namesIn(data)) {
    try {
      const file = durableJson(join(folderOf(data), name), form, deskOf(data));
      const overlay = await file.read();
      if (overlay !== null) found.push(overlay);
    } catch (cause) {
      broken(new BrokenOverlay(`What was added in ${join(folderOf(data), name)} cannot be read`, { cause }));
    }
  }
  return found;
}

export async function overlayMark(data: string): Promise<string> {
  const names = await namesIn(data);
  const marks = await Promise.all(
    names.map((name) =>
      stat(join(folderOf(data), name)).then(({ ino, mtimeMs }) => `${name} ${ino} ${mtimeMs}`),
    ),
  );
  return marks.join('\n');
}

async function namesIn(data: string): Promise<string[]> {
  try {
    return (await readdir(folderOf(data))).filter((name) => name.endsWith('.json')).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** A service with what was added to it, each field knowing where it is from. Ages that a colleague wrote were checked. */
export function overlaid(service: Service, { added, by }: Overlay): Service {
  const provenance = Object.fromEntries(
    Object.keys(added).map((field) => [field, `added by ${by[field]?.who ?? 'a colleague'}`]),
  );
  const { ages_unchecked, ...rest } = service;
  return Service.parse({
    ...rest,
    ...(ages_unchecked === undefined || added.ages !== undefined ? {} : { ages_unchecked }),
    ...added,
    provenance: { ...service.provenance, ...provenance },
  });
}
