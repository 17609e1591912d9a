/** Keeps records for as long as the process lives: for tests, and for trying the bot out. */
import { changesTo, mustBeOnePractice, mustFitPerson } from './fit.js';
import { freeze, freezeAfter } from './frozen.js';
import { meetings } from './met.js';
import { keyOf, type Kept, type Key, type Person } from './records.js';
import type { Commit, Store } from './store.js';
import { owing } from './owing.js';
import { workIn } from './work.js';

/** Told apart by the length of the first, whatever is in them. */
const nameOf = ({ practice, id }: Key) => `${practice.length} ${practice} ${id}`;
/** What was done now, as every other store does it: later, and refused by a promise. */
const soon = <T>(work: () => T): Promise<T> => new Promise((done) => done(work()));

/**
 * Done now, and told when all that came at the same moment is done, as turns share a flush in the file store: their
 * answers leave together, and whoever waits for them is woken once.
 */
const together = async (work: () => void): Promise<void> => {
  work();
  await new Promise((done) => setImmediate(done));
};

export function memoryStore(): Store {
  const conversations = new Map<string, Kept>();
  const people = new Map<string, Person>();
  const work = owing();
  const met = meetings();

  /** Nothing in here waits, so no other save can come in between. */
  function save(commit: Commit): void {
    const key = keyOf(commit.kept);
    const name = nameOf(key);
    const before = conversations.get(name);
    const kept = freezeAfter(before, commit.kept);
    const person = freeze(commit.person);
    mustBeOnePractice(commit);
    changesTo(before, commit);
    if (person) savePerson(person.person, person.readAt);
    conversations.set(name, kept);
    work.note(name, key, workIn(kept));
  }

  function savePerson(person: Person, readAt: number): void {
    const name = nameOf(keyOf(freeze(person)));
    mustFitPerson(people.get(name), person, readAt);
    people.set(name, person);
  }

  return {
    name: 'memory',
    find: (key) => soon(() => conversations.get(nameOf(key))),
    save: (commit) => together(() => save(commit)),
    forget: (key) =>
      soon(() => {
        conversations.delete(nameOf(key));
        work.note(nameOf(key), key, undefined);
      }),
    findPerson: (key) => soon(() => people.get(nameOf(key))),
    savePerson: (person, readAt) => soon(() => savePerson(person, readAt)),
    forgetPerson: (key) => soon(() => void people.delete(nameOf(key))),
    claim: (of) => soon(() => work.claim(of)),
    release: (key) => soon(() => work.release(nameOf(key))),
    nextDue: () => soon(() => work.nextDue()),
    meet: (of) => soon(() => met.meet(of)),
    settle: (sum, as) => soon(() => void met.settle(sum, as)),
    counts: () =>
      soon(() => ({
        conversations: conversations.size,
        people: people.size,
        owed: work.owed(),
        setAside: 0,
      })),
    shared: (practice, after, most) => soon(() => work.shared(practice, after, most)),
    page: (after, most) =>
      soon(() => {
        const names = [...conversations.keys()].sort().filter((name) => after === undefined || name > after);
        const here = names.slice(0, most);
        const last = names.length > most ? here.at(-1) : undefined;
        const kept = here.flatMap((name) => conversations.get(name) ?? []);
        return { kept, unreadable: 0, ...(last === undefined ? {} : { next: last }) };
      }),
    close: () => Promise.resolve(),
  };
}
