/** Shows suggestions one at a time: asks the matcher for the next, until there are enough or none are left. */
import type { Entry } from './conversation.js';
import { decided, type Decided } from './decided.js';
import { valueOf } from './ground.js';
import type { Context } from './walking.js';
import type { Guide } from './guide.js';
import { offerFrom } from './offer-from.js';
import { contextAt, conversationAt, noted, step, type Position } from './position.js';
import type { Index } from './matching/index.js';
import { councilAt } from './matching/councils.js';
import { outcodeOf } from './matching/near.js';
import { suggest, type Shown, type Suggested } from './matching/suggest.js';
import type { Person } from './matching/suggestion.js';
import type { Reply } from './reply.js';
import type { SaysId } from './script/wording.js';
import { wantedBy } from './wanted.js';

/** `later`: what is kept for later counts as kept, too. */
type Dose = { kept: number; shown: number; later?: true };

/** How many are kept and shown at most in one round, by how much they would like today (S032: not overwhelmed). */
const DOSE: Record<string, Dose> = {
  'just-one': { kept: 1, shown: 6 },
  'two-or-three': { kept: 3, shown: 6, later: true },
  'all-of-them': { kept: 12, shown: 12 },
};
const USUAL: Dose = { kept: 3, shown: 6 };
/** For a short list for later. */
const FEW: Dose = { kept: 3, shown: 3 };

/** A need for which nothing near was found, and where: an outcode, never more. Nobody is named (rule 7). */
export type Unmet = { need: string; area: string };

export type Offered = { position: Position; replies: Reply[]; unmet?: Unmet };

/** Where the position waits for a suggestion, finds the next one and records it as shown, or closes the matter. */
export function offer(guide: Guide, services: Index, position: Position, at: string): Offered {
  if (position.at.state !== 'asking') return { position, replies: [] };
  const { spot } = position.at;
  const question = guide.compiled.lookup.questions.get(spot.question);
  if (question?.kind !== 'offers' || spot.about !== undefined) return { position, replies: [] };

  const context = contextAt(position);
  const shown = decided(context, guide.compiled);
  const most = doseOf(context, guide);
  const counts = most.later ? ['like', 'passed'] : ['like'];
  const kept = shown.filter(({ decision }) => decision !== undefined && counts.includes(decision)).length;
  const enough = kept >= most.kept || shown.length >= most.shown;
  const wanted = wantedBy(context, guide.compiled, guide.places);
  const found = bestFor(wanted, services, at.slice(0, 10), drivenBy(shown));
  const [next] = found.suggestions;
  const unmet = unmetIn(found, shown, context, guide);
  if (enough || next === undefined) {
    const closed = step(guide.machine, position, {
      type: 'ANSWER',
      entry: nothingMore(guide, context.conversation.round, question.id, at),
    });
    const replies =
      next === undefined
        ? nothingFound(found, valueOf(context, guide.compiled, 'place')[0], guide)
        : says(['offer-rest']);
    return { position: closed, replies, ...(next === undefined ? unmet : {}) };
  }
  const isFirst = shown.length === 0;
  return {
    position: shownNext(guide, next, services, position, at),
    replies: [
      ...says([
        ...(isFirst && wanted.place === undefined && wanted.travel !== 'home' ? NO_PLACE : []),
        ...(isFirst && found.turnTo.includes('national') ? NOTHING_NEAR : []),
        isFirst ? 'offer-first' : 'offer-next',
      ]),
      ...alsoSaid(next),
    ],
    ...unmet,
  };
}

/** The same position with one suggestion more, which is asked about as soon as no other is. */
export function shownNext(
  guide: Guide,
  next: Shown,
  { version }: Index,
  position: Position,
  at: string,
): Position {
  const before = conversationAt(position);
  const shown = before.offers.filter(({ round }) => round === before.round).length;
  const made = offerFrom(next, { index: version, order: shown + 1, round: before.round, at }, guide.script);
  return noted(position, { ...before, offers: [...before.offers, made] });
}

const NO_PLACE = ['offer-no-place'] as const;
const NOTHING_NEAR = ['offer-national'] as const;

/** What a suggestion does not keep to is said with it: nothing is widened in silence. */
const WIDER = {
  times: 'offer-other-times',
  free: 'offer-not-free',
  distance: 'offer-further',
} as const satisfies Record<Shown['despite'][number], SaysId>;

/** What is said with a suggestion, of what it does not keep to. */
export const alsoSaid = ({ despite }: Shown): Reply[] => says(despite.map((what) => WIDER[what]));

const says = (ids: readonly SaysId[]) => ids.map((id): Reply => ({ kind: 'say', id }));

/** Never a dead end: where nothing is left to show, there is somebody to turn to, by name where it is known. */
function nothingFound({ turnTo }: Suggested, place: string | undefined, { councils }: Guide): Reply[] {
  const council = councilAt(place, councils);
  const replies = says(['offer-none']);
  if (turnTo.includes('local-offer'))
    replies.push(
      council?.local_offer === undefined
        ? { kind: 'say', id: 'turn-local-offer' }
        : {
            kind: 'say',
            id: 'turn-local-offer-at',
            with: { council: council.name, address: council.local_offer.web },
          },
    );
  if (turnTo.includes('library'))
    replies.push(
      council?.hub === undefined
        ? { kind: 'say', id: 'turn-library' }
        : { kind: 'say', id: 'turn-hub', with: { hub: council.hub.name, address: council.hub.web } },
    );
  if (turnTo.includes('link-worker')) replies.push({ kind: 'say', id: 'turn-link-worker' });
  return replies;
}

/** Counted once in a round: when the first is shown, or when there is none. */
function unmetIn({ unmet }: Suggested, shown: readonly Decided[], context: Context, guide: Guide) {
  if (unmet === undefined || shown.length > 0) return {};
  const [place] = valueOf(context, guide.compiled, 'place');
  return { unmet: { need: unmet.need, area: place === undefined ? 'not-said' : outcodeOf(place) } };
}

function doseOf(context: Context, { compiled }: Guide): Dose {
  if (valueOf(context, compiled, 'not-now').includes('keep-list')) return FEW;
  return DOSE[valueOf(context, compiled, 'how-much')[0] ?? ''] ?? USUAL;
}

/**
 * One goal drives the list (rule 4). Only when nothing was found or liked for it does the next one: an empty list is the
 * last thing to show (rule 7).
 */
function bestFor(person: Person, services: Index, on: string, driver: string | undefined): Suggested {
  const all = [...(person.main ? [person.main] : []), ...person.others];
  const needs = driver === undefined ? all : all.filter((each, at) => at === 0 || each.need === driver);
  let first: Suggested | undefined;
  for (const main of needs) {
    const others = all.filter((each) => each !== main);
    const found = suggest({ ...person, main, others }, services, on, 1);
    if (found.suggestions.length > 0) return found;
    first ??= found;
  }
  return first ?? suggest(person, services, on, 1);
}

/** The need of what was liked: once something fits, its need drives the rest of the list. */
function drivenBy(shown: readonly Decided[]): string | undefined {
  const liked = shown.find((each) => each.decision === 'like');
  return liked?.offer.because.find((reason) => reason.kind === 'need')?.need;
}

function nothingMore(guide: Guide, round: number, question: string, at: string): Entry {
  return { question, round, status: 'not-asked', value: [], by: 'person', at, script: guide.fingerprint };
}
