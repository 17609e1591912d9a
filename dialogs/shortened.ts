/** Cuts a long text at a word. */

/** Longest piece of a person's own words that is said back to them, or passed on, in characters. */
const LONGEST = 160;

/** On one line, and cut at a word, so that a long story is not read back whole. */
export function shortened(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= LONGEST) return flat;
  const cut = flat.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2)).toWellFormed()} …`;
}
