/** What is shown where a conversation stands: the same on a first look, on coming back, and after a turn. */
import type { Offer, Plan } from './conversation.js';
import { decided } from './decided.js';
import { counting, planBeforeRound } from './ground.js';
import type { Guide } from './guide.js';
import { ladderReplies, LOOKS_AT_LADDER } from './ladder/telling.js';
import { cardOf, openEpisode } from './remembering.js';
import type { Context } from './walking.js';
import { optionsFor } from './options.js';
import { ROUTE } from './route/overriding.js';
import { routeAt, START, waySuggested } from './route/telling.js';
import { SINCE_LAST } from './no-longer-open.js';
import { planOf } from './plan/plan.js';
import { before, contextAt, type Position } from './position.js';
import type { Spot } from './rest.js';
import type { Reply } from './reply.js';
import { keyOf } from './standing.js';

export function present(guide: Guide, position: Position, again = false): Reply[] {
  const context = contextAt(position);
  const at = position.at;
  switch (at.state) {
    case 'stopped':
      return [{ kind: 'stopped' }];
    case 'paused':
      return [{ kind: 'paused' }];
    case 'urgent':
      return urgent(guide, context, at.step);
    case 'ended':
      return [...lastPlan(guide, context), { kind: 'end', ending: at.ending }];
    case 'asking':
      return asking(guide, position, at.spot, again, at.again);
  }
}

function urgent(guide: Guide, context: Context, step: 'soft' | 'menu' | 'safe'): Reply[] {
  const episode = openEpisode(context.conversation);
  switch (step) {
    case 'soft':
      return [{ kind: 'soft', soft: episode?.kind ?? 'suicide' }];
    case 'menu':
      return [{ kind: 'urgent-menu' }];
    case 'safe':
      return [{ kind: 'urgent', card: cardOf(episode, guide.alarms) ?? 'something-else' }, { kind: 'safe' }];
  }
}

function asking(guide: Guide, position: Position, spot: Spot, again: boolean, revisited: boolean): Reply[] {
  const context = contextAt(position);
  const question = guide.compiled.lookup.questions.get(spot.question);
  if (question === undefined) return [];
  const shown = decided(context, guide.compiled).find((each) => each.offer.service === spot.about)?.offer;
  const said = revisited ? context.standing.get(keyOf(spot.question, spot.about)) : undefined;
  return [
    ...(question.kind === 'offers' && shown && !again ? offerReplies(guide, context, shown) : []),
    ...(spot.question === START && !again && !revisited ? waySuggested(guide, position) : []),
    ...(spot.question === ROUTE && !again
      ? [{ kind: 'route' as const, route: routeAt(guide, position) }]
      : []),
    ...(spot.question === SINCE_LAST && !again ? planBefore(context) : []),
    ...(LOOKS_AT_LADDER.includes(spot.question) && !again ? ladderReplies(guide, position) : []),
    ...(question.kind === 'plan' ? [{ kind: 'plan' as const, plan: planOf(context, guide.compiled) }] : []),
    {
      kind: 'ask',
      ...spot,
      options: optionsFor(question, context, guide.compiled),
      again,
      ...(said
        ? { before: { value: said.value, ...(said.words === undefined ? {} : { words: said.words }) } }
        : {}),
      canSkip: !question.must,
      canGoBack: before(position) !== undefined,
    },
  ];
}

function planBefore({ conversation }: Context): { kind: 'plan'; plan: Plan }[] {
  const plan = planBeforeRound(conversation);
  return plan ? [{ kind: 'plan', plan }] : [];
}

/** With what happens the first time, for whoever asked to be told with each. */
function offerReplies(guide: Guide, context: Context, offer: Offer): Reply[] {
  const isTold = counting(context, guide.compiled, 'about-first-time')?.value.includes('tell-each') === true;
  return [{ kind: 'offer', offer }, ...(isTold ? [{ kind: 'details' as const, offer }] : [])];
}

/** A plan once agreed is shown as it was agreed; the directory may have moved on. */
function lastPlan(guide: Guide, context: Context): { kind: 'plan'; plan: Plan }[] {
  // An ending on another way, such as "no thanks" after all, has no plan.
  if (!guide.compiled.lookup.planQuestions.some((id) => counting(context, guide.compiled, id))) return [];
  const plan = context.conversation.plans.filter((each) => each.round === context.conversation.round).at(-1);
  return plan ? [{ kind: 'plan', plan }] : [];
}
