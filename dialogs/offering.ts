/** Shows suggestions one at a time: asks the matcher for the next, until there are enough or none are left. */
import type { Entry, Offer } from './conversation.js';
import { decided, valueOf, type Decided } from './ground.js';
import type { Context } from './walking.js';
import type { Guide } from './guide.js';
import { contextAt, conversationAt, noted, step, type Position } from './position.js';
import type { Index } from './matching/index.js';
import { match } from './matching/match.js';
import type { Person, Suggestion } from './matching/suggestion.js';
import type { Reply } from './reply.js';
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

/** Where the position waits for a suggestion, finds the next one and records it as shown, or closes the matter. */
export function offer(
  guide: Guide,
  services: Index,
  position: Position,
  at: string,
): { position: Position; replies: Reply[] } {
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
  const next = bestFor(wanted, services, at.slice(0, 10), drivenBy(shown));
  if (enough || next === undefined) {
    const closed = step(guide.machine, position, {
      type: 'ANSWER',
      entry: nothingMore(guide, context.conversation.round, question.id, at),
    });
    return {
      position: closed,
      replies: [{ kind: 'say', id: next === undefined ? 'offer-none' : 'offer-rest' }],
    };
  }
  const before = conversationAt(position);
  const made = offerFrom(next, services.version, shown.length + 1, before.round, at);
  const conversation = { ...before, offers: [...before.offers, made] };
  const replies: Reply[] = [{ kind: 'say', id: shown.length === 0 ? 'offer-first' : 'offer-next' }];
  if (shown.length === 0 && wanted.place === undefined && wanted.travel !== 'home')
    replies.unshift({ kind: 'say', id: 'offer-no-place' });
  return { position: noted(position, conversation), replies };
}

function doseOf(context: Context, { compiled }: Guide): Dose {
  if (valueOf(context, compiled, 'not-now').includes('keep-list')) return FEW;
  return DOSE[valueOf(context, compiled, 'how-much')[0] ?? ''] ?? USUAL;
}

/**
 * One goal drives the list (rule 4). Only when nothing was found or liked for it does the next one: an empty list is the
 * last thing to show (rule 7).
 */
function bestFor(
  person: Person,
  services: Index,
  on: string,
  driver: string | undefined,
): Suggestion | undefined {
  const all = [...(person.main ? [person.main] : []), ...person.others];
  const needs = driver === undefined ? all : all.filter((each, at) => at === 0 || each.need === driver);
  for (const main of needs) {
    const others = all.filter((each) => each !== main);
    const [first] = match({ ...person, main, others }, services, on);
    if (first) return first;
  }
  return undefined;
}

/** The need of what was liked: once something fits, its need drives the rest of the list. */
function drivenBy(shown: readonly Decided[]): string | undefined {
  const liked = shown.find((each) => each.decision === 'like');
  return liked?.offer.because.find((reason) => reason.kind === 'need')?.need;
}

function nothingMore(guide: Guide, round: number, question: string, at: string): Entry {
  return { question, round, status: 'not-asked', value: [], by: 'person', at, script: guide.fingerprint };
}

/** The details and reasons as they were shown: a later import never rewrites them. */
function offerFrom(next: Suggestion, index: string, order: number, round: number, at: string): Offer {
  const { service, location } = next;
  return {
    service: service.id,
    name: service.name,
    example: service.example,
    summary: service.summary,
    because: next.because,
    ...(next.askFirst === undefined ? {} : { askFirst: next.askFirst }),
    costs: next.costs,
    ...(next.km === undefined ? {} : { km: next.km }),
    ...(location === undefined ? {} : { where: location.name }),
    remote: !service.channels.includes('in-person'),
    schedules: service.schedules,
    ...(service.phone === undefined ? {} : { phone: service.phone.number }),
    ...(service.web === undefined ? {} : { web: service.web }),
    start: service.how_to_start,
    theyAsk: service.what_they_ask,
    ...(service.what_happens_first === undefined ? {} : { firstTime: service.what_happens_first }),
    checked: next.checked,
    index,
    order,
    round,
    at,
  };
}
