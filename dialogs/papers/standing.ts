/** What all papers are written from: where the conversation stands, its route, and whether anything may leave it. */
import type { Consent, Conversation, Plan } from '../conversation.js';
import { mayKeep, type Guide } from '../guide.js';
import { inEveryScript } from '../plan/every-question.js';
import { contextAt, walk, type Position } from '../position.js';
import { isAtHome, openEpisode } from '../remembering.js';
import { routeAt } from '../route/telling.js';
import type { Route } from '../route/route.js';
import { voiceOf, type Voice } from '../speak.js';
import { findDanger } from '../weighing/find-danger.js';
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
  const voice = inEveryScript(voiceOf(guide, conversation));
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

/** Any sign of danger, however it was meant, stays with the person and the spell it belongs to. */
export const passable = ({ guide }: Written, words: string) => findDanger(words, guide).level === 'none';

/** Why nothing at all is written of a conversation. */
export function noPaper({ guide, position, conversation }: Written): Withheld | undefined {
  // Who said no to being talked with is known by that alone: it is what the code for it says.
  const isNo = contextAt(position).standing.get('permission')?.status === 'answered';
  if (!isNo && !mayKeep(guide, contextAt(position).standing)) return 'nothing-kept';
  return openEpisode(conversation) === undefined ? undefined : 'in-danger';
}

/** Why nothing is told to the practice. */
export const notToPractice = (written: Written): Withheld | undefined => {
  const yes = yesesTo(written, 'practice');
  return 'withheld' in yes ? yes.withheld : undefined;
};

const NO_YES: Record<Consent['party'], { never: Withheld; back: Withheld }> = {
  practice: { never: 'not-agreed', back: 'taken-back' },
  group: { never: 'group-not-agreed', back: 'yes-taken-back' },
  supporter: { never: 'supporter-not-agreed', back: 'yes-taken-back' },
};

/**
 * The yeses that stand of the plan's own round, or why nothing goes to that party: danger at home outweighs any yes
 * (H-13), and a yes may be taken back.
 */
export function yesesTo(
  { conversation, plan }: Written,
  party: Consent['party'],
): { plan: Plan; yeses: Consent[] } | { withheld: Withheld } {
  const { consents, episodes, round } = conversation;
  if (episodes.some((episode) => (episode.round ?? round) === round && isAtHome(episode)))
    return { withheld: 'home-not-safe' };
  if (plan === undefined) return { withheld: 'no-plan' };
  const said = consents.filter((each) => each.party === party && each.round === plan.round);
  const yeses = said.filter(({ withdrawn }) => withdrawn === undefined);
  if (yeses.length > 0) return { plan, yeses };
  return { withheld: said.length > 0 ? NO_YES[party].back : NO_YES[party].never };
}
