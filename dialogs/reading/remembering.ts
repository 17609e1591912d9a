/** Remembers what was worked out for a word, up to a bound: words repeat, and memory must not grow for ever. */

/**
 * The same function, which forgets everything once it has remembered `most` answers. Words of more than `longest`
 * letters are worked out anew each time.
 */
export function remembering<T>(
  most: number,
  work: (word: string) => T,
  longest = Infinity,
): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    if (word.length > longest) return work(word);
    const already = known.get(word);
    if (already !== undefined) return already;
    const fresh = work(word);
    if (known.size >= most) known.clear();
    known.set(word, fresh);
    return fresh;
  };
}
