/** What people add to a service of a feed, kept apart from it: no import ever loses it. */
import { z } from 'zod';
import { ADDED } from '../../../dialogs/offer-from.js';
import { Service, ServiceId } from '../../../dialogs/matching/service.js';
import type { ByService } from './by-service.js';
import { byServiceInFiles } from './by-service-files.js';

/** What feeds lack, and what they get wrong. Whatever stands here counts, whatever the feed says. */
export const Added = Service.pick({
  name: true,
  organisation: true,
  summary: true,
  alert: true,
  phone: true,
  web: true,
  email: true,
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
    schedules: Service.shape.schedules.unwrap(),
    locations: Service.shape.locations.unwrap(),
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

/** Where overlays are kept: in the data folder that is named, or whatever else keeps them. */
export type Overlays = string | ByService<Overlay>;

const inFiles = (data: string): ByService<Overlay> =>
  byServiceInFiles(data, 'directory/overlay', {
    read: (value) => Overlay.parse(value),
    write: (thing) => thing,
  });
const overlaysIn = (where: Overlays): ByService<Overlay> =>
  typeof where === 'string' ? inFiles(where) : where;

const nothingOf = (id: string): Overlay => ({ format: 1, service: id, added: {}, by: {} });

/** What was added to one service; empty when nothing was. */
export const overlayOf = async (where: Overlays, id: string): Promise<Overlay> =>
  (await overlaysIn(where).find(id)) ?? nothingOf(id);

const changed = (where: Overlays, id: string, change: (before: Overlay) => Overlay): Promise<Overlay> =>
  overlaysIn(where).change(id, (before) => Overlay.parse(change(before ?? nothingOf(id))));

/** Adds to it, field by field, durably. Who writes down the day of a check is who checked, unless they say otherwise. */
export function addTo(where: Overlays, id: string, given: Added, who: string, at: string): Promise<Overlay> {
  const added = given.checked_on === undefined ? given : { checked_by: who, ...given };
  const by = Object.fromEntries(Object.keys(added).map((field) => [field, { who, at }]));
  return changed(where, id, (before) => ({
    ...before,
    added: { ...before.added, ...added },
    by: { ...before.by, ...by },
  }));
}

/** Takes fields away again: what the feed says counts. */
export function takeBack(where: Overlays, id: string, named: readonly string[]): Promise<Overlay> {
  const fields = named.includes('checked_on') ? [...named, 'checked_by'] : named;
  const kept = <T>(of: Record<string, T>) =>
    Object.fromEntries(Object.entries(of).filter(([field]) => !fields.includes(field)));
  return changed(where, id, (before) => ({ ...before, added: kept(before.added), by: kept(before.by) }));
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
export const reportsSeen = (where: Overlays, id: string, at: string): Promise<Overlay> =>
  changed(where, id, (before) => ({ ...before, seen: at }));

/** Everything that was added to any service; what cannot be read is told, and the rest serves. */
export const readOverlay = (where: Overlays, broken: (problem: Error) => void): Promise<Overlay[]> =>
  overlaysIn(where).all(broken);

export const overlayMark = (where: Overlays): Promise<string> => overlaysIn(where).mark();

/** A service with what was added to it, each field knowing where it is from. Ages that a colleague wrote were checked. */
export function overlaid(service: Service, { added, by }: Overlay): Service {
  const provenance = Object.fromEntries(
    Object.keys(added).map((field) => [field, `${ADDED}${by[field]?.who ?? 'a colleague'}`]),
  );
  const { ages_unchecked, ...rest } = service;
  return Service.parse({
    ...rest,
    ...(ages_unchecked === undefined || added.ages !== undefined ? {} : { ages_unchecked }),
    ...added,
    provenance: { ...service.provenance, ...provenance },
  });
}
