/** What a reader is made of and what it gives back: entries and families in, words and finds out. */

/** A word as typed and as compared. */
export type Token = {
  /** The word as it is compared: small letters, mended, short forms written out. */
  word: string;
  /** What all forms of the word have in common; "felt" and "feeling" have the stem of "feel". */
  stem: string;
  /** Counted from nought; a comma, a dash or "but" starts the next one. */
  clause: number;
  /** Counted from nought; `. ? ! ;` or a new line starts the next one. */
  sentence: number;
  /** Where it stands in the text as typed. The words of one short form ("don't": do, not) share their place. */
  start: number;
  end: number;
  /** It was no word as typed, and this is what it most likely is. */
  guessed?: true;
};

/** Lists of patterns by name, written `{name}` in a pattern. */
export type Families = Readonly<Record<string, readonly string[]>>;

export type Entry<T> = { pattern: string; value: T };

/** Where a value's pattern was found: from the word at `from` up to, not including, the word at `to`. */
export type Found<T> = {
  value: T;
  from: number;
  to: number;
  /** A word in it was guessed, so be more careful. */
  guessed?: true;
};

/** What the reader goes by, besides its patterns. */
export type Ways = {
  families: Families;
  /** Right word → the ways people spell it. */
  spellings?: Readonly<Record<string, readonly string[]>>;
  /** Words that only add force: dropped from patterns and texts alike. */
  force?: Iterable<string>;
  /** Whether words that follow each other in a pattern may stand on both sides of a full stop: "i want to. die". */
  across?: boolean;
  /** More words that spelling may be mended to. */
  also?: Iterable<string>;
  /** A picture → the words it stands for: 🔪 → "knife". Other pictures are dropped. */
  emoji?: Readonly<Record<string, string>>;
};

export type Reader<T> = {
  /** The words of a text, in order, in time that grows with its length only. */
  tokens: (text: string) => Token[];
  /** All patterns that stand in the words, each value's longest from each place. */
  find: (tokens: readonly Token[]) => Found<T>[];
  /** All words of the patterns, the families and `also`. */
  vocabulary: ReadonlySet<string>;
};
