/** Which question a finished walk comes to rest at: what the cursor points at, an aside, or the first that is open. */
import type { Cursor } from './conversation.js';
import { decided } from './decided.js';
import type { Context, Rest } from './walking.js';

/** A question in its place; `about` names the service when it is about one. */
export type Spot = Rest & { about?: string };

export function restOf(context: Context): Rest | undefined {
  const pointed = pointedAt(context);
  if (pointed) return { section: pointed.section, question: leadOf(context, pointed.question) };
  return (
    firstAside(context) ??
    (context.ending === undefined ? (insideOf(context) ?? firstOpen(context)) : undefined)
  );
}

/** A section that was gone to is gone through first, as long as something in it is open. */
function insideOf({ conversation: { inside }, open }: Context): Rest | undefined {
  const question = inside === undefined ? undefined : open[inside];
  return inside === undefined || question === undefined ? undefined : { section: inside, question };
}

/** What came up beside the way and waits for an answer. */
export function firstAside({ compiled, open }: Context): Rest | undefined {
  for (const { id, aside } of compiled.script.sections) {
    const question = aside ? open[id] : undefined;
    if (question !== undefined) return { section: id, question };
  }
  return undefined;
}

/** The question a walk can rest at: a `why` is asked from its suggestion. */
const leadOf = (context: Context, question: string) => context.compiled.whyOf.get(question)?.id ?? question;

/** What Back, Change or Jump points at, as long as it still lies on the path. */
export function pointedAt(context: Context): Spot | undefined {
  const cursor = context.conversation.cursor;
  if (cursor === undefined) return undefined;
  const spot = spotOf(cursor);
  return isReachable(context, spot) ? spot : undefined;
}

export function isReachable(context: Context, spot: Spot): boolean {
  const lead = leadOf(context, spot.question);
  const onPath = context.path[spot.section]?.includes(lead) || context.open[spot.section] === lead;
  if (!onPath) return false;
  return (
    spot.about === undefined ||
    decided(context, context.compiled).some((each) => each.offer.service === spot.about)
  );
}

const spotOf = (cursor: Cursor): Spot => ({
  section: cursor.section,
  question: cursor.question,
  ...(cursor.about === undefined ? {} : { about: cursor.about }),
});

/** The first open question in script order; then what was put off; then the closing section. */
function firstOpen(context: Context): Rest | undefined {
  const openIn = (closing: boolean) => {
    for (const section of context.compiled.script.sections) {
      const question = context.open[section.id];
      if (section.closing === closing && question !== undefined) return { section: section.id, question };
    }
    return undefined;
  };
  const last = openIn(true);
  // Whoever agreed to a plan is not led back to what they jumped over.
  if (last && context.compiled.afterPlan.has(last.question)) return last;
  return openIn(false) ?? firstPutOff(context) ?? last;
}

function firstPutOff(context: Context): Rest | undefined {
  for (const section of context.compiled.order)
    for (const question of context.path[section] ?? [])
      if (context.standing.get(question)?.status === 'later') return { section, question };
  return undefined;
}

/** Which suggestion is being asked about: the first shown that has no decision, or no reason for its refusal. */
export function offerSpot(context: Context, spot: Rest): Spot {
  const question = context.compiled.lookup.questions.get(spot.question);
  if (question?.kind !== 'offers') return spot;
  for (const { offer, decision, why } of decided(context, context.compiled)) {
    if (decision === undefined) return { ...spot, about: offer.service };
    if (decision === 'not-for-me' && why === undefined && question.why !== undefined)
      return { ...spot, question: question.why, about: offer.service };
  }
  return spot;
}
