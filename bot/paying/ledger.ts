/** How one piece of work stands after what happened to it: pure, so that every state can be looked at in a test. */
import type { AuditLine, Kept } from '../../adapters/stores/store.js';
import type { Effect, ForDirectory, ForStaff, Owed } from '../../dialogs/effects.js';

/** Who has not said within this time that they saw it is reminded, in milliseconds (trust H-04). */
export const SEEN_WITHIN = 15 * 60_000;

/** A sending of which nobody knows whether it arrived: of a repeat it is said that it may be one. */
export const MAYBE_SENT = 'maybe-sent';
/** The program ended in the middle of a sending, or before it. */
export const CUT_SHORT = 'cut-short';

export const mayHaveGone = ({ note }: Owed) => note === MAYBE_SENT || note === CUT_SHORT;

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
      ...kept.owed.map((each) => (each.id === change.id ? spent({ ...each, ...change.to }) : each)),
      ...(change.add ?? []),
    ],
    audit: [...kept.audit, ...line],
  };
}

/** Once nothing more is sent there, a person's address is not kept. */
function spent(item: Owed): Owed {
  if (item.effect.kind !== 'mail-plan' || isOpen(item)) return item;
  const { to: _dropped, ...effect } = item.effect;
  return { ...item, effect };
}

/** Only these wait for staff to say that they saw it. */
export const isChased = ({ kind }: Effect) => kind === 'alert' || kind === 'call-back';

/** What the second address is told, or the report, when its time has come: due so many milliseconds after `at`. */
export function chase(
  item: Owed,
  at: string,
  next: Extract<Effect, { kind: 'chase' }>['next'],
  wait = SEEN_WITHIN,
): Owed {
  return {
    id: `${item.id}/${next}`,
    effect: { kind: 'chase', of: item.id, at, next },
    due: later(at, wait),
    tries: 0,
    state: 'owed',
    since: at,
  };
}

/** With this reminder, or with the one that is there as early as this; one that went out stays as it is. */
export function reminded(kept: Kept, reminder: Owed): Kept {
  const there = kept.owed.find(({ id }) => id === reminder.id);
  if (there === undefined) return { ...kept, owed: [...kept.owed, reminder] };
  if (there.state !== 'owed' || there.due <= reminder.due) return kept;
  return {
    ...kept,
    owed: kept.owed.map((each) => (each === there ? { ...there, due: reminder.due } : each)),
  };
}

/** The work with staff's word that they saw it: it is not sent again, and what would have reminded them is called off. */
export function seenIn(kept: Kept, id: string, at: string): Kept {
  const seen = booked(kept, at, { id, to: { seen: at }, what: 'acknowledged' });
  return {
    ...seen,
    owed: seen.owed.map((each) =>
      each.state === 'owed' && (each.id === id || (each.effect.kind === 'chase' && each.effect.of === id))
        ? { ...each, state: 'cancelled', since: at, note: 'seen' }
        : each,
    ),
  };
}

/** Whether a call-back was taken back, or another one takes its place: it is not sent any more, whatever came of it. */
export const isTakenBack = (owed: readonly Owed[], call: Effect): boolean =>
  call.kind === 'call-back' &&
  owed.some(
    ({ effect }) =>
      (effect.kind === 'call-off' && effect.of === call.at) ||
      (effect.kind === 'call-back' && effect.replaces === call.at),
  );

/** Whether it goes to the practice's own staff. */
export const isForStaff = (effect: Effect): effect is ForStaff =>
  effect.kind === 'alert' ||
  effect.kind === 'call-back' ||
  effect.kind === 'call-off' ||
  effect.kind === 'hand-over';

/** Whether it is written down beside the directory. */
export const isForDirectory = (effect: Effect): effect is ForDirectory =>
  effect.kind === 'learned' || effect.kind === 'said-no';

export const isOpen = ({ state }: Owed) => state === 'owed' || state === 'sending';

/** Whether it tells staff of somebody in danger. */
export const isOfDanger = (owed: readonly Owed[], { effect }: Owed): boolean =>
  effect.kind === 'alert' ||
  (effect.kind === 'chase' && owed.some((each) => each.id === effect.of && each.effect.kind === 'alert'));

/** What is due by now: of somebody in danger first, and then the earliest. */
export function dueIn(owed: readonly Owed[], now: string): Owed[] {
  const rank = (item: Owed) => (isOfDanger(owed, item) ? 0 : 1);
  return owed
    .filter((item) => isOpen(item) && Date.parse(item.due) <= Date.parse(now))
    .sort((one, other) => rank(one) - rank(other) || Date.parse(one.due) - Date.parse(other.due));
}

/** A clock that is put back by less than this, in milliseconds, holds nothing up for long. */
export const ASTRAY = 5000;

/**
 * What was written by a clock that ran ahead, as if it were written now: it waits as long as it was meant to, and not
 * until the time is what that clock said. Undefined when nothing was.
 */
export function redated(kept: Kept, now: string): Kept | undefined {
  const ahead = (item: Owed) => (isOpen(item) ? Date.parse(item.since) - Date.parse(now) : 0);
  if (!kept.owed.some((item) => ahead(item) > ASTRAY)) return undefined;
  return {
    ...kept,
    version: kept.version + 1,
    owed: kept.owed.map((item) =>
      ahead(item) > ASTRAY ? { ...item, since: now, due: later(item.due, -ahead(item)) } : item,
    ),
  };
}
