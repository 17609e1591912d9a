/** Who may see the plan: one consent for each party, as it was shown; and the call that a way to start asks for. */
import type { Consent } from './conversation.js';
import { counting, likedOffers } from './ground.js';
import { wordingOf, type Guide } from './guide.js';
import type { Heard } from './heard.js';
import { labelOf } from './options.js';
import { contextAt, conversationAt, noted, step, type Position } from './position.js';
import { canBeRung, standingCall } from './ringing.js';
import { questionWords, voiceOf } from './speak.js';
import { fill } from './script/wording.js';

const SHARE = 'share';
const PARTIES: Record<string, Consent['party']> = {
  'share-practice': 'practice',
  'share-group': 'group',
  'share-supporter': 'supporter',
};

/** Writes down each new yes, and takes back what was unticked: in this round only, what was agreed before still holds. */
export function sharing(guide: Guide, before: Position, after: Position, heard: Heard): Position {
  if (after.at.state === 'urgent' || before.at.state === 'urgent') return after;
  const said = contextAt(after).standing.get(SHARE);
  if (said === undefined || said === contextAt(before).standing.get(SHARE)) return after;
  const conversation = conversationAt(after);
  const { round } = conversation;
  const now = new Map(said.value.flatMap((id) => (PARTIES[id] ? [[PARTIES[id], id] as const] : [])));
  const stands = (consent: Consent) => consent.round === round && consent.withdrawn === undefined;
  const kept = conversation.consents.map((consent) =>
    stands(consent) && !now.has(consent.party) ? { ...consent, withdrawn: heard.at } : consent,
  );
  const agreed = conversation.consents.filter(stands).map(({ party }) => party);
  const fresh = [...now].filter(([party]) => !agreed.includes(party));
  const added = fresh.map(([party, option]): Consent => {
    const about = party === 'group' ? likedOffers(contextAt(after), guide.compiled) : [];
    return {
      party,
      about: about.map(({ service }) => service),
      wording: shownFor(guide, after, option),
      language: conversation.language,
      ...(heard.channel === undefined ? {} : { channel: heard.channel }),
      round,
      at: heard.at,
    };
  });
  return noted(after, { ...conversation, consents: [...kept, ...added] });
}

/** What stood on their screen beside the tick, word for word. */
function shownFor(guide: Guide, position: Position, option: string): string {
  const conversation = conversationAt(position);
  const voice = voiceOf(guide, conversation);
  const { lead = [], ask, hint } = questionWords(voice, SHARE);
  const label = labelOf(wordingOf(guide, conversation), SHARE, option);
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
