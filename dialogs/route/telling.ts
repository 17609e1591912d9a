/** What a person by themselves is told of the route: a way to start with its reason, before they choose their own. */
import { practiceOf, type Guide } from '../guide.js';
import { contextAt, conversationAt, type Position } from '../position.js';
import type { Reply } from '../reply.js';
import type { SaysId } from '../script/wording.js';
import type { ReasonId } from './rules.js';
import { choosesLess, routeOf, type Route } from './route.js';

/** Where a person says how they would like to start. */
export const START = 'how-to-go';

/** The route of a conversation as it stands. Throws `UnknownPractice`. */
export function routeAt(guide: Guide, position: Position): Route {
  const conversation = conversationAt(position);
  const hasLinkWorker = practiceOf(guide, conversation).link_worker !== undefined;
  return routeOf(contextAt(position), guide.compiled, guide.routes, hasLinkWorker);
}

/** Said before the question how to start: never more than a suggestion, and nothing of it is asked again. */
export function waySuggested(guide: Guide, position: Position): Reply[] {
  const { suggested } = routeAt(guide, position);
  switch (suggested.how) {
    case 'by-themselves':
      return [{ kind: 'say', id: 'way-alone' }];
    case 'someone-first-time':
      return [{ kind: 'say', id: 'way-someone' }];
    case 'hand-over':
      return [{ kind: 'say', id: whyMore(suggested.because.map(({ reason }) => reason)) }];
    // What is left is a clinician's to suggest, or not to be suggested at all.
    case 'urgent-help':
    case 'leave-a-card':
    case 'with-your-team':
    case 'warm-handover':
    case 'jointly':
      return [];
  }
}

function whyMore(reasons: readonly ReasonId[]): SaysId {
  if (reasons.includes('stops')) return 'way-help-stops';
  if (reasons.includes('social-issues') || reasons.includes('needs')) return 'way-help-many';
  return 'way-help';
}

/** Their own choice stands at once. Who would start with less help is told that more can be asked for later. */
export function moreHelpLater(guide: Guide, before: Position, way: string | undefined): Reply[] {
  const { suggested } = routeAt(guide, before);
  return choosesLess(way, suggested) ? [{ kind: 'say', id: 'more-help-later' }] : [];
}
