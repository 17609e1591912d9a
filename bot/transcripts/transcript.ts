/** A transcript as far as it says what happened: who says what, in which practice. What must come of it is for tests. */
import { z } from 'zod';
import { Nation } from '../../dialogs/danger/alarms.js';
import { begin, Conversation } from '../../dialogs/conversation.js';
import { guideFrom, guideOf, type Content, type Guide } from '../../dialogs/guide.js';
import type { Heard } from '../../dialogs/heard.js';
import { Id } from '../../dialogs/ids.js';
import type { Index } from '../../dialogs/matching/index.js';
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
};
export const Transcript = z.object({ ...HELD_WITH, steps: z.array(Step).min(1) });
export type Transcript = z.infer<typeof Transcript>;

/** A Sunday morning, on which all transcripts are held, so that services are as fresh as they were written for. */
export const DAY = Date.UTC(2026, 10, 22, 9);
export const MINUTE = 60_000;

const POLICY = { policy: 'We ring within the hour.', signed_by: 'Dr Made Up', on: '2026-11-01' };

/** Every script, with the practices in this nation and with staff who can be told, or not. */
export function guideWith(
  content: Content,
  { nation, alerts }: Pick<Transcript, 'nation' | 'alerts'>,
): Guide {
  const urgent = alerts === 'policy' ? POLICY : ('consent' as const);
  const practices = new Map(
    [...content.practices].map(([id, of]) => [
      id,
      { ...of, nation, ...(of.alerts && alerts !== 'off' ? { alerts: { ...of.alerts, urgent } } : {}) },
    ]),
  );
  return guideFrom({ ...content, practices }, new Set(alerts === 'off' ? [] : practices.keys()));
}

export const guideForTranscript = (content: Content, transcript: Transcript): Guide =>
  guideOf(guideWith(content, transcript), transcript);

/** Every turn of it, each from what a store would give back. */
export function heldTurns(guide: Guide, index: Index, transcript: Transcript): Turn[] {
  const [practice] = guide.practices.keys();
  let conversation = begin({
    id: 'a-conversation',
    practice: practice ?? 'example',
    script: guide.script.id,
    language: 'en',
    at: new Date(DAY - MINUTE).toISOString(),
  });
  return transcript.steps.map((step, minute) => {
    const at = new Date(DAY + minute * MINUTE).toISOString();
    const turn = takeTurn(guide, index, conversation, heardIn(step, at));
    conversation = Conversation.parse(JSON.parse(JSON.stringify(turn.conversation)));
    return turn;
  });
}

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
