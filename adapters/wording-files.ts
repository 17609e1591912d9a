/** Puts the files of words together: a language with the base's words where it has none, a voice over its language. */
import { basename } from 'node:path';
import { filledUp, lacking } from '../dialogs/script/fallback.js';
import { languageIn, mixtures, voicesIn } from '../dialogs/script/voices.js';
import { Wording } from '../dialogs/script/wording.js';

/** Reads every file, each through `prepare` before it is checked; a language before its voices. */
type ReadEach = (prepare: (words: unknown, file: string) => unknown) => [file: string, wording: Wording][];

type Wordings = {
  wordings: [file: string, wording: Wording][];
  /** Languages, voices and every mixture of voices: `en`, `en-easy`, `en-easy-young`. */
  byName: Map<string, Wording>;
  /** What a language has no words for. A voice has only those that differ, so it lacks none. */
  missing: string[];
};

/** Other ways to say an option are heard and never shown: the base's stand beside a language's own, as people mix them. */
const isRead = (key: string) => !key.includes('.also.');

export function wordingsFrom(readEach: ReadEach): Wordings {
  const missing: string[] = [];
  const own = new Map<string, unknown>();
  let base: string | undefined;
  const wordings = readEach((words, file) => {
    const name = basename(file, '.yaml');
    if (voicesIn(name).length > 0) {
      own.set(name, words);
      return filledUp(own.get(languageIn(name)), words);
    }
    base ??= name;
    if (name !== base)
      missing.push(
        ...lacking(own.get(base), words)
          .filter(isRead)
          .map((key) => `content/${file} has no words for ${key}`),
      );
    const whole = name === base ? words : filledUp(own.get(base), words);
    own.set(name, whole);
    return whole;
  });
  const mixed = [...mixtures(own)].flatMap(([name, words]): [string, Wording][] => {
    // What is wrong with them was told of the files they are made of.
    const parsed = Wording.safeParse(words);
    return parsed.success ? [[name, parsed.data]] : [];
  });
  return { wordings, byName: new Map(mixed), missing };
}
