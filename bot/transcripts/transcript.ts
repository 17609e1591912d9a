/** A transcript as far as it says what happened: who says what, in which practice. What must come of it is for tests. */
import { z } from 'zod';
import { Nation } from '../../dialogs/danger/alarms.js';
import { begin, Conversation } from '../../dialogs/conversation.js';
import { guideFrom, type Content, type Guide } from '../../dialogs/guide.js';
import type { Heard } from '../../dialogs/heard.js';
import { Id } from '../../dialogs/ids.js';
import type { Index } from '../../dialogs/matching/index.js';
import { COMMANDS } from '../../dialogs/script/wording-ids.js';
import { takeTurn, type Turn } from '../../dialogs/turn.js';

/** What a step expects is not looked at here, so it may be anything. */
const Step = z.object({
  says: z.string().optional(),
  chooses: z.array(z.string()).optional(),
  presses: z.enum(COMMANDS).optional(),
  on: z
    .strictObject({ section: Id.optional(), question: z.string().optional(), about: z.string().optional() })
    .optional(),
  to: z.strictObject({ question: Id, about: z.string().optional() }).optional(),
});

export const Transcript = z.object({
  title: z.string().min(1),
  persona: z.string().optional(),
  /** Which script it is held by. */
  script: Id.default('what-matters'),
  alerts: z.enum(['off', 'consent', 'policy']).default('off'),
  nation: Nation.default('england'),
  steps: z.array(Step).min(1),
});
export type Transcript = z.infer<typeof Transcript>;

/** The day on which all transcripts are held, so that services are as fresh as they were written for. */
export const DAY = Date.UTC(2026, 10, 22, 9);
export const MINUTE = 60_000;

/** Of the example practice, in the nation and with the alerts that the transcript is held with. */
export function guideForTranscript(content: Content, { nation, alerts }: Transcript): Guide {
  const practices = new Map([...content.practices].map(([id, of]) => [id, { ...of, nation }]));
  return guideFrom({ ...content, practices }, alerts === 'off' ? new Set() : new Set(practices.keys()));
}

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

function heardIn({ says, chooses, presses, on, to }: z.infer<typeof Step>, at: string): Heard {
  const spot = (of: {
    section?: string | undefined;
    question?: string | undefined;
    about?: string | undefined;
  }) => ({
    ...(of.section === undefined ? {} : { section: of.section }),
    ...(of.question === undefined ? {} : { question: of.question }),
    ...(of.about === undefined ? {} : { about: of.about }),
  });
  return {
    at,
    ...(says === undefined ? {} : { text: says }),
    ...(chooses === undefined ? {} : { choices: chooses }),
    ...(to === undefined
      ? {}
      : { to: { question: to.question, ...(to.about === undefined ? {} : { about: to.about }) } }),
    ...(presses === undefined ? {} : { command: { name: presses, ...spot(on ?? {}) } }),
  };
}
