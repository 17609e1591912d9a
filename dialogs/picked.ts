/** Which of the options that were shown a text names: by number, by words, by yes and no; never by a guess. */
import { isOneOf, plain } from './heard.js';
import { numeralIn } from './numerals.js';
import { labelOf, type Names } from './options.js';
import { slipsBetween } from './reading/between.js';
import type { Question } from './script/script.js';
import type { Wording } from './script/wording.js';

/** A question as it was shown, with its options in order. */
export type Shown = {
  question: Question;
  options: readonly string[];
  /** By text message, where it was asked for with numbers. */
  texted?: boolean;
  /** Of the services among the options. */
  names?: Names;
};

/** A longer text is a story, not a list of answers. */
const LONGEST_LIST = 400;

/** The options of a text, and whether they are all there is in it. */
export type Picked = { options: string[]; all: boolean };

/** The one option a text names: by number, by its words, or by yes and no. Two that fit are never guessed between. */
export function optionIn(text: string, shown: Shown, wording: Wording, numbers = true): string | undefined {
  const said = plain(text);
  if (said === '') return undefined;
  return wholly(said, shown, wording, numbers ? 'all' : 'none') ?? partly(said, shown, wording);
}

/** "1 3", "1,3", "1 and 3", or labels with commas between them. */
export function severalIn(typed: string, shown: Shown, wording: Wording): Picked {
  if (typed.length > LONGEST_LIST) return { options: [], all: false };
  const text = withoutKeycaps(typed);
  const numbers = text.match(/^\D{0,3}\d+(?:(?:\s|,|&|\.|and|\+)+\d+)*\D{0,3}$/iu)
    ? (text.match(/\d+/g) ?? [])
    : [];
  if (numbers.length > 0) {
    const options = numbers.flatMap((number) => shown.options[Number(number) - 1] ?? []);
    if (options.length === numbers.length) return { options: [...new Set(options)], all: true };
  }
  const whole = wholly(plain(text), shown, wording, 'all');
  if (whole !== undefined) return { options: [whole], all: true };
  const parts = text
    .split(/[,;\n]|\band\b/iu)
    .map(plain)
    .filter(Boolean);
  // "One and three" is a list of numbers; "my son and I" is none.
  const areNumbers = parts.every((part) => /^\d+$/.test(part) || numeralIn(part, shown.texted) !== undefined);
  const found = parts.map((part) => wholly(part, shown, wording, areNumbers ? 'all' : 'digits'));
  const more = parts.map((part, at) => found[at] ?? partly(part, shown, wording));
  return {
    options: [...new Set(more.filter((option) => option !== undefined))],
    // What was more than the words of an answer is kept beside it.
    all: found.length > 0 && found.every((option) => option !== undefined),
  };
}

/** "13" where one and three can both be chosen: their numbers, which only a space tells from thirteen. */
export function joinedIn(text: string, { options }: Shown): number[] | undefined {
  const said = withoutKeycaps(text).trim();
  if (!/^\d{2,9}$/.test(said) || options.length > 9 || Number(said) <= options.length) return undefined;
  const numbers = [...new Set([...said].map(Number))];
  return numbers.length > 1 && numbers.every((number) => number >= 1 && number <= options.length)
    ? numbers
    : undefined;
}

/** Shorter words are too near to each other. */
const SHORTEST = 3;

/**
 * The options a text comes close to in its spelling: one slip in up to four letters, two in more (experience 5). More
 * than one is for the person to choose from, never for us to guess between.
 */
export function closeIn(text: string, shown: Shown, wording: Wording): string[] {
  const said = plain(text);
  if (said.length < SHORTEST || said.length > LONGEST_LIST) return [];
  return waysOf(shown, wording)
    .filter(({ ways }) =>
      ways.some((way) => {
        const most = Math.min(said.length, way.length) <= 4 ? 1 : 2;
        return (
          way.length >= SHORTEST &&
          digitsIn(way) === digitsIn(said) &&
          DENIES.test(way) === DENIES.test(said) &&
          slipsBetween(said, way, most) <= most
        );
      }),
    )
    .map(({ option }) => option);
}

/** Another number is another answer, however few letters it differs by. */
const digitsIn = (text: string) => text.replace(/\D/g, '');

/** A digit in a box, as phones offer it, is that digit. */
const withoutKeycaps = (text: string) => text.replace(/[\ufe0f\u20e3]/g, '');

/** Whether a text is, word for word, one of the answers shown. */
export function isLabel(text: string, shown: Shown, wording: Wording): boolean {
  const said = plain(text);
  return waysOf(shown, wording).some(({ ways }) => ways.includes(said));
}

/** Which numbers count: none on a scale, words for them only where nothing else is said. */
type Numbers = 'none' | 'digits' | 'all';

/** Named by all that was said: a number, an answer or a piece of one, yes or no. */
function wholly(said: string, shown: Shown, wording: Wording, numbers: Numbers): string | undefined {
  const number = /^(?:no|number|option|answer)?\s*(\d{1,3})$/.exec(said)?.[1];
  const counted = numbers !== 'none' && number !== undefined ? shown.options[Number(number) - 1] : undefined;
  const options = waysOf(shown, wording);
  const numeral = numbers === 'all' ? numeralIn(said, shown.texted) : undefined;
  return (
    counted ??
    // A word like "one" may be an answer of its own, and comes after those.
    only(options, (way) => way === said) ??
    (numeral === undefined ? undefined : shown.options[numeral - 1]) ??
    inRange(said, shown) ??
    yesOrNo(said, shown, wording) ??
    only(options, (way) => said.length >= 4 && ` ${way} `.includes(` ${said} `))
  );
}

/** A number beyond those shown, or the one number in "I am 12", may be an age: the option whose range it lies in. */
function inRange(said: string, { question }: Shown): string | undefined {
  const [number, ...more] = said.match(/\d+/g) ?? [];
  if (number === undefined || more.length > 0) return undefined;
  const is = Number(number);
  return question.options.find(
    ({ from, to }) => from !== undefined && to !== undefined && is >= from && is <= to,
  )?.id;
}

/** Named in passing: "I think it sounds good". Long stories and other answers beside it make it a guess. */
function partly(said: string, shown: Shown, wording: Wording): string | undefined {
  const named = waysOf(shown, wording).filter(({ ways }) => ways.some((way) => isSaidIn(said, way)));
  const fits = (way: string) => way.length >= 4 && said.length <= 3 * way.length && isSaidIn(said, way);
  return named.length === 1 ? only(named, fits) : undefined;
}

type Ways = { option: string; ways: string[] };

/** Made once for each question's words: every message is compared with them. What services are called is not kept. */
const written = new WeakMap<object, Map<string, string[]>>();

/** What each option is called, and the other ways people say it. */
function waysOf({ question, options, names }: Shown, wording: Wording): Ways[] {
  const words = wording.questions[question.id];
  const known = (words && written.get(words)) ?? new Map<string, string[]>();
  if (words) written.set(words, known);
  return options.map((option) => {
    const already = known.get(option);
    if (already !== undefined) return { option, ways: already };
    const label = labelOf(wording, question.id, option, names);
    const ways = [label, ...(words?.also[option] ?? [])].map(plain);
    if (words && Object.hasOwn(words.options, option)) known.set(option, ways);
    return { option, ways };
  });
}

function only(options: Ways[], fits: (way: string) => boolean): string | undefined {
  const found = options.filter((each) => each.ways.some(fits));
  return found.length === 1 ? found[0]?.option : undefined;
}

/** "It isn't safe" and "not good" hold the words of an answer and mean something else: they are asked again. */
const DENIES =
  /\b(?:not?|never|hardly|barely|without|nor|cannot|(?:is|are|was|were|do|does|did|have|has|had|wo|ca|would|could|should|ai)nt|ddim|nid)\b/;

function isSaidIn(said: string, way: string): boolean {
  const around = ` ${said} `.replace(` ${way} `, ' ');
  return around !== ` ${said} ` && !DENIES.test(around);
}

/** "yep" and "nah" count only where one answer begins with Yes or with No. */
function yesOrNo(said: string, shown: Shown, wording: Wording): string | undefined {
  const beginning = (word: string) =>
    shown.options.filter(
      (option) => plain(labelOf(wording, shown.question.id, option)).split(' ')[0] === plain(word),
    );
  for (const [family, label] of [
    [wording.yes, wording.labels.yes],
    [wording.no, wording.labels.no],
  ] as const)
    if (isOneOf(said, family)) {
      const found = beginning(label);
      return found.length === 1 ? found[0] : undefined;
    }
  return undefined;
}
