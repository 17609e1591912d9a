/** Holds one transcript's conversation, turn by turn from cold, and says what came of each step that it mentions. */
import { z } from 'zod';
import { mayKeep, type Guide } from '../dialogs/guide.js';
import { decided } from '../dialogs/decided.js';
import { countedNeeds } from '../dialogs/ground.js';
import type { Heard } from '../dialogs/heard.js';
import { Id } from '../dialogs/ids.js';
import type { Index } from '../dialogs/matching/index.js';
import { contextAt } from '../dialogs/position.js';
import { ladderOf } from '../dialogs/ladder/ladder.js';
import { STEPS } from '../dialogs/ladder/rules.js';
import { meetingsIn } from '../dialogs/meetings.js';
import { HOWS, PATHS, RULES } from '../dialogs/route/rules.js';
import { routeAt } from '../dialogs/route/telling.js';
import { SAYS } from '../dialogs/script/says-ids.js';
import { sightOf } from '../dialogs/sight.js';
import { speak } from '../dialogs/speak.js';
import type { Turn } from '../dialogs/turn.js';
import { DOING, heldTurns, HELD_WITH } from '../bot/transcripts/transcript.js';

const Step = z
  .strictObject({
    ...DOING,

    // What must come of it. Only what is written here is looked at.
    asked: Id.optional(),
    about: z.string().optional(),
    /** What can be chosen, in the order it is shown. */
    options: z.array(z.string()).optional(),
    /** The needs that count so far, in any order. */
    needs: z.array(Id).optional(),
    /** Every service shown so far in this round, in the order it was shown. */
    offers: z.array(Id).optional(),
    offers_include: z.array(Id).optional(),
    /** Answers that stand: question to what was chosen; null when nothing stands. */
    answers: z.record(Id, z.array(z.string()).nullable()).optional(),
    urgent: Id.optional(),
    /** The number of the first line on the urgent card. */
    first_to_call: z.string().optional(),
    soft: z.boolean().optional(),
    menu: z.boolean().optional(),
    safe: z.boolean().optional(),
    stopped: z.boolean().optional(),
    paused: z.boolean().optional(),
    ends: Id.optional(),
    said: z.enum(SAYS).optional(),
    plan: z.strictObject({ agreed: z.array(Id), needs: z.array(Id) }).optional(),
    /** The route: what is suggested, by which row, and how it is gone. */
    route: z
      .strictObject({
        suggested: z.enum([...PATHS, 'none']).optional(),
        rules: z.array(z.enum(RULES)).optional(),
        how: z.enum(HOWS).optional(),
        decided: z.enum(PATHS).optional(),
        needs_reason: z.boolean().optional(),
      })
      .optional(),
    /** Where they stand on the support ladder, and what waits for the risk assessment. */
    ladder: z
      .strictObject({
        step: z.enum(STEPS).optional(),
        waits: z.enum(STEPS).nullable().optional(),
        paused: z.boolean().optional(),
        who: z.string().optional(),
        visits: z.int().optional(),
      })
      .optional(),
    /** What is shown beside the question: kinds of replies. */
    shows: z.array(z.string()).optional(),
    /** How many meetings there were, this one among them. */
    meetings: z.int().optional(),
    /** Whether anything may be kept. */
    kept: z.boolean().optional(),
    /** The numbers on the urgent card, or some of them, in order. */
    numbers_include: z.array(z.string()).optional(),
    /** Who may see the plan, as it stands. */
    shares: z.array(z.string()).optional(),
    /** Whether a way off the page stays in sight. */
    leave: z.boolean().optional(),
    /** Whether being rung is offered beside the practice's number. */
    offers_call: z.boolean().optional(),
    /** What the turn owes the practice's staff: kinds of effects, in order. */
    owes: z.array(z.string()).optional(),
    /** What of the last of these is sent. */
    sends: z.record(z.string(), z.unknown()).optional(),
  })
  .refine((step) => [step.says, step.chooses, step.presses].filter((did) => did !== undefined).length === 1, {
    error: 'a step has one of: says, chooses, presses',
  })
  .refine((step) => step.on === undefined || step.presses !== undefined, {
    error: '"on" belongs to "presses"',
  });

export const Transcript = z.strictObject({
  ...HELD_WITH,
  steps: z.array(Step).min(1),
});

export type Transcript = z.infer<typeof Transcript>;
type Step = z.infer<typeof Step>;

/** What is done in a step, not what must come of it. */
const isDone = (key: string) => Object.keys(DOING).includes(key);

export type Seen = { step: string; expected: object; actual: object };

/** Every step with what was expected of it and what came; `visits` is told of each turn. */
export function hold(
  guides: Guide,
  index: Index,
  transcript: Transcript,
  visits: (turn: Turn, heard: Heard, before: Turn | undefined) => void = () => {},
): Seen[] {
  const held = heldTurns(guides, index, transcript);
  return held.map(({ guide, heard, turn }, at) => {
    visits(turn, heard, held[at - 1]?.turn);
    const step = transcript.steps[at] ?? {};
    const all = outcome(guide, turn, step);
    const keys = Object.keys(step).filter((key) => !isDone(key));
    const actual = Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key)));
    return { step: nameOf(step, at), expected: expectedOf(step), actual };
  });
}

const nameOf = (step: Step, at: number) =>
  `${at + 1} ${step.says ?? step.presses ?? (step.chooses ?? []).join(' + ')}`;

function expectedOf(step: Step): object {
  const keys = Object.entries(step).filter(([key]) => !isDone(key));
  return { ...Object.fromEntries(keys), ...(step.needs ? { needs: [...step.needs].sort() } : {}) };
}

/** Of what is sent, only what the step names. */
function sentIn(turn: Turn, step: Step): object {
  const sent: Record<string, unknown> = { ...turn.effects.at(-1) };
  return Object.fromEntries(Object.keys(step.sends ?? {}).map((key) => [key, sent[key] ?? null]));
}

/** Of what came, only what the step names. */
const only = (named: object, seen: Record<string, unknown>): object =>
  Object.fromEntries(Object.keys(named).map((key) => [key, seen[key]]));

function routeSeen(guide: Guide, turn: Turn) {
  const { suggested, decided } = routeAt(guide, turn.position);
  return {
    suggested: suggested.route,
    rules: [...suggested.rules],
    how: suggested.how,
    decided: decided?.route,
    needs_reason: decided?.needsReason,
  };
}

function ladderSeen(guide: Guide, turn: Turn) {
  const { step, waits, paused, who, log } = ladderOf(turn.conversation.entries, guide.ladder);
  return { step, waits: waits ?? null, paused, who, visits: log.length };
}

function outcome(guide: Guide, turn: Turn, step: Step) {
  const { at } = turn.position;
  const context = contextAt(turn.position);
  const spot = at.state === 'asking' ? at.spot : undefined;
  const ask = turn.replies.findLast((reply) => reply.kind === 'ask');
  const card = turn.replies.findLast((reply) => reply.kind === 'urgent');
  const message = speak(guide, turn.conversation, turn.replies).findLast((each) => each.kind === 'urgent');
  const shown = decided(context, guide.compiled).map((each) => each.offer.service);
  const says = turn.replies.flatMap((reply) => (reply.kind === 'say' ? [reply.id] : []));
  const plan = turn.replies.findLast((reply) => reply.kind === 'plan')?.plan;
  return {
    asked: spot?.question,
    about: spot?.about,
    options: ask?.options,
    needs: countedNeeds(context, guide.compiled)
      .map((each) => each.need)
      .sort(),
    offers: shown,
    offers_include: step.offers_include?.filter((service) => shown.includes(service)),
    answers: Object.fromEntries(
      Object.keys(step.answers ?? {}).map((id) => [id, context.standing.get(id)?.value ?? null]),
    ),
    urgent: card?.card,
    first_to_call: message?.lines[0]?.number,
    soft: at.state === 'urgent' && at.step === 'soft',
    menu: at.state === 'urgent' && at.step === 'menu',
    safe: at.state === 'urgent' && at.step === 'safe',
    stopped: at.state === 'stopped',
    paused: at.state === 'paused',
    ends: at.state === 'ended' ? at.ending : undefined,
    said: says.find((id) => id === step.said) ?? says[0],
    plan: plan && { agreed: plan.agreed.map((offer) => offer.service), needs: [...plan.needs] },
    route: step.route && only(step.route, routeSeen(guide, turn)),
    ladder: step.ladder && only(step.ladder, ladderSeen(guide, turn)),
    shows: step.shows?.filter((kind) => turn.replies.some((reply) => reply.kind === kind)),
    meetings: meetingsIn(turn.conversation),
    kept: mayKeep(guide, context.standing),
    numbers_include: step.numbers_include?.filter((number) =>
      message?.lines.some((line) => line.number === number),
    ),
    shares: turn.conversation.consents
      .filter(({ withdrawn, round }) => withdrawn === undefined && round === turn.conversation.round)
      .map(({ party }) => party),
    leave: sightOf(guide, turn.position, undefined).leave,
    offers_call: turn.replies.some((reply) => reply.kind === 'ring-offer'),
    owes: turn.effects.map((effect) => effect.kind),
    sends: sentIn(turn, step),
  };
}
