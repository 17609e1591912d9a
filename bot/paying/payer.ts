/** Pays what one conversation owes, a piece at a time: marked before it is sent, and marked after. */
import type { Outcome } from '../../adapters/alerts/alerts.js';
import type { Kept, Key, Store } from '../../adapters/stores/store.js';
import type { Effect, ForStaff, Owed } from '../../dialogs/effects.js';
import { within, type Clock } from '../clock.js';
import type { Staff } from '../staff.js';
import { pauseAfter } from './backoff.js';
import { changeKept } from './change.js';
import { afterOutcome } from './after.js';
import { booked } from './ledger.js';
import { hashOf, newToken } from './names.js';
import { nextAllowed } from './quiet.js';
import { LINK_LASTS, type telling, type Telling } from './telling.js';

/** A way to write to a person, for a kind of effect. Quiet hours and opting out hold for it, unlike for staff. */
export type ToPerson = { person(kept: Kept): Key; send(kept: Kept, item: Owed): Promise<Outcome> };

export type Log = {
  info(what: object, words: string): void;
  warn(what: object, words: string): void;
  error(what: object, words: string): void;
};

type Wiring = {
  store: Store;
  staff: Staff;
  telling: ReturnType<typeof telling>;
  toPeople: Partial<Record<Effect['kind'], ToPerson>>;
  clock: Clock;
  /** The time that what is due is measured by. */
  now: () => string;
  random: () => number;
  log: Log;
  /** A link was made: by its hash it leads to this conversation. */
  linked: (hash: string, key: Key) => void;
};

/** A way that does not keep to its own time is not waited for longer than this, in milliseconds. */
const PATIENCE = 12_000;

export function payer(wiring: Wiring) {
  const { store, staff, toPeople, clock, now, random, log } = wiring;
  /** What came of a sending that could not be written down yet: known for as long as this process lives. */
  const unwritten = new Map<string, Outcome>();
  const nameOf = (key: Key, id: string) => JSON.stringify([key.practice, key.id, id]);

  /** One piece of work that is due; false when there is none. Throws what the store throws. */
  async function payNext(key: Key): Promise<boolean> {
    const kept = await store.find(key);
    const item = kept && dueIn(kept.owed, now());
    if (kept === undefined || item === undefined) return false;
    if (item.state === 'sending') {
      // Nobody else has it: it was begun by a process that ended, or its end could not be written down.
      const known = unwritten.get(nameOf(key, item.id));
      await written(key, item, known ?? { kind: 'unknown', why: 'interrupted' }, known === undefined);
      return true;
    }
    const { effect } = item;
    const person = toPeople[effect.kind];
    if (person) await toPerson(key, item, person);
    else if (effect.kind === 'forget') await store.forget(key);
    else if (effect.kind === 'chase') await chased(key, kept, item, effect);
    else await told(key, { item, of: { ...item, effect } });
    return true;
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
    if (hasLink) wiring.linked(link.hash, key);
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
    if (of === undefined || of.seen !== undefined || of.state === 'cancelled')
      return close(key, item, { state: 'cancelled', note: 'not needed' });
    if (effect.next === 'send-again')
      return told(key, { item, of: { ...of, effect: of.effect as ForStaff } });
    log.error(
      { practice: key.practice, kind: of.effect.kind, sent: of.since },
      'nobody at the practice has said that they saw this: please reach them another way',
    );
    await close(key, item, { state: 'paid', note: 'reported' }, 'unseen');
  }

  /** Quiet hours and opting out are looked at now, not when it was owed. */
  async function toPerson(key: Key, item: Owed, way: ToPerson): Promise<void> {
    // By the clock itself: whatever else counts as now, nobody is woken.
    const at = clock.now().toISOString();
    const allowed = nextAllowed(at);
    if (allowed !== at) return close(key, item, { due: allowed });
    const begun = await marked(key, item, (each) => each);
    if (begun === undefined) return;
    const person = await store.findPerson(way.person(begun));
    if (person?.optedOut) return close(key, item, { state: 'cancelled', note: 'opted out' }, 'cancelled');
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
    const outcome = await within(clock, PATIENCE, send()).catch((problem: unknown): Outcome => {
      log.error({ problem, practice: key.practice }, 'a way to staff broke, or took too long');
      return { kind: 'unknown', why: problem instanceof Error ? problem.name : 'unknown' };
    });
    await written(key, item, outcome, false);
  }

  async function written(key: Key, item: Owed, outcome: Outcome, isInterrupted: boolean): Promise<void> {
    const name = nameOf(key, item.id);
    unwritten.set(name, outcome);
    const pause = (tries: number) => (isInterrupted ? 0 : pauseAfter(tries, random));
    await changeKept(store, key, (kept) =>
      afterOutcome(kept, item.id, outcome, {
        at: now(),
        pause,
        hasSecond: staff.hasSecond(key.practice),
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

/** The earliest that is due. */
function dueIn(owed: readonly Owed[], now: string): Owed | undefined {
  const at = Date.parse(now);
  return owed
    .filter(({ state, due }) => (state === 'owed' || state === 'sending') && Date.parse(due) <= at)
    .sort((one, other) => Date.parse(one.due) - Date.parse(other.due))[0];
}
