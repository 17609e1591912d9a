/** What has been said in one conversation, as activities in order: what is kept, and what was only said in passing. */
import { wordingFor, type Guide } from '../../../dialogs/guide.js';
import type { Inbound, Outcome, Recall, Recollection } from '../channel.js';
import type { Said } from '../cards/activity.js';
import type { Activity, ActivitySet, Own } from './activity.js';
import type { Names, Which } from './names.js';
import { activityOf, botFrom, idOf, ownIn, placedIn, saidIn, userFrom, type From } from './placed.js';
import { BEGINNING, placeOf, written, type Watermark } from './watermark.js';

/** Activities in one answer; the rest comes with the next. */
const PAGE = 200;
/** Of what is only held in memory: the newest so many. */
const MOST = 20;

type Wiring = { guide: Guide; recall: Recall; names: Names; now: () => Date };
type Part = { activities: Activity[]; end: Watermark };

export type Feed = ReturnType<typeof feedOf>;

export function feedOf({ guide, recall, names, now }: Wiring, which: Which) {
  const name = names.nameOf(which);
  const person = names.personIn(which);
  /** As clients sent them, until they can only be said back from what is kept. */
  const typed = new Map<string, Own>();
  let passing: { at: number; activity: Activity }[] = [];
  /** Messages that were answered in passing, with the ids they were said back with. */
  const passed = new Map<string, { id: string; erased: boolean }>();
  /** The last place there is, as long as nothing was said since it was looked up. */
  let last: string | undefined;
  let heard = 0;
  let language = wordingFor(guide, '').language;
  let begun = false;

  const find = (): Promise<Recollection> => recall({ ...which, language, at: now().toISOString() });
  const placed = (found: Recollection) =>
    placedIn(found, { guide, name, person }, (message) => typed.get(message), now().toISOString());

  /** Said, but not kept: it comes once to whoever listens, after all that is kept. Returns the first one's id. */
  function pass(each: { from: From; what: Own | Said }[]): string {
    const at = now().toISOString();
    const ids = each.map(({ from, what }) => {
      const time = Math.max((passing.at(-1)?.at ?? 0) + 1, now().getTime());
      const place = written({ place: last ?? BEGINNING.place, passed: time });
      const activity = activityOf(what, { name, place, at, from, language });
      passing = [...passing, { at: time, activity }].slice(-MOST);
      return activity.id;
    });
    return ids[0] ?? '';
  }

  return {
    which,
    name,
    find,
    /** Whether it was begun here or holds a turn: then starting it again starts nothing. */
    isBegun: async (): Promise<boolean> => begun || (await find()).turns.length > 0,
    /** `spoken` is the language it is begun in, if we have words in it. */
    begins(spoken: string | undefined): void {
      begun = true;
      if (spoken !== undefined && guide.wordings.has(spoken)) language = spoken;
    },
    speaks: () => language,

    /** As it came, so that it can be said back as it came. */
    comes(message: string, own: Own): void {
      bounded(typed, message, own);
    },
    goes: (message: string) => void typed.delete(message),
    /** The id of what was not kept; `erased`: it deleted everything, and a repeat of it deletes nothing more. */
    passedBy: (message: string) => passed.get(message),

    /** A message was answered, whichever channel it came by. */
    hears(inbound: Inbound, { saved, messages }: Outcome): void {
      heard++;
      // Of what may not be kept no more is held than it takes to say it back once.
      if (saved === 'not-kept' || saved === 'erased')
        for (const each of [...typed.keys()]) if (each !== inbound.message) typed.delete(each);
      if (saved === 'erased' || saved === 'not-saved') {
        if (saved === 'erased') passing = [];
        const theirs = ownIn({ ...inbound, said: undefined }, typed.get(inbound.message), person);
        const from = botFrom(guide, inbound.language);
        const id = pass([
          ...(theirs === undefined ? [] : [{ from: theirs.from, what: theirs.own }]),
          ...saidIn(guide, inbound.language, messages).map((what) => ({ from, what })),
        ]);
        typed.delete(inbound.message);
        bounded(passed, inbound.message, { id, erased: saved === 'erased' });
      }
      last = undefined;
    },

    /** What is no message and changes nothing is said back to whoever listens. Returns its id. */
    echoes: (user: string, what: Own): string => pass([{ from: userFrom(user), what }]),

    /** The id of the person's own activity among what is kept. */
    async idOf(message: string): Promise<string | undefined> {
      const { began, turns } = await find();
      const turn = turns.find((each) => each.message === message);
      return turn && idOf(name, placeOf(began, turn.number, 0));
    },

    /** Where everything so far ends. */
    async end(): Promise<Watermark> {
      const place = placed(await find()).at(-1)?.place ?? BEGINNING.place;
      return { place, passed: passing.at(-1)?.at ?? 0 };
    },

    /** What is kept after it, a page at most, and where that ends. Throws what the store throws. */
    async keptAfter(from: Watermark): Promise<Part> {
      if (last !== undefined && last <= from.place) return { activities: [], end: from };
      const since = heard;
      const all = placed(await find());
      if (since === heard) last = all.at(-1)?.place;
      const page = all.filter(({ place }) => place > from.place).slice(0, PAGE);
      return {
        activities: page.map(({ activity }) => activity),
        end: { ...from, place: page.at(-1)?.place ?? from.place },
      };
    },
    /** What was said in passing after it: it needs no store, so nothing holds it up. */
    passedAfter(from: Watermark): Part {
      const left = passing.filter(({ at }) => at > from.passed);
      return {
        activities: left.map(({ activity }) => activity),
        end: { ...from, passed: left.at(-1)?.at ?? from.passed },
      };
    },
  };
}

/** The newest so many. */
function bounded<T>(all: Map<string, T>, key: string, value: T): void {
  all.delete(key);
  all.set(key, value);
  const oldest = all.keys().next().value;
  if (all.size > MOST && oldest !== undefined) all.delete(oldest);
}

export const setOf = ({ activities, end }: Part): ActivitySet => ({ activities, watermark: written(end) });
