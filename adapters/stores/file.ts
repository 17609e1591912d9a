/** Keeps each record in one small file of its own, fed by a journal that turns share, for one server at a time. */
import { changesTo, mustBeOnePractice, mustFitPerson } from './fit.js';
import * as errors from './errors.js';
import { nameOf } from './folder.js';
import { freeze, freezeAfter } from './frozen.js';
import { GONE, type Held } from './held.js';
import { inTurn } from './in-turn.js';
import type { Step } from './journal/line.js';
import { openHouse, type Options } from './opening.js';
import type { Report } from './problem.js';
import { isKept, keyOf, type Kept, type Key, type Person, type Rec } from './records.js';
import type { Commit, Store } from './store.js';
import { workIn } from './work.js';

export type { Options } from './opening.js';
export type { Problem, Report } from './problem.js';

type Refusal = new (key: Key, cause: unknown) => Error;

/** What a store says of a record, whatever was asked: it is passed on as it is. */
const TOLD = [
  errors.UnreadableConversation,
  errors.UnreadablePerson,
  errors.WrittenByNewer,
  errors.ChangedMeanwhile,
  errors.CouldNotSave,
];

/**
 * `report` is told what a person has to look at. Throws `FolderInUse`, `CannotUseFolder`, `MissingKey`,
 * `WrongKey` or `WrittenByNewer` when it cannot start, each with one plain line.
 */
export async function fileStore(folder: string, report: Report, options: Options = {}): Promise<Store> {
  const house = await openHouse(folder, report, options);
  const { memory, shards, owing, filing, journal, load } = house;
  const turns = inTurn();
  let closed = false;

  /** One at a time for each record; what goes wrong with the medium is told as `Refused`. */
  async function take<T>(name: string, key: Key, Refused: Refusal, work: () => Promise<T>): Promise<T> {
    if (closed) throw new Refused(key, new Error('The store is closed'));
    try {
      return await turns.run(name, work);
    } catch (error) {
      if (TOLD.some((each) => error instanceof each)) throw error;
      throw new Refused(key, error);
    }
  }

  /** What is in memory is there at once, and nobody waits for the turns of others. */
  async function find(name: string, key: Key): Promise<Rec | undefined> {
    const held = closed ? undefined : memory.get(name);
    if (held !== undefined) return held === GONE ? undefined : held.record;
    return (await take(name, key, errors.CouldNotRead, () => load(name, key)))?.record;
  }

  async function save(commit: Commit): Promise<void> {
    const key = keyOf(commit.kept);
    const name = nameOf('conversations', key);
    const before = memory.get(name);
    const kept = freezeAfter(before === GONE ? undefined : before?.record, commit.kept);
    const person = freeze(commit.person);
    mustBeOnePractice(commit);
    await take(name, key, errors.CouldNotSave, async () => {
      const held = await load(name, key);
      const step = stepTo(name, held, commit);
      if (!person) return append([{ step, record: kept, held }]);
      // Always the conversation first: two that save both never wait for each other.
      await withPerson(person.person, person.readAt, (own) => append([{ step, record: kept, held }, own]));
    });
  }

  async function withPerson(
    person: Person,
    readAt: number,
    then: (change: Changing) => Promise<void>,
  ): Promise<void> {
    const key = keyOf(person);
    const name = nameOf('people', key);
    await take(name, key, errors.CouldNotSave, async () => {
      const held = await load(name, key);
      mustFitPerson(personIn(held), person, readAt);
      const step = { name, from: readAt, to: person.version, whole: person };
      await then({ step, record: person, held });
    });
  }

  async function append(changes: Changing[]): Promise<void> {
    const steps = changes.map(({ step }) => step);
    await journal.append(steps, (seq, size) => {
      for (const { step, record, held } of changes) {
        const before = 'changes' in step ? (held?.size ?? 0) : 0;
        memory.changed(step.name, { record, seq, size: before + size });
        if (held === undefined) shards.set(step.name, { onDisk: 0, sealed: false });
        if (isKept(record)) shards.note(step.name, keyOf(record), workIn(record));
      }
    });
    house.grown();
  }

  /** Asked again it does again all that may not have been done. */
  async function forget(name: string, key: Key): Promise<void> {
    await take(name, key, errors.CouldNotForget, async () => {
      await house.mustBeThere(name);
      const isKnown = memory.get(name) !== undefined || shards.get(name) !== undefined;
      if (isKnown && memory.get(name) !== GONE)
        await journal.append([{ name, from: 0, to: 0, gone: true }], () => {
          memory.changed(name, GONE);
          shards.delete(name, key);
        });
      await house.eraseAside(name);
      await filing.erase(name);
      await journal.purge(name);
      memory.drop(name);
    });
  }

  async function noting<T>(work: () => Promise<T>): Promise<T> {
    try {
      if (closed) throw new Error('The store is closed');
      return await work();
    } catch (error) {
      throw new errors.CouldNotSave(EVERYBODY, error);
    }
  }

  return {
    name: 'file',
    find: async (key) => keptIn(await find(nameOf('conversations', key), key)),
    save,
    forget: (key) => forget(nameOf('conversations', key), key),
    findPerson: async (key) => personOf(await find(nameOf('people', key), key)),
    savePerson: (person, readAt) => withPerson(freeze(person), readAt, (change) => append([change])),
    forgetPerson: (key) => forget(nameOf('people', key), key),
    claim: async (of) => Promise.resolve(owing.claim(of)),
    release: async (key) => Promise.resolve(owing.release(nameOf('conversations', key))),
    nextDue: async () => Promise.resolve(owing.nextDue()),
    meet: (of) => noting(() => house.met.meet(of)),
    settle: (sum, as) => noting(() => house.met.settle(sum, as)),
    counts: () => house.counts(),
    shared: async (practice, after, most) => Promise.resolve(owing.shared(practice, after, most)),
    async page(after, most) {
      try {
        if (closed) throw new Error('The store is closed');
        return await house.page(after, most);
      } catch (error) {
        if (error instanceof errors.WrittenByNewer) throw error;
        throw new errors.CouldNotRead(EVERYBODY, error);
      }
    },
    async close() {
      if (closed) return;
      closed = true;
      await turns.idle();
      await house.close();
    },
  };
}

/** Where nobody in particular was asked for. */
const EVERYBODY: Key = { practice: '', id: '' };

/** One record of a commit; `held` is what it comes after. */
type Changing = { step: Step; record: Rec; held: Held | undefined };

function stepTo(name: string, held: Held | undefined, commit: Commit): Step {
  const { kept, readAt } = commit;
  const changes = changesTo(keptIn(held?.record), commit);
  const of = { name, from: readAt, to: kept.version };
  return changes ? { ...of, changes } : { ...of, whole: kept };
}

const keptIn = (record: Rec | undefined): Kept | undefined => (record && isKept(record) ? record : undefined);
const personOf = (record: Rec | undefined): Person | undefined =>
  record && !isKept(record) ? record : undefined;
const personIn = (held: Held | undefined) => personOf(held?.record);
