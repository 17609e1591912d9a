/** A transcript as far as it says what happened: who says what, in which practice. What must come of it is for tests. */
import { z } from 'zod';
import { Nation } from '../../dialogs/danger/alarms.js';
import { begin, Conversation } from '../../dialogs/conversation.js';
import { guideFrom, guideOf, type Content, type Guide } from '../../dialogs/guide.js';
import type { Heard } from '../../dialogs/heard.js';
import { Id } from '../../dialogs/ids.js';
import { buildIndex, type Index } from '../../dialogs/matching/index.js';
import { followedBy } from '../../dialogs/following.js';
import { walk, type Position } from '../../dialogs/position.js';
import { COMMANDS } from '../../dialogs/script/wording-ids.js';
import { takeTurn, type Turn } from '../../dialogs/turn.js';

/** What the person does in a step: one of the first three. */
export const DOING = {
  says: z.string().optional(),
  chooses: z.array(z.string()).optional(),
  presses: z.enum(COMMANDS).optional(),
  /** What a button points at: `on: { section: hard }`. */
  on: z
    .strictObject({ section: Id.optional(), question: z.string().optional(), about: z.string().optional() })
    .optional(),
  /** The question that was on their screen, when it is not the last one. */
  to: z.strictObject({ question: Id, about: z.string().optional() }).optional(),
  /** What happens before: so many days go by; services close; the conversation goes on with another script. */
  days_later: z.int().min(1).optional(),
  closed: z.array(Id).min(1).optional(),
  script: Id.optional(),
};
/** What a step expects is not looked at here, so it may be anything. */
const Step = z.object(DOING);

/** What a conversation is held with. */
export const HELD_WITH = {
  title: z.string().min(1),
  persona: z
    .string()
    .regex(/^P\d+$/)
    .optional(),
  /** Which script it is held by. */
  script: Id.default('what-matters'),
  /** Whether staff can be told, and on whose word: of urgent help by policy, or only when the person says so. */
  alerts: z.enum(['off', 'consent', 'policy']).default('off'),
  /** Where the practice is. */
  nation: Nation.default('england'),
  /** Whether the practice has a link worker. */
  link_worker: z.boolean().default(true),
};
export const Transcript = z.object({ ...HELD_WITH, steps: z.array(Step).min(1) });
export type Transcript = z.infer<typeof Transcript>;

/** A Sunday morning, on which all transcripts are held, so that services are as fresh as they were written for. */
export const DAY = Date.UTC(2026, 10, 22, 9);
export const MINUTE = 60_000;
const A_DAY = 24 * 60 * MINUTE;

const POLICY = { policy: 'We ring within the hour.', signed_by: 'Dr Made Up', on: '2026-11-01' };

/** What the practices of a transcript are like. */
export type Setting = Pick<Transcript, 'nation' | 'alerts' | 'link_worker'>;

/** Every script, with the practices in this nation, with staff who can be told, or not, and a link worker, or none. */
export function guideWith(content: Content, { nation, alerts, link_worker }: Setting): Guide {
  const urgent = alerts === 'policy' ? POLICY : ('consent' as const);
  const practices = new Map(
    [...content.practices].map(([id, { link_worker: met, ...of }]) => [
      id,
      {
        ...of,
        nation,
        ...(met && link_worker ? { link_worker: met } : {}),
        ...(of.alerts && alerts !== 'off' ? { alerts: { ...of.alerts, urgent } } : {}),
      },
    ]),
  );
  return guideFrom({ ...content, practices }, new Set(alerts === 'off' ? [] : practices.keys()));
}

/** One step of it: with which script, from where, what was heard, and what came of it. */
export type Held = { guide: Guide; from: Position; heard: Heard; turn: Turn };

/**
 * Every turn of it, each from what a store would give back. `guides` are those of its setting. Throws `UnknownScript`
 * and `NothingToLookBackOn` where it goes on with another script.
 */
export function heldTurns(guides: Guide, services: Index, transcript: Transcript): Held[] {
  const [practice = 'example'] = guides.practices.keys();
  let at = DAY;
  let index = services;
  let conversation = begin({
    id: 'a-conversation',
    practice,
    script: transcript.script,
    language: 'en',
    at: new Date(DAY - MINUTE).toISOString(),
  });
  return transcript.steps.map((step) => {
    if (step.closed) index = closing(index, step.closed);
    if (step.script !== undefined) conversation = followedBy(guides, conversation, step.script);
    at += (step.days_later ?? 0) * A_DAY;
    const guide = guideOf(guides, conversation);
    const heard = heardIn(step, new Date(at).toISOString());
    const from = walk(guide.machine, guide.compiled, conversation);
    const turn = takeTurn(guide, index, conversation, heard);
    conversation = Conversation.parse(JSON.parse(JSON.stringify(turn.conversation)));
    at += MINUTE;
    return { guide, from, heard, turn };
  });
}

/** The same directory once these are no more. */
const closing = ({ services }: Index, ids: readonly string[]): Index =>
  buildIndex(
    services.map((each) => (ids.includes(each.id) ? { ...each, status: 'defunct' as const } : each)),
  );

/** What is heard in a step. */
export function heardIn(step: z.infer<typeof Step>, at: string): Heard {
  const { section, question, about } = step.on ?? {};
  return {
    at,
    ...(step.says === undefined ? {} : { text: step.says }),
    ...(step.chooses === undefined ? {} : { choices: step.chooses }),
    ...(step.to === undefined ? {} : { to: withoutGaps(step.to) }),
    ...(step.presses === undefined
      ? {}
      : { command: withoutGaps({ name: step.presses, section, question, about }) }),
  };
}

/** Absent rather than undefined, as it would be in a message. */
const withoutGaps = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [key in keyof T]: Exclude<T[key], undefined>;
  };
