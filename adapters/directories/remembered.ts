/** Remembers what was worked out from a text: feeds say the same thing in thousands of records. */

/** So many texts, none of them long: a few megabytes at most. */
const MOST = 4000;
const LONGEST = 1500;

/** The same answers without working them out again. What is answered must never be changed by who gets it. */
export function remembered<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, { answer: T }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.answer;
    const answer = work(text);
    if (text.length > LONGEST) return answer;
    // All at once: to know which was used longest ago would cost more than it saves.
    if (known.size >= MOST) known.clear();
    known.set(text, { answer });
    return answer;
  };
}
