/** A service as the matcher sees it: Open Referral names where they fit, plus what helps somebody through the door. */
import { z } from 'zod';
import { Id } from '../ids.js';

/** Degrees, WGS84. */
export const Point = z.strictObject({
  lat: z.number().min(-90).max(90),
  long: z.number().min(-180).max(180),
});

export const Schedule = z.strictObject({
  day: z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']),
  opens: z.string().regex(/^\d\d:\d\d$/, 'a time is written like 14:00'),
  closes: z.string().regex(/^\d\d:\d\d$/, 'a time is written like 16:00'),
  every: z.enum(['week', 'fortnight', 'month']).default('week'),
  /** The last day of it, where it says so. */
  until: z.iso.date().optional(),
});

export const Location = z.strictObject({
  name: z.string(),
  postcode: z.string().optional(),
  at: Point.optional(),
});

/** A name of our own, or the one its feed gives it: kept for ever, and safe in an address. */
export const ServiceId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._~-]{0,119}$/, 'an id has letters, figures, hyphens, dots and underscores');

/** Where a service says that it is for. Nothing but a name: nobody here knows where that is. */
export const Area = z.strictObject({
  /** As the service says it. */
  name: z.string().optional(),
  /** Points it covers so many km around. */
  circles: z.array(z.strictObject({ at: Point, km: z.number().positive() })).optional(),
  /** Rings of [longitude, latitude], as GeoJSON has them; the outer ones only. */
  rings: z.array(z.array(z.tuple([z.number(), z.number()]))).optional(),
  nations: z.array(z.enum(['england', 'scotland', 'wales', 'northern-ireland'])).optional(),
});

/** What the place itself has. Absent: nobody said. */
export const Access = z.strictObject({
  step_free: z.boolean().optional(),
  toilets: z.boolean().optional(),
  hearing_loop: z.boolean().optional(),
  bsl: z.boolean().optional(),
  parking: z.boolean().optional(),
});

/** Absent means unknown everywhere but in `example`, `needs` and lists: unknown is never "no" (needs.md, rule 8). */
export const Service = z.strictObject({
  id: ServiceId,
  name: z.string().min(1),
  organisation: z.string().optional(),
  /** True for a made-up group of the example area; always shown as such. */
  example: z.boolean().default(false),
  /** One or two plain sentences, true of the real organisation. */
  summary: z.string().min(1),
  /** How well it answers each need: 1 a little, 2 well, 3 it is what they are for. */
  needs: z.record(Id, z.int().min(1).max(3)),
  ages: z.strictObject({ min: z.int().optional(), max: z.int().optional() }).default({}),
  /** Nobody has checked the ages: they order the list, are asked about first, and keep no grown-up away. */
  ages_unchecked: z.literal(true).optional(),
  /** Only when the group itself says so. */
  only: z.enum(['women', 'men']).optional(),
  /** For people who said so themselves, in one of these words: nobody is taken for one of them (rule 10). */
  only_when_said: z.array(z.string().min(2)).min(1).optional(),
  /** Soft eligibility: shown with "Ask them first" and this reason (S091). */
  ask_first: z.string().optional(),
  cost: z.strictObject({ pounds: z.number().min(0), first_free: z.boolean().default(false) }).optional(),
  channels: z.array(z.enum(['in-person', 'phone', 'online'])).min(1),
  locations: z.array(Location).default([]),
  /** National services have none; local ones say how far they reach, in km from each location. */
  reach_km: z.number().positive().optional(),
  /** True when the feed gave no reach, so that `reach_km` is ours and may be widened. */
  reach_guessed: z.boolean().optional(),
  /** Where it says it is for; out of it, it is not offered. */
  area: Area.optional(),
  access: Access.optional(),
  schedules: z.array(Schedule).default([]),
  beginner_friendly: z.boolean().optional(),
  graded_levels: z.boolean().optional(),
  small_group: z.boolean().optional(),
  quiet_times: z.boolean().optional(),
  /** When it is quiet, in their words. */
  quiet_when: z.string().optional(),
  can_bring_someone: z.boolean().optional(),
  buddy_available: z.boolean().optional(),
  seated_or_gentle: z.boolean().optional(),
  /** True when the first contact needs no phone call: just turn up, a form, an e-mail. */
  no_phone_needed: z.boolean().optional(),
  /** How a person starts, in one plain sentence. */
  how_to_start: z.string().min(1),
  what_they_ask: z.array(z.string()).default([]),
  what_happens_first: z.string().optional(),
  /** Only a number that a named public source gives; never shown without `source`. */
  phone: z.strictObject({ number: z.string(), source: z.string() }).optional(),
  web: z.url({ protocol: /^https?$/ }).optional(),
  email: z.email().optional(),
  /** How people come to it: by themselves, through a link worker, through a clinician. */
  referral: z.array(z.enum(['self', 'link-worker', 'clinician'])).optional(),
  capacity: z.enum(['space', 'waiting-list', 'full']).optional(),
  /** How long people wait, in their words. */
  waiting: z.string().optional(),
  languages: z.array(z.string()).optional(),
  faith_based: z.boolean().optional(),
  /** Which support needs they say they can meet, in their words. */
  support_given: z.string().optional(),
  /** Whether they look at risks with people before a first visit. */
  risk_check: z.boolean().optional(),
  /** What somebody says who goes there. */
  peer_story: z.string().optional(),
  /** What colleagues told each other: for staff only. */
  tips: z.array(z.string()).optional(),
  /** What its feed calls it, for finding it by words. */
  tags: z.array(z.string()).optional(),
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily-closed']).default('active'),
  alert: z.string().optional(),
  checked_on: z.iso.date().optional(),
  checked_by: z.string().optional(),
  /** The feed it came from, and its name there. */
  from: z.strictObject({ feed: z.string(), id: z.string() }).optional(),
  /** Fields that do not stand so in their source, and where they come from: `words`, `postcode`, `overlay`… */
  provenance: z.record(z.string(), z.string()).optional(),
});

export type Point = z.infer<typeof Point>;
export type Schedule = z.infer<typeof Schedule>;
export type Location = z.infer<typeof Location>;
export type Area = z.infer<typeof Area>;
export type Access = z.infer<typeof Access>;
export type Service = z.infer<typeof Service>;

export const ServiceFile = z.strictObject({ services: z.array(Service) });
