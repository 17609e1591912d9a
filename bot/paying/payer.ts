/** Pays what one conversation owes, a piece at a time: marked before it is sent, and marked after. */
import type { Outcome } from '../../adapters/alerts/alerts.js';
import type { Kept, Key, Store } from '../../adapters/stores/store.js';
import type { Effect, Owed } from '../../dialogs/effects.js';
import { within, type Clock } from '../clock.js';
import type { Staff } from '../staff.js';
import { pauseAfter } from './backoff.js';
import { carryAlerts } from './carried.js';
import { changeKept } from './change.js';
import { afterOutcome } from './after.js';
import { booked, dueIn, isForDirectory, isForStaff, isOpen, MAYBE_SENT } from './ledger.js';
import { hashOf, newToken } from './names.js';
import { nextAllowed } from './quiet.js';
import { LINK_LASTS, type telling, type Telling } from './telling.js';
import type { ToDirectory } from './to-directory.js';
import type { ToPerson } from './to-person.js';

export type Log = Record<'info' | 'warn' | 'error', (what: object, words: string) => void>;

type Wiring = {
  store: Store;
  staff: Staff;
  telling: ReturnType<typeof telling>;
  toPeople: Partial<Record<Effect['kind'], ToPerson>>;
  /** Undefined where what is kept of a directory is not ours to write. */
  toDirectory: ToDirectory | undefined;
  clock: Clock;
  /** The one time there is: what is due, and what is quiet, are measured by it. */
  now: () => string;
  random: () => number;
  log: Log;
  /** A link was made: by its hash it leads to this conversation. */
  linked: (hash: string, key: Key, until: string) => void;
};

/** A way that does not keep to its own time is not waited for longer than this, in milliseconds. */
const PATIENCE = 45_000;

export function payer(wiring: Wiring) {
  const { store, staff, toPeople, toDirectory, clock, now, random, log } = wiring;
  /** What came of a sending that could not be written down yet: known for as long as this process lives. */
  const unwritten = new Map<string, Outcome>();
  const nameOf = (key: Key, id: string) => JSON.stringify([key.practice, key.id, id]);

  /**
   * One piece of work that is due; false when there is none. Throws what the store throws; who is in danger is told of
   * before that, once, even though it cannot be written down.
   */
  async function payNext(key: Key): Promise<boolean> {
    try {
      return await payOne(key);
    } catch (problem) {
      await toldUnwritten(key);
      throw problem;
    }
  }

  async function payOne(key: Key): Promise<boolean> {
    const kept = await store.find(key);
    const [item] = kept ? dueIn(kept.owed, now()) : [];
    if (kept === undefined || item === undefined) return false;
    const known = unwritten.get(nameOf(key, item.id));
    if (item.state === 'sending') {
      // Nobody else has it: it was begun by a process that ended, or its end could not be written down.
      await written(key, item, known ?? { kind: 'unknown', why: 'interrupted' }, known === undefined);
      return true;
    }
    if (known !== undefined) {
      // It went while nothing could be written down.
      if (await marked(key, item, (each) => each)) await written(key, item, known, false);
      else unwritten.delete(nameOf(key, item.id));
      return true;
    }
    const { effect } = item;
    const person = toPeople[effect.kind];
    if (item.seen !== undefined) await close(key, item, { state: 'cancelled', note: 'seen' });
    else if (person) await toPerson(key, item, person);
    else if (effect.kind === 'forget') await carryAlerts(store, kept, now()).then(() => store.forget(key));
    else if (toDirectory && isForDirectory(effect)) await writtenDown(key, item, () => toDirectory(effect));
    else if (effect.kind === 'chase') await chased(key, kept, item, effect);
    else if (isForStaff(effect)) await told(key, { item, of: { ...item, effect } });
    else await close(key, item, { state: 'given-up', note: 'no way to people' });
    return true;
  }

  /**
   * On a full disk: everything of danger that is due is sent all the same, without a link, because its hash could not be
   * kept either. It is told as a possible repeat: an earlier process may have done the same.
   */
  async function toldUnwritten(key: Key): Promise<void> {
    const kept = await store.find(key);
    if (kept === undefined) return;
    for (const item of dueIn(kept.owed, now())) {
      const name = nameOf(key, item.id);
      const known = unwritten.get(name)?.kind ?? 'failed';
      const { effect } = item;
      const of = effect.kind === 'chase' ? kept.owed.find(({ id }) => id === effect.of) : item;
      const isReport =
        effect.kind === 'chase' && (effect.next === 'report' || !staff.hasSecond(key.practice));
      if (known !== 'failed' || of?.effect.kind !== 'alert' || of.seen !== undefined || isReport) continue;
      log.error({ practice: key.practice }, 'staff are told of danger, though that cannot be written down');
      const about = { item: { ...item, note: MAYBE_SENT }, of: { ...of, effect: of.effect } };
      unwritten.set(name, await outcomeOf(key, () => wiring.telling.tell(kept, about)));
    }
  }

  async function told(key: Key, { item, of }: Telling): Promise<void> {
    const token = newToken();
    const link = { hash: hashOf(token), until: new Date(Date.parse(now()) + LINK_LASTS).toISOString() };
    const hasLink = wiring.telling.hasLink({ item, of });
    const begun = await marked(key, item, (kept) => ({
      ...kept,
      owed: kept.owed.map((each) =>
        hasLink && each.id === of.id ? { ...each, links: [...(each.links ?? []), link] } : each,
      ),
    }));
    if (begun === undefined) return;
    if (hasLink) wiring.linked(link.hash, key, link.until);
    await sent(key, item, () => wiring.telling.tell(begun, { item, of }, token));
  }

  /** Staff said that they saw it, or it is not wanted any more: then there is nobody to remind. */
  async function chased(
    key: Key,
    kept: Kept,
    item: Owed,
    effect: Extract<Effect, { kind: 'chase' }>,
  ): Promise<void> {
    const of = kept.owed.find(({ id }) => id === effect.of);
    const hasSecond = staff.hasSecond(key.practice);
    const isAlso = effect.next === 'send-also';
    const isOver = of?.seen !== undefined || (of?.state === 'cancelled' && !isAlso);
    if (of === undefined || isOver || (isAlso && !hasSecond) || !isForStaff(of.effect))
      return close(key, item, { state: 'cancelled', note: 'not needed' });
    const about = { practice: key.practice, kind: of.effect.kind, sent: of.since };
    if (effect.next !== 'report' && hasSecond) {
      if (!isAlso && isOpen(of))
        log.error(about, 'the first address could not be told for 15 minutes: the second one is told');
      return told(key, { item, of: { ...of, effect: of.effect } });
    }
    log.error(about, 'nobody at the practice has said that they saw this: please reach them another way');
    await close(key, item, { state: 'paid', note: 'reported' }, 'unseen');
  }

  /** Nobody is written to, so no hour is too late. */
  async function writtenDown(key: Key, item: Owed, write: () => Promise<Outcome>): Promise<void> {
    if (await marked(key, item, (each) => each)) await sent(key, item, write);
  }

  /** Quiet hours and opting out are looked at now, not when it was owed. */
  async function toPerson(key: Key, item: Owed, way: ToPerson): Promise<void> {
    const at = now();
    const allowed = way.isAwaited ? at : nextAllowed(at);
    if (allowed !== at) return close(key, item, { due: allowed });
    const begun = await marked(key, item, (each) => each);
    if (begun === undefined) return;
    const person = await store.findPerson(way.person(begun, item));
    const needless = way.needless?.(begun, item, person, at);
    if (person?.optedOut) return close(key, item, { state: 'cancelled', note: 'opted out' }, 'cancelled');
    if (needless !== undefined) return close(key, item, { state: 'cancelled', note: needless }, 'cancelled');
    await sent(key, item, () => way.send(begun, item));
  }

  /** `sending`, before anything goes out; undefined when it is not owed any more. */
  async function marked(key: Key, item: Owed, also: (kept: Kept) => Kept): Promise<Kept | undefined> {
    let isMine = false;
    const begun = await changeKept(store, key, (kept) => {
      const there = kept.owed.find(({ id }) => id === item.id);
      isMine = there?.state === 'owed';
      if (!isMine) return undefined;
      const to = { state: 'sending', since: now(), tries: item.tries + 1 } as const;
      return booked(also(kept), now(), { id: item.id, to });
    });
    return isMine ? begun : undefined;
  }

  async function sent(key: Key, item: Owed, send: () => Promise<Outcome>): Promise<void> {
    await written(key, item, await outcomeOf(key, send), false);
  }

  const outcomeOf = (key: Key, send: () => Promise<Outcome>): Promise<Outcome> =>
    within(clock, PATIENCE, send()).catch((problem: unknown): Outcome => {
      log.error({ problem, practice: key.practice }, 'a way to staff broke, or took too long');
      return { kind: 'unknown', why: problem instanceof Error ? problem.name : 'unknown' };
    });

  async function written(key: Key, item: Owed, outcome: Outcome, isInterrupted: boolean): Promise<void> {
    const name = nameOf(key, item.id);
    unwritten.set(name, outcome);
    const pause = (tries: number) =>
      isInterrupted ? 0 : pauseAfter(tries, random, item.effect.kind === 'alert');
    await changeKept(store, key, (kept) =>
      afterOutcome(kept, item.id, outcome, {
        at: now(),
        pause,
        hasSecond: staff.hasSecond(key.practice),
        isInterrupted,
        say: (level, words) =>
          log[level](
            { practice: key.practice, kind: item.effect.kind, outcome: outcome.kind, ...whyOf(outcome) },
            words,
          ),
      }),
    );
    unwritten.delete(name);
  }

  const close = async (key: Key, item: Owed, to: Partial<Owed>, what?: string): Promise<void> => {
    const line = what === undefined ? {} : { what };
    await changeKept(store, key, (kept) =>
      booked(kept, now(), { id: item.id, to: { since: now(), ...to }, ...line }),
    );
  };

  return { payNext };
}

const whyOf = (outcome: Outcome) => (outcome.kind === 'sent' ? {} : { why: outcome.why });
