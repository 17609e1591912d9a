/** How one piece of work stands after what happened to it: pure, so that every state can be looked at in a test. */
import type { AuditLine, Kept } from '../../adapters/stores/store.js';
import type { Effect, Owed } from '../../dialogs/effects.js';

/** Who has not said within this time that they saw it is reminded, in milliseconds (trust H-04). */
export const SEEN_WITHIN = 15 * 60_000;

/** Of a repeat it is said that it may be one. */
export const MAYBE_SENT = 'maybe-sent';

const later = (at: string, milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();

/** The record with one piece of work changed, others added, and a line that says so, when there is something to say. */
export function booked(
  kept: Kept,
  at: string,
  change: { id: string; to: Partial<Owed>; add?: readonly Owed[]; what?: string },
): Kept {
  const version = kept.version + 1;
  const item = kept.owed.find(({ id }) => id === change.id);
  const line: AuditLine[] =
    change.what === undefined || item === undefined
      ? []
      : [{ at, version, what: change.what, rule: item.effect.kind }];
  return {
    ...kept,
    version,
    owed: [
      ...kept.owed.map((each) => (each.id === change.id ? { ...each, ...change.to } : each)),
      ...(change.add ?? []),
    ],
    audit: [...kept.audit, ...line],
  };
}

/** Only these wait for staff to say that they saw it. */
export const isChased = ({ kind }: Effect) => kind === 'alert' || kind === 'call-back';

/** The reminder that is due unless staff say that they saw it. */
export function chase(item: Owed, at: string, next: 'send-again' | 'report', wait = SEEN_WITHIN): Owed {
  return {
    id: `${item.id}/${next}`,
    effect: { kind: 'chase', of: item.id, at, next },
    due: later(at, wait),
    tries: 0,
    state: 'owed',
    since: at,
  };
}

/** The work with staff's word that they saw it; what would have reminded them is called off. */
export function seenIn(kept: Kept, id: string, at: string): Kept {
  const seen = booked(kept, at, { id, to: { seen: at }, what: 'acknowledged' });
  return {
    ...seen,
    owed: seen.owed.map((each) =>
      each.effect.kind === 'chase' && each.effect.of === id && each.state === 'owed'
        ? { ...each, state: 'cancelled', since: at, note: 'seen' }
        : each,
    ),
  };
}
