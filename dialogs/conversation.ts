/** What is remembered of a conversation: what was said, asked and shown; never where a machine stood. */
import { z } from 'zod';
import { Id } from './ids.js';
import { Access, Schedule } from './matching/service.js';
import { Checked, Costs, Reason, ToAsk } from './offered.js';

export { Checked, Costs, Reason, ToAsk };

const At = z.iso.datetime();

/** How an entry stands: only `answered` has a value; the others say why there is none. */
export const Status = z.enum(['answered', 'skipped', 'rather-not', 'not-asked', 'later']);

/** One thing that was said about one question; the newest in a round counts, older ones stay as history. */
export const Entry = z.strictObject({
  question: Id,
  /** What the question was about, when it is asked of several things: a service id. */
  about: z.string().optional(),
  round: z.int().min(1),
  status: Status,
  /** Option ids, or the plain value of a scale or a place. */
  value: z.array(z.string()),
  /** The person's own words, verbatim. */
  words: z.string().optional(),
  by: z.enum(['person', 'supporter', 'clinician']),
  at: At,
  /** The fingerprint of the script it was given under. */
  script: z.string(),
});

/** A question as it was shown, with its options in order, so that "1" means what was displayed. */
export const Asked = z.strictObject({
  question: Id,
  about: z.string().optional(),
  round: z.int().min(1),
  options: z.array(z.string()),
  at: At,
});

/** A service as it was when it was offered: a later import never rewrites what a person saw. */
export const Offer = z.strictObject({
  service: z.string(),
  name: z.string(),
  example: z.boolean(),
  summary: z.string(),
  because: z.array(Reason),
  /** One string in what was kept before its sentences had ids: it stays as it was said. */
  askFirst: z.union([z.string(), z.array(ToAsk)]).optional(),
  costs: Costs,
  km: z.number().optional(),
  where: z.string().optional(),
  /** Reached by phone or online only. */
  remote: z.boolean(),
  schedules: z.array(Schedule),
  phone: z.string().optional(),
  web: z.string().optional(),
  start: z.string(),
  /** Whether it takes people who come by themselves; absent when nobody said. */
  bySelf: z.boolean().optional(),
  theyAsk: z.array(z.string()),
  firstTime: z.string().optional(),
  /** When it is quiet, how long people wait, and which support needs they can meet, in their words. */
  quietWhen: z.string().optional(),
  waiting: z.string().optional(),
  supportGiven: z.string().optional(),
  /** Whether someone may come along, and whether they look at risks before a first visit; absent when nobody said. */
  bringSomeone: z.boolean().optional(),
  riskCheck: z.boolean().optional(),
  /** What has to be known before anybody goes there, in their words. */
  alert: z.string().optional(),
  /** What the place is known to have and to lack, and which of it the person said they need. */
  access: Access.optional(),
  accessAsked: z.array(Access.keyof()).optional(),
  /** What somebody says who goes there. */
  story: z.string().optional(),
  /** What colleagues told each other: kept only where a clinician holds the conversation. */
  tips: z.array(z.string()).optional(),
  checked: Checked,
  /** Whose list it is from: a feed's name, absent for the list that ships; and whether staff here added to it. */
  from: z.strictObject({ feed: z.string().optional(), staff: z.literal(true).optional() }).optional(),
  /** Which version of the directory it came from. */
  index: z.string(),
  order: z.int(),
  round: z.int().min(1),
  at: At,
});

/** The plan agreed at the end of a round: a dated record, never unpicked by later changes. */
export const Plan = z.strictObject({
  round: z.int().min(1),
  at: At,
  matters: z.string().optional(),
  needs: z.array(Id),
  agreed: z.array(Offer),
  kept: z.array(Offer),
  /** Not for them, and why when they said. */
  refused: z.array(Offer).default([]),
  /** Options chosen, and the person's own words, for what the plan repeats. */
  answers: z.record(Id, z.strictObject({ value: z.array(z.string()), words: z.string().optional() })),
});

/** One yes to one party seeing the plan: exactly what was shown, when and where, and when it was taken back (S072, S091). */
export const Consent = z.strictObject({
  party: z.enum(['practice', 'group', 'supporter']),
  /** The groups it is about: service ids. */
  about: z.array(z.string()).default([]),
  wording: z.string(),
  language: z.string(),
  channel: z.string().optional(),
  round: z.int().min(1),
  at: At,
  withdrawn: At.optional(),
});

/** One spell of danger: what was seen, asked, answered and shown, so that it can be resumed and read back. */
export const Episode = z.strictObject({
  opened: At,
  /** The round it fell in; what was kept before this was written down says nothing. */
  round: z.int().min(1).optional(),
  /** `asked` when the person pressed for help; otherwise the level the words reached. */
  level: z.enum(['asked', 'amber', 'red']),
  kind: Id.optional(),
  /** What was being answered when an amber sign was seen: taken if the person says no, dropped if yes. */
  held: Entry.optional(),
  /** The rule that fired; never the words. */
  rule: Id.optional(),
  /** How it was said: plainly, denied, about someone else, or in the past. */
  because: z.enum(['said', 'negated', 'someone-else', 'past']).optional(),
  /** Their words say they are under 18: Childline first. */
  young: z.boolean().optional(),
  steps: z.array(z.strictObject({ step: Id, value: z.string(), at: At })),
  closed: At.optional(),
});

/** What Back, Change and Jump point at; the next answer to it clears it. */
export const Cursor = z.strictObject({
  section: Id,
  question: Id,
  about: z.string().optional(),
  since: z.int(),
});

export const Conversation = z.strictObject({
  format: z.literal(1),
  id: z.string().min(1),
  practice: Id,
  /** Which script is being walked: `what-matters`. */
  script: Id,
  language: z.string(),
  round: z.int().min(1),
  entries: z.array(Entry),
  asked: z.array(Asked),
  offers: z.array(Offer),
  plans: z.array(Plan),
  episodes: z.array(Episode),
  /** They asked to be rung, in this round. */
  ringMe: z.strictObject({ round: z.int().min(1), at: At }).optional(),
  /** Call-backs they agreed to: dated records, like plans. `off` is when it was taken back or replaced. */
  calls: z.array(z.strictObject({ at: At, round: z.int().min(1), off: At.optional() })).default([]),
  /** Who may see the plan. */
  consents: z.array(Consent).default([]),
  cursor: Cursor.optional(),
  /** The section a clinician went to: gone through to its end before the way goes on. */
  inside: Id.optional(),
  /** Sections gone to though this way leaves them out. */
  opened: z.array(Id).optional(),
  stopped: At.optional(),
  paused: At.optional(),
  /** How many messages in a row were not understood: the second one is asked in other words. */
  misses: z.int().min(0),
  began: At,
});
export type Status = z.infer<typeof Status>;
export type Entry = z.infer<typeof Entry>;
export type Asked = z.infer<typeof Asked>;
export type Offer = z.infer<typeof Offer>;
export type Plan = z.infer<typeof Plan>;
export type Consent = z.infer<typeof Consent>;
export type Episode = z.infer<typeof Episode>;
export type Cursor = z.infer<typeof Cursor>;
export type Conversation = z.infer<typeof Conversation>;

/** A conversation in which nothing has been said yet. `at` is an ISO date and time. */
export function begin(
  of: Pick<Conversation, 'id' | 'practice' | 'script' | 'language'> & { at: string },
): Conversation {
  return {
    format: 1,
    id: of.id,
    practice: of.practice,
    script: of.script,
    language: of.language,
    round: 1,
    entries: [],
    asked: [],
    offers: [],
    plans: [],
    episodes: [],
    calls: [],
    consents: [],
    misses: 0,
    began: of.at,
  };
}
