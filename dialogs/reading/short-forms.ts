/** Writes shortened words out, so that "don't", "dont", "dunno" and "didnae" are the words they stand for. */
import { DIALECT, TEXT_SPEAK } from './text-speak.js';

const NOT_AFTER = 'do did is was are were have had would could should ca wo must need might has does'.split(
  ' ',
);
/** After which words a shortened one may stand, and what it is when written out. */
const SHORTENED: [short: string, long: string, after: string][] = [
  ['m', 'am', 'i'],
  ['re', 'are', 'you we they who'],
  ['ve', 'have', 'i you we they who would could should might must'],
  ['ll', 'will', 'i you he she it we they that there who'],
  ['d', 'would', 'i you he she it we they who there that'],
  ['s', 'is', 'he she it that there what who how where here when why life everything nothing something'],
  ['s', 'is', 'someone somebody anyone anybody everyone everybody nobody'],
];
/** Without their apostrophe these are words of their own. */
const OTHER_WORDS = new Set('ill well hell shell wholl id wed shed were whore'.split(' '));
/** One form serves both: he, she and they take an "s" that I do not. */
const ALIKE =
  'does=do, has=have, wants=want, feels=feel, keeps=keep, makes=make, hears=hear, thinks=think, starves=starve';
const JOINED = `cannot=can not, anymore=any more, anyone=any one, anybody=any one, someone=some one,
  somebody=some one, everyone=every one, everybody=every one, nobody=no one, noone=no one, let's=let us, em=them, til=until,
  tis=it is, ain't=am not, aint=am not`;

function* forms(): Generator<[short: string, long: string]> {
  for (const table of [TEXT_SPEAK, DIALECT, JOINED, ALIKE])
    for (const row of table.split(',')) {
      const [short = '', long = ''] = row.trim().split('=');
      yield [short, long];
    }
  for (const [short, long, after] of SHORTENED)
    for (const word of after.split(' ')) {
      yield [`${word}'${short}`, `${word} ${long}`];
      if (!OTHER_WORDS.has(word + short)) yield [word + short, `${word} ${long}`];
    }
  for (const verb of NOT_AFTER) {
    const whole = { ca: 'can', wo: 'will', has: 'have', does: 'do' }[verb] ?? verb;
    yield [`${verb}n't`, `${whole} not`];
    yield [`${verb}nt`, `${whole} not`];
  }
}

const SHORT = new Map(forms());
/** "Somebody's" is "somebody is", and so "some one is". */
const LONG: ReadonlyMap<string, readonly string[]> = new Map(
  [...SHORT].map(([short, long]): [string, string[]] => [
    short,
    long.split(' ').flatMap((word) => (SHORT.get(word) ?? word).split(' ')),
  ]),
);

/** The words a shortened one stands for; undefined when it is not one. */
export const longForm = (word: string): readonly string[] | undefined =>
  LONG.get(word) ?? (word.includes("'") ? LONG.get(word.replaceAll("'", '')) : undefined);

/** The word as it is compared: without apostrophes, shortened forms written out. */
export const writtenOut = (word: string): readonly string[] => longForm(word) ?? [word.replaceAll("'", '')];

/** All that would be written out. */
export const shortForms: readonly string[] = [...LONG.keys()];
