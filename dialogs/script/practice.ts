/** One practice: who it is, how to reach it, and the numbers it must give before it may start. */
import { z } from 'zod';
import { Nation } from '../danger/alarms.js';
import { Texts } from './practice-texts.js';
import { Id } from '../ids.js';
import { londonTime, minutesOf } from '../london.js';

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time like 08:30');
const Day = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

/** Times of one stretch of opening, as the clock says in the United Kingdom. */
const Open = z
  .strictObject({ days: z.array(Day).min(1), from: Time, to: Time })
  .refine(({ from, to }) => from < to, 'it opens before it closes: write "from" before "to"');

/** On whose word staff are told something: the person's, or the practice's own, written and signed. */
const OnWhoseWord = z
  .union(
    [
      z.literal('consent'),
      z.strictObject({ policy: z.string().min(1), signed_by: z.string().min(1), on: z.iso.date() }),
    ],
    { error: 'write consent, or the policy with "policy", "signed_by" and "on"' },
  )
  .default('consent');

/**
 * Who is told when a person asks to be rung, or needs urgent help. `urgent` says on whose word: the person's consent, or
 * a policy that the practice wrote and signed (vital interests; conversation map X10).
 */
const Alerts = z
  .strictObject({
    /** The second is written to when nobody says within 15 minutes that they saw it. */
    emails: z.array(z.email('write an e-mail address')).max(2).default([]),
    /** The name of the setting that holds the address: it is a secret, so it does not stand here. */
    teams: z
      .string()
      .regex(/^TEAMS_WEBHOOK_[A-Z0-9_]+$/, 'write the name of a setting, like TEAMS_WEBHOOK_EXAMPLE')
      .optional(),
    urgent: OnWhoseWord,
    /** The same for somebody who texts and cannot go on, asks for no more texts, or does not come back. */
    hand_over: OnWhoseWord,
  })
  .refine(
    ({ emails, teams }) => emails.length > 0 || teams !== undefined,
    'name an e-mail address or "teams"',
  );

/** The practice's own Microsoft Teams: from which organisation its people write, and who of them is told. */
const Teams = z.strictObject({
  tenant: z.guid(
    'write the id of the organisation in Microsoft Entra, like 00000000-0000-0000-0000-000000000000',
  ),
  /** Who holds the clinician's script there; everybody else of the organisation answers for themselves. */
  clinicians: z.array(z.guid('write the object id of a person in Microsoft Entra')).max(500).default([]),
  /** Staff who are written to in Teams, beside or instead of e-mails: their object ids in Microsoft Entra. */
  tell: z.array(z.guid('write the object id of a person in Microsoft Entra')).max(5).default([]),
});

const Contact = z.strictObject({ name: z.string().min(1), phone: z.string().min(3) });

export const Practice = z.strictObject({
  id: Id,
  name: z.string().min(1),
  /** True for the made-up practice of the demonstration. */
  example: z.boolean().default(false),
  nation: Nation,
  phone: z.string().min(3),
  /** Whom a young person can safely tell, as people say it: "the nurse, Sam Doe". */
  safe_to_tell: z.string().optional(),
  /** Who is met for more help than being told where to go; without one, the route says where else to turn. */
  link_worker: Contact.extend({
    /** When they can be reached, in one plain sentence. */
    hours: z.string().min(1).optional(),
    /** Where they meet people, as you would say it. */
    meets: z.string().min(1).optional(),
  }).optional(),
  /** When the phone is answered, in one plain sentence. */
  hours: z.string().optional(),
  /** The same hours for the program, so that it can say when nobody is there. */
  open: z.array(Open).optional(),
  /** Who is told; without it nobody is, and people are shown the phone number. */
  alerts: Alerts.optional(),
  /** Its people can hold the conversation in Microsoft Teams. */
  teams: Teams.optional(),
  /** Required: a practice without its own safeguarding numbers does not start (DCB0129 H-14). */
  safeguarding: z.strictObject({
    adult_safeguarding: Contact,
    child_safeguarding: Contact,
    council_out_of_hours: Contact,
  }),
  /** The script its chat begins with; the one people talk to by themselves when left out. */
  script: Id.optional(),
  /** The chat is switched off: why, for staff. People are shown the phone number, and urgent help still works. */
  closed: z.string().min(1).optional(),
  /** How people are texted; without it they are not. */
  texts: Texts.optional(),
  /** Sites that may show the chat. */
  origins: z.array(z.url()).default([]),
  /** This practice's own opening words, by question: `ask`, `hint`, `lead`. */
  wording: z
    .record(
      Id,
      z.strictObject({
        ask: z.string().optional(),
        hint: z.string().optional(),
        lead: z.array(z.string()).optional(),
      }),
    )
    .default({}),
});

/** Whether it is open at this time; undefined when it did not say. Bank holidays are not known here. */
export function isOpen(practice: Practice, at: string): boolean | undefined {
  const { day, minutes } = londonTime(at);
  return practice.open?.some(
    ({ days, from, to }) => days.includes(day) && minutes >= minutesOf(from) && minutes < minutesOf(to),
  );
}

export type Practice = z.infer<typeof Practice>;

/** Questions whose words keep people safe or informed: no practice may reword them. */
export const LOCKED = ['privacy', 'privacy-more', 'safe-now', 'ring-me', 'ring-send', 'ring-send-plan'];
