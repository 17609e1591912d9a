/** Cuts plain text into words as they were typed, and says what stands between them. */

/** What stands before a word. */
export type Stop = 'none' | 'clause' | 'sentence';
/** A word as typed, small letters, and where it stands in the plain text. */
export type Cut = { raw: string; start: number; end: number; stop: Stop };

/** A figure may hold points: "2.30". */
const FIGURE = /(?<!\d)\d{1,12}[.,]\d[\d.,]{0,20}\p{L}{0,20}/u;
/** A word may hold signs between letters ("k!ll", "su*cide"); each part is a class of its own: no backtracking. */
const LETTERS = /(?:[$@](?=\p{L}))?[\p{L}\p{N}]+(?:['$@!*|]{1,4}[\p{L}\p{N}]+)*/u;
const WORD = new RegExp(`${FIGURE.source}|${LETTERS.source}|&`, 'gu');
/** They begin a clause of their own. */
const TURNS = new Set('but although though tho altho however whereas'.split(' '));

export function cut(plain: string): Cut[] {
  const cuts: Cut[] = [];
  let end = 0;
  // Not `matchAll`, which makes the pattern anew for each text.
  WORD.lastIndex = 0;
  for (let found = WORD.exec(plain); found !== null; found = WORD.exec(plain)) {
    const { 0: raw, index: start } = found;
    const between = stopIn(plain.slice(end, start));
    const stop = between === 'none' && TURNS.has(raw) ? 'clause' : between;
    end = start + raw.length;
    cuts.push({ raw, start, end, stop });
  }
  return cuts;
}

function stopIn(gap: string): Stop {
  if (gap === ' ' || gap === '') return 'none';
  if (/[.?!;\n]/.test(gap)) return 'sentence';
  return /[^\s'"-]|--|\s-\s/.test(gap) ? 'clause' : 'none';
}

/** The most signs between the letters of a word that is spelt out: "k i l l   m y s e l f", "k . m . s". */
const NEAR = 3;
/** Fewer letters than this are no word that is spelt out. */
const SPELT = 3;

/** Joins runs of single letters to the words they spell. `spelt` gives the words, or undefined when there are none. */
export function joinLetters(
  cuts: readonly Cut[],
  spelt: (letters: string) => readonly string[] | undefined,
): readonly Cut[] {
  if (!cuts.some((_, at) => runFrom(cuts, at) - at >= SPELT)) return cuts;
  const joined: Cut[] = [];
  for (let from = 0; from < cuts.length;) {
    const to = runFrom(cuts, from);
    const run = cuts.slice(from, to);
    from = to;
    const words = run.length < SPELT ? undefined : spelt(run.map(({ raw }) => raw).join(''));
    if (words === undefined) {
      joined.push(...run);
      continue;
    }
    let letter = 0;
    for (const [at, raw] of words.entries()) {
      const first = run[letter];
      const last = run[(letter += raw.length) - 1];
      if (first === undefined || last === undefined) break;
      joined.push({ raw, start: first.start, end: last.end, stop: at === 0 ? first.stop : 'none' });
    }
  }
  return joined;
}

/** The end of the run of single letters from here; one word at least. */
function runFrom(cuts: readonly Cut[], from: number): number {
  let to = from + 1;
  if (cuts[from]?.raw.length !== 1) return to;
  while (cuts[to]?.raw.length === 1 && (cuts[to]?.start ?? 0) - (cuts[to - 1]?.end ?? 0) <= NEAR) to++;
  return to;
}
