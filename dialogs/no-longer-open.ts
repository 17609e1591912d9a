/** What was agreed and is open no more: said where a later meeting begins, so that nobody is sent to a shut door. */
import { planBeforeRound } from './ground.js';
import type { Index } from './matching/index.js';
import { contextAt, type Position } from './position.js';
import type { Reply } from './reply.js';

/** Where a later meeting begins: with what was agreed at the one before. */
export const SINCE_LAST = 'since-last';

/** The plan itself stays as it was agreed. What the directory knows nothing of any more counts as shut. */
export function noLongerOpen(services: Index, position: Position): Reply[] {
  if (position.at.state !== 'asking' || position.at.spot.question !== SINCE_LAST) return [];
  const agreed = planBeforeRound(contextAt(position).conversation)?.agreed ?? [];
  return agreed
    .filter(({ service }) => services.byId.get(service)?.status !== 'active')
    .map(({ name }) => ({ kind: 'say', id: 'no-longer-open', with: { service: name } }));
}
