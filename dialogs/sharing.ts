/** Who may see the plan: one consent for each party, as it was shown; and the call that a way to start asks for. */
import type { Consent } from './conversation.js';
import { likedOffers } from './decided.js';
import { counting } from './ground.js';
import type { Guide } from './guide.js';
import type { Heard } from './heard.js';
import { labelOf, namesIn } from './options.js';
import { contextAt, conversationAt, noted, step, type Position } from './position.js';
import { canBeRung, standingCall } from './ringing.js';
import { questionWords, voiceOf } from './speak.js';
import { fill } from './script/wording.js';

const SHARE = 'share';
const GROUPS = 'share-groups';
const PARTIES: Record<string, Consent['party']> = {
  'share-practice': 'practice',
  'share-group': 'group',
  'share-supporter': 'supporter',
};
/** A plan that is agreed to with the practice in one answer, where time is short. */
const AGREE_AND_SHARE = 'agree-share';

/** One yes: to one party, and of groups to one group (S072, S091). */
type Yes = { party: Consent['party']; about: string[]; question: string; option: string };

const isSame = (one: Pick<Yes, 'party' | 'about'>, other: Pick<Yes, 'party' | 'about'>) =>
  one.party === other.party && one.about.join() === other.about.join();

/** Writes down each new yes, and takes back what was unticked: in this round only, what was agreed before still holds. */
export function sharing(guide: Guide, before: Position, after: Position, heard: Heard): Position {
  if (after.at.state === 'urgent' || before.at.state === 'urgent') return after;
  const { planQuestions } = guide.compiled.lookup;
  const isNew = [SHARE, GROUPS, ...planQuestions].some((question) => {
    const said = contextAt(after).standing.get(question);
    return said !== undefined && said !== contextAt(before).standing.get(question);
  });
  if (!isNew) return after;
  const conversation = conversationAt(after);
  const { round } = conversation;
  const now = yesesIn(guide, after);
  const stands = (consent: Consent) => consent.round === round && consent.withdrawn === undefined;
  const kept = conversation.consents.map((consent) =>
    stands(consent) && !now.some((yes) => isSame(yes, consent))
      ? { ...consent, withdrawn: heard.at }
      : consent,
  );
  const agreed = conversation.consents.filter(stands);
  const fresh = now.filter((yes) => !agreed.some((consent) => isSame(yes, consent)));
  const added = fresh.map(({ party, about, question, option }): Consent => ({
    party,
    about,
    wording: shownFor(guide, after, question, option),
    language: conversation.language,
    ...(heard.channel === undefined ? {} : { channel: heard.channel }),
    round,
    at: heard.at,
  }));
  if (added.length === 0 && kept.every((consent, at) => consent === conversation.consents[at])) return after;
  return noted(after, { ...conversation, consents: [...kept, ...added] });
}

/** Every yes that stands by what was said; where several groups are liked, each is ticked by its name. */
function yesesIn(guide: Guide, position: Position): Yes[] {
  const context = contextAt(position);
  const { questions, planQuestions } = guide.compiled.lookup;
  const value = (question: string) => context.standing.get(question)?.value ?? [];
  const liked = likedOffers(context, guide.compiled).map(({ service }) => service);
  const asksEach = questions.has(GROUPS) && liked.length > 1;
  const groups = asksEach ? liked.filter((service) => value(GROUPS).includes(service)) : liked;
  const yeses = value(SHARE).flatMap((option): Yes[] => {
    const party = PARTIES[option];
    if (party === undefined) return [];
    if (party !== 'group') return [{ party, about: [], question: SHARE, option }];
    return groups.map((service) =>
      asksEach
        ? { party, about: [service], question: GROUPS, option: service }
        : { party, about: [service], question: SHARE, option },
    );
  });
  const both = planQuestions.find((question) => value(question).includes(AGREE_AND_SHARE));
  return both === undefined || yeses.some(({ party }) => party === 'practice')
    ? yeses
    : [...yeses, { party: 'practice', about: [], question: both, option: AGREE_AND_SHARE }];
}

/** What stood on their screen beside the tick, word for word. */
function shownFor(guide: Guide, position: Position, question: string, option: string): string {
  const conversation = conversationAt(position);
  const voice = voiceOf(guide, conversation);
  const { lead = [], ask, hint } = questionWords(voice, question);
  const label = labelOf(voice.wording, question, option, namesIn(conversation));
  return [...lead, ask, ...(hint === undefined ? [] : [hint]), label]
    .map((text) => fill(text, voice.known))
    .join(' ');
}

/** Ways to start in which somebody at the practice has a part (H1). */
const WITH_PRACTICE = ['someone-rings', 'link-worker'];

/**
 * Once such a plan is agreed, a call from the practice is offered beside the way: it is sent only on their yes, and the
 * plan may go with it, so that nobody tells their story twice.
 */
export function passedOn(guide: Guide, position: Position, at: string): Position {
  const conversation = conversationAt(position);
  const context = contextAt(position);
  const plan = conversation.plans.at(-1);
  const isNew = plan !== undefined && plan.round === conversation.round && plan.at === at;
  const how = counting(context, guide.compiled, 'how-to-go')?.value ?? [];
  if (!isNew || !how.some((way) => WITH_PRACTICE.includes(way))) return position;
  if (
    !canBeRung(guide, position) ||
    standingCall(conversation) ||
    conversation.ringMe?.round === conversation.round
  )
    return position;
  return step(guide.machine, position, { type: 'RING_ME', at });
}
