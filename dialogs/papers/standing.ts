/** What all papers are written from: where the conversation stands, its route, and whether anything may leave it. */
import type { Conversation, Plan } from '../conversation.js';
import { mayKeep, type Guide } from '../guide.js';
import { contextAt, walk, type Position } from '../position.js';
import { isAtHome, openEpisode } from '../remembering.js';
import { routeAt } from '../route/telling.js';
import type { Route } from '../route/route.js';
import { voiceOf, type Voice } from '../speak.js';
import type { Withheld } from './rules.js';

export type Written = {
  guide: Guide;
  position: Position;
  conversation: Conversation;
  voice: Voice;
  language: string;
  route: Route;
  /** The one agreed last, in whichever round. */
  plan?: Plan;
};

export function writtenFrom(guide: Guide, conversation: Conversation): Written {
  const position = walk(guide.machine, guide.compiled, conversation);
  const voice = voiceOf(guide, conversation);
  const plan = conversation.plans.at(-1);
  return {
    guide,
    position,
    conversation,
    voice,
    language: voice.wording.language,
    route: routeAt(guide, position),
    ...(plan === undefined ? {} : { plan }),
  };
}

/** Why nothing at all is written of a conversation. */
export function noPaper({ guide, position, conversation }: Written): Withheld | undefined {
  // Who said no to being talked with is known by that alone: it is what the code for it says.
  const isNo = contextAt(position).standing.get('permission')?.status === 'answered';
  if (!isNo && !mayKeep(guide, contextAt(position).standing)) return 'nothing-kept';
  return openEpisode(conversation) === undefined ? undefined : 'in-danger';
}

/** Why nothing is told to the practice: danger at home outweighs any yes (H-13), and a yes may be taken back. */
export function notToPractice({ conversation, plan }: Written): Withheld | undefined {
  const { consents, episodes, round } = conversation;
  if (episodes.some((episode) => (episode.round ?? round) === round && isAtHome(episode)))
    return 'home-not-safe';
  if (plan === undefined) return 'no-plan';
  const said = consents.filter(({ party, round: of }) => party === 'practice' && of === plan.round);
  if (said.some(({ withdrawn }) => withdrawn === undefined)) return undefined;
  return said.length > 0 ? 'taken-back' : 'not-agreed';
}
