/** Reads a number that was written as a word, or with the letter that looks like it. */

const WORDS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
/** On a small screen a one is often an l, a capital I, or a line. */
const LOOKS_LIKE_ONE = ['l', 'i'];

/**
 * `said` is in small letters, without marks. "one", "number two", and in a text message "l"; undefined when it is no
 * number.
 */
export function numeralIn(said: string, isTexted = false): number | undefined {
  // Not "no one", which is nobody.
  const word = /^(?:(?:number|option|answer) )?([a-z]+)$/.exec(said)?.[1];
  if (word === undefined) return undefined;
  if (isTexted && LOOKS_LIKE_ONE.includes(word)) return 1;
  const at = WORDS.indexOf(word);
  return at === -1 ? undefined : at + 1;
}
