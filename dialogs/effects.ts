/** What must still be done after a turn is saved: plain data, owed until it is done. */
import { z } from 'zod';
import { Id } from './ids.js';

const At = z.iso.datetime();

/**
 * Somebody needs urgent help, told to staff by their practice's written policy. Neither who it is nor what the danger
 * is stands in it: staff see only that it happened, and when (DCB0129 H-04, H-13).
 */
const Alert = z.strictObject({
  kind: z.literal('alert'),
  about: z.literal('urgent'),
  by: z.literal('policy'),
  at: At,
  /** When the spell of danger began: one alert for each. */
  episode: At,
});

/** A person asked to be rung, and agreed to just this being sent (conversation map X10, H0, H1). */
const CallBack = z.strictObject({
  kind: z.literal('call-back'),
  by: z.literal('consent'),
  at: At,
  name: z.string().optional(),
  /** The number with its country, +441632960123, and as it was typed. */
  phone: z.string(),
  typed: z.string(),
  /** Options of the question about a good time, and the person's own words; absent: any time. */
  when: z.strictObject({ question: Id, value: z.array(z.string()), words: z.string().optional() }).optional(),
  /** The plan that goes with it, by when it was agreed: only with the person's yes. */
  plan: At.optional(),
  /** The earlier call-back that this one takes the place of, by its `at`. */
  replaces: At.optional(),
});

/** A call-back is no longer wanted. Staff are told only if they were told of it. */
const CallOff = z.strictObject({ kind: z.literal('call-off'), by: z.literal('consent'), at: At, of: At });

/** The person asked for their plan by e-mail. The address is dropped as soon as nothing more is sent to it. */
const MailPlan = z.strictObject({
  kind: z.literal('mail-plan'),
  by: z.literal('consent'),
  at: At,
  /** The plan, by when it was agreed. */
  plan: At,
  to: z.email().optional(),
});

/** A code by which the person comes back on any device ends: then nothing leads from it to them. Its sha256. */
const CodeEnds = z.strictObject({ kind: z.literal('code-ends'), at: At, code: z.string() });

/**
 * The first text to somebody whom the practice invites before a visit. `basis` is the practice's own words for why it
 * may; `person` is whose record has the number. Nothing about health stands in it.
 */
const Invite = z.strictObject({
  kind: z.literal('invite'),
  at: At,
  person: z.string().min(1),
  /** Our number that it goes out from. */
  from: z.string(),
  basis: z.string().min(1),
  /** When they are seen: after it there is nothing to invite to. */
  visit: At.optional(),
});

/** An invitation that nobody answered is over: then the number it went to is not kept, unless it asked for no texts. */
const InviteEnds = z.strictObject({ kind: z.literal('invite-ends'), at: At, person: z.string().min(1) });

/** What may be learned of a service by ringing it before somebody goes there. */
export const LEARNED = [
  'start',
  'asks',
  'meets',
  'cost',
  'quiet',
  'someone',
  'support',
  'risk',
  'waiting',
] as const;

/**
 * What a colleague learned by ringing a service, for the next person who is offered it (S033, S048). Nothing of the person
 * stands in it; `who` is a profession and a practice. Neither a value nor words: it was taken back.
 */
const Learned = z.strictObject({
  kind: z.literal('learned'),
  at: At,
  service: z.string().min(1),
  who: z.string().min(1),
  said: z
    .array(z.strictObject({ of: z.enum(LEARNED), value: z.array(z.string()), words: z.string().optional() }))
    .min(1),
});

/** Somebody went to a service and was told no: colleagues look into it (conversation map F5). Of whom is not said. */
const SaidNo = z.strictObject({ kind: z.literal('said-no'), at: At, service: z.string().min(1) });

/**
 * By which a person may be written to first: the channel they last wrote by, whose record has their address, and our
 * number that it goes out from where there is one.
 */
export const Reach = z.strictObject({
  channel: z.enum(['sms', 'teams']),
  person: z.string().min(1),
  from: z.string().optional(),
});

/** They left in the middle, and said nothing since `at`: one word a day later, one after three days, and no more. */
const Nudge = z.strictObject({
  kind: z.literal('nudge'),
  at: At,
  round: z.int().min(1),
  nth: z.int().min(1).max(2),
  reach: Reach,
  /** Of the last one: the number that the practice is told when nothing comes of it, and that this says so. */
  tells: z.string().optional(),
});

/**
 * They agreed to be asked how it went: what was asked of them, when and where. `nth` 2 is the one reminder of it (conversation
 * map F8: never more than two that nobody answers).
 */
const CheckIn = z.strictObject({
  kind: z.literal('check-in'),
  by: z.literal('consent'),
  at: At,
  /** The plan it looks back on, by when it was agreed. */
  plan: At,
  nth: z.int().min(1).max(2),
  wording: z.string(),
  language: z.string(),
  reach: Reach,
});

/**
 * Somebody cannot go on with the program, stopped it, or did not come back: their practice's written policy is to be
 * told. `phone` is the number that they text from; nothing that they said stands in it.
 */
const HandOver = z.strictObject({
  kind: z.literal('hand-over'),
  by: z.literal('policy'),
  at: At,
  about: z.enum(['not-understood', 'stopped', 'silent']),
  phone: z.string(),
});

/**
 * What the second address is told of a piece of work, by its id: again, or in place of the first, unless staff say that
 * they saw it; also, because it was told of what this changes. Or nobody is left to tell, and that is reported.
 */
const Chase = z.strictObject({
  kind: z.literal('chase'),
  of: z.string().min(1),
  at: At,
  next: z.enum(['send-again', 'send-also', 'report']),
});

export const Effect = z.discriminatedUnion('kind', [
  /** Nothing may be kept of this conversation: erase what a store holds. */
  z.strictObject({ kind: z.literal('forget'), id: z.string(), at: At }),
  Alert,
  CallBack,
  CallOff,
  Chase,
  MailPlan,
  CodeEnds,
  Invite,
  InviteEnds,
  Learned,
  SaidNo,
  Nudge,
  CheckIn,
  HandOver,
]);
export type Effect = z.infer<typeof Effect>;
export type Reach = z.infer<typeof Reach>;
export type HandOver = z.infer<typeof HandOver>;
export type CallBack = z.infer<typeof CallBack>;
export type Learned = z.infer<typeof Learned>;
/** What is written down beside the directory. */
export type ForDirectory = Extract<Effect, { kind: 'learned' | 'said-no' }>;
/** What goes to the practice's own staff. */
export type ForStaff = Extract<Effect, { kind: 'alert' | 'call-back' | 'call-off' | 'hand-over' }>;

/** One effect, and how far it has come. `due` is when to try next; `note` says why it stands so, in no person's words. */
export const Owed = z.strictObject({
  id: z.string().min(1),
  effect: Effect,
  due: z.iso.datetime(),
  tries: z.int().min(0),
  state: z.enum(['owed', 'sending', 'uncertain', 'paid', 'given-up', 'cancelled']),
  since: z.iso.datetime(),
  note: z.string().optional(),
  /** The links that were sent with it, by which staff say "I have seen this": the sha256 of each, and its end. */
  links: z.array(z.strictObject({ hash: z.string(), until: At })).optional(),
  /** When staff said so. */
  seen: At.optional(),
});
export type Owed = z.infer<typeof Owed>;
