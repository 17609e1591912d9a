/** Finds all patterns in the words of a text, all at once and in one go, from every word as far as any pattern goes. */
import type { Automaton } from './automaton.js';
import { FURTHEST, NEW_SENTENCE, runOf, SAME_PLACE, type Met, type Seen } from './run.js';
import { Longest, type Since } from './longest.js';
import type { Found, Token } from './types.js';

/** Moves on by so many words. */
const later = (since: Since, by: number): Since => (by > FURTHEST ? 0 : since << by);

/** What was reached, each once, and since when each has been read; what stands behind the first `many` is old. */
type Reading = { met: Met[]; since: Since[]; many: number };
/** Where gaps are open: what was reached, at which word, and since when it had been read. */
type OpenGaps = Reading & { at: number[] };
const noReading = (): Reading => ({ met: [], since: [], many: 0 });

/** Finds values by their patterns' numbers, the longest of each from each word. */
export function finding<T>(
  automaton: Automaton,
  values: readonly T[],
  across: boolean,
): (tokens: readonly Token[]) => Found<T>[] {
  const run = runOf(automaton, across);
  const seeing = seeingBy(automaton);
  // One text is read at a time, and these are filled anew for each.
  const gaps: OpenGaps = { ...noReading(), at: [] };
  let [reading, next] = [noReading(), noReading()];
  let turn = 0;
  const read = (met: Met | undefined, since: Since, into: Reading): void => {
    if (met === undefined || since === 0) return;
    if (met.turn === turn) {
      into.since[met.place] = (into.since[met.place] ?? 0) | since;
      return;
    }
    met.turn = turn;
    met.place = into.many++;
    into.met[met.place] = met;
    into.since[met.place] = since;
  };

  return (tokens) => {
    const seen: Placed[] = [];
    /** How many places there are up to each word: the words of one short form share theirs, and are one word to a gap. */
    const places: number[] = [];
    let [before, place]: [Token | undefined, number] = [undefined, 0];
    for (const token of tokens) {
      const follows = followsOf(token, before);
      seen.push(seeing(token, follows));
      places.push((follows & SAME_PLACE) !== 0 ? place : ++place);
      before = token;
    }
    const longest = new Longest(tokens.length);
    gaps.many = 0;
    reading.many = 0;
    next.many = 0;
    for (let at = 0; at < seen.length; at++) {
      const word = seen[at];
      if (word === undefined) break;
      turn++;
      for (let one = 0; one < reading.many; one++) {
        const met = reading.met[one];
        if (met !== undefined) read(run.after(met, word), later(reading.since[one] ?? 0, 1), next);
      }
      read(run.after(run.from(at === 0), word.follows === 0 ? word : word.first), 1, next);

      // What is over is over for all later words too; no gap goes on in another sentence.
      let open = 0;
      const many = (word.follows & NEW_SENTENCE) === 0 ? gaps.many : 0;
      for (let one = 0; one < many; one++) {
        const met = gaps.met[one];
        const from = gaps.at[one] ?? 0;
        if (met === undefined || at - from > FURTHEST) continue;
        const words = between(places, from, at);
        if (words > met.reach) continue;
        const since = gaps.since[one] ?? 0;
        if (open < one) keep(gaps, open, met, since, from);
        open++;
        read(run.afterGap(met, words, word), later(since, at - from), next);
      }
      gaps.many = open;

      for (let one = 0; one < next.many; one++) {
        const met = next.met[one];
        if (met === undefined) continue;
        const since = next.since[one] ?? 0;
        for (const value of met.values) longest.note(value, since, at);
        if (at + 1 === seen.length) for (const value of met.valuesAtEnd) longest.note(value, since, at);
        if (met.reach >= 0) keep(gaps, gaps.many++, met, since, at);
      }
      const before = reading;
      reading = next;
      next = before;
      next.many = 0;
    }

    const guesses = guessesIn(tokens);
    const found: Found<T>[] = [];
    for (let from = 0; from < tokens.length; from++)
      for (let at = longest.first(from); at >= 0; at = longest.next(at)) {
        const to = longest.to(at);
        const one: Found<T> = { value: values[longest.value(at)] as T, from, to };
        if (guesses !== undefined && (guesses[to] ?? 0) > (guesses[from] ?? 0)) one.guessed = true;
        found.push(one);
      }
    return found;
  };
}

function keep(gaps: OpenGaps, place: number, met: Met, since: Since, at: number): void {
  gaps.met[place] = met;
  gaps.since[place] = since;
  gaps.at[place] = at;
}

/** A word, and the same as the first of a pattern: what it follows does not matter then. */
type Placed = Seen & { first: Seen };

/** So many words are remembered. */
const MOST_REMEMBERED = 20_000;
/** Ways in which a word may follow the one before it. */
const WAYS_TO_FOLLOW = 4;

/** Sees words as the automaton does; each kind of word is made once, and most words are looked up once. */
function seeingBy({ words, stems }: Automaton): (token: Token, follows: number) => Placed {
  const labels = words.size + stems.size + 1;
  const known = new Map<number, Placed>();
  const see = (word: number, stem: number, follows: number): Placed => {
    const key = (word * labels + stem) * WAYS_TO_FOLLOW + follows;
    const already = known.get(key);
    if (already !== undefined) return already;
    const first = follows === 0 ? undefined : see(word, stem, 0);
    const own: Seen = { word, stem, follows, id: known.size };
    const fresh = { ...own, first: first ?? own };
    known.set(key, fresh);
    return fresh;
  };
  const labelled = (stem: string, byWord: string) => ({
    stem,
    labels: [words.get(byWord) ?? 0, stems.get(stem) ?? 0] as const,
    ways: new Array<Placed | undefined>(WAYS_TO_FOLLOW).fill(undefined),
  });
  const lately = new Map<string, ReturnType<typeof labelled>>();
  const labelsOf = ({ word, stem }: Token) => {
    const already = lately.get(word);
    if (already?.stem === stem) return already;
    if (lately.size >= MOST_REMEMBERED) lately.clear();
    const fresh = labelled(stem, word);
    lately.set(word, fresh);
    return fresh;
  };
  return (token, follows) => {
    const own = labelsOf(token);
    const already = own.ways[follows];
    if (already !== undefined) return already;
    const fresh = see(...own.labels, follows);
    own.ways[follows] = fresh;
    return fresh;
  };
}

/** How many words a gap stands for that begins after one word and ends before another. */
function between(places: readonly number[], from: number, to: number): number {
  if (to === from + 1) return 0;
  const shared = places[from + 1] === places[from] ? 1 : 0;
  return (places[to - 1] ?? 0) - (places[from] ?? 0) + shared;
}

/** How many guessed words stand before each place; undefined when there are none at all. */
function guessesIn(tokens: readonly Token[]): number[] | undefined {
  if (!tokens.some(({ guessed }) => guessed)) return undefined;
  const before = [0];
  for (const { guessed } of tokens) before.push((before.at(-1) ?? 0) + (guessed ? 1 : 0));
  return before;
}

function followsOf(token: Token, before: Token | undefined): number {
  if (before === undefined) return 0;
  if (token.start === before.start) return SAME_PLACE;
  return token.sentence === before.sentence ? 0 : NEW_SENTENCE;
}
