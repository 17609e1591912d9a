/** Where suggestions are shown one at a time: a person who asks for a thing by name is shown that next. */
import { decided, type Decided } from './decided.js';
import type { Guide } from './guide.js';
import { clean, type Heard } from './heard.js';
import { askedFor } from './matching/asked-for.js';
import { askingIn } from './matching/asking.js';
import type { Index } from './matching/index.js';
import { isNamed, lookFor } from './matching/looked-for.js';
import { alsoSaid, shownNext } from './offering.js';
import { point, unsaid } from './pointing.js';
import { contextAt, conversationAt, step, type Position } from './position.js';
import type { Said } from './protocol.js';
import type { Spot } from './rest.js';
import { wantedBy } from './wanted.js';

/**
 * What a message at a suggestion asks for, shown next; or said not to be there. Undefined where it asks for nothing, so
 * that it is answered as anything that was not understood. The words themselves are not kept.
 */
export function byName(guide: Guide, services: Index, position: Position, heard: Heard): Said | undefined {
  const spot = tableAt(guide, position, heard);
  const asking = spot && askingIn(clean(heard.text ?? ''));
  if (spot === undefined || asking === undefined) return undefined;
  const context = contextAt(position);
  const looked = lookFor(asking, services);
  const shown = new Map(decided(context, guide.compiled).map((each) => [each.offer.service, each]));
  const wanted = wantedBy(context, guide.compiled, guide.places);
  const found = askedFor(looked, wanted, services, heard.at.slice(0, 10), new Set(shown.keys()));
  const before = found && shown.get(found.service.id);
  if (before !== undefined) return seenBefore(guide, position, spot, before);
  if (found !== undefined) {
    const free = passedOver(guide, position, heard.at);
    if (free === undefined) return undefined;
    return {
      position: shownNext(guide, found, services, free, heard.at),
      replies: [{ kind: 'say', id: 'offer-asked' }, ...alsoSaid(found)],
    };
  }
  const isThing = asking.telling.length > 0 && asking.isOutright;
  if (!isThing && !isNamed(looked, services)) return undefined;
  return { position, replies: [{ kind: 'say', id: 'asked-none' }], again: true };
}

/** The suggestion that is asked about, when the message is an answer to that and to nothing else. */
function tableAt(guide: Guide, { at }: Position, { to, together, choices = [] }: Heard): Spot | undefined {
  if (at.state !== 'asking' || together || choices.length > 0) return undefined;
  const { spot } = at;
  if (spot.question !== guide.compiled.offers?.id || spot.about === undefined) return undefined;
  const isTo = to === undefined || (to.question === spot.question && (to.about ?? spot.about) === spot.about);
  return isTo ? spot : undefined;
}

/** Shown in this round: liked or kept, it is shown once more; refused, it is not; on the table, it is there already. */
function seenBefore(guide: Guide, position: Position, spot: Spot, { offer, decision }: Decided) {
  if (decision === 'not-for-me')
    return { position, replies: [{ kind: 'say' as const, id: 'asked-none' as const }], again: true };
  if (decision === undefined || offer.service === spot.about) return undefined;
  return point(guide, position, { ...spot, about: offer.service });
}

/** Everything that waits for a decision is kept for later, so that what comes next is asked about. */
function passedOver(guide: Guide, from: Position, at: string): Position | undefined {
  let position = from;
  for (const { offer, decision } of decided(contextAt(from), guide.compiled)) {
    if (decision !== undefined || guide.compiled.offers === undefined) continue;
    const home = guide.compiled.home.get(guide.compiled.offers.id);
    if (home === undefined) continue;
    const spot = { section: home.id, question: guide.compiled.offers.id, about: offer.service };
    const entry = unsaid(guide, position, spot, 'later', at);
    position = step(guide.machine, position, { type: 'ANSWER', entry });
  }
  return waits(guide, position) ? position : undefined;
}

/** At the suggestions, with none to decide about. */
function waits({ compiled }: Guide, position: Position): boolean {
  const { at } = position;
  if (conversationAt(position).cursor !== undefined || at.state !== 'asking') return false;
  return at.spot.question === compiled.offers?.id && at.spot.about === undefined;
}
