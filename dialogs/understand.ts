/** Turns what a person sent into what they meant, given the question they were asked. */
import { placeIn, type Places } from './matching/near.js';
import { clean, LONGEST, type Heard } from './heard.js';
import { labelOf } from './options.js';
import type { Question } from './script/script.js';
import type { Command, SaysId, Wording } from './script/wording.js';

/** A question as it was shown, with its options in order. */
export type Shown = { question: Question; options: readonly string[] };

export type Meaning =
  | { means: 'answer'; value: string[]; words?: string }
  /** Nothing usable: the sentence to answer with, and what fills it. */
  | { means: 'unclear'; says: SaysId; with?: Record<string, string> };

/** Lower case, no punctuation: what is compared when words are matched. */
export const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[’‘'`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Commands that name what they point at: "change 3", "go to your plan". */
const POINTING: readonly Command[] = ['change', 'jump'];

/** A whole message that is one of the protocol's words: "he won't stop" is not Stop. */
export function commandIn(text: string, wording: Wording): { command: Command; rest: string } | undefined {
  const said = plain(text);
  for (const [command, phrases] of Object.entries(wording.commands) as [Command, string[]][])
    for (const phrase of phrases.map(plain)) {
      if (said === phrase) return { command, rest: '' };
      if (POINTING.includes(command) && said.startsWith(`${phrase} `))
        return { command, rest: said.slice(phrase.length + 1) };
    }
  return undefined;
}

/** An answer to a question; the protocol's words and danger were looked for before. */
export function answerIn(heard: Heard, shown: Shown, wording: Wording, places: Places): Meaning {
  const text = clean(heard.text ?? '');
  const chosen = heard.choices ?? [];
  if (text.length > LONGEST) return { means: 'unclear', says: 'too-long', with: { n: String(LONGEST) } };
  if (chosen.some((id) => !isOption(id, shown))) return { means: 'unclear', says: 'not-an-option' };
  if (text === '' && chosen.length === 0) return { means: 'unclear', says: 'empty' };
  switch (shown.question.kind) {
    case 'words':
      return text === '' ? { means: 'unclear', says: 'empty' } : { means: 'answer', value: [], words: text };
    case 'one':
    case 'plan':
    case 'offers':
      return oneIn(text, chosen, shown, wording);
    case 'many':
      return manyIn(text, chosen, shown, wording);
    case 'scale':
      return scaleIn(text, chosen, shown, wording);
    case 'place':
      return placeFrom(text, places);
  }
}

const isOption = (id: string, { question, options }: Shown) =>
  options.includes(id) || (question.kind === 'scale' && /^(\d|10)$/.test(id));

function oneIn(text: string, chosen: string[], shown: Shown, wording: Wording): Meaning {
  const words = shown.question.own_words && text !== '' ? { words: text } : {};
  if (chosen.length > 1) return { means: 'unclear', says: 'choose-number' };
  if (chosen.length === 1) return { means: 'answer', value: chosen, ...words };
  const option = optionIn(text, shown, wording);
  if (option !== undefined) return { means: 'answer', value: [option] };
  return shown.question.own_words
    ? { means: 'answer', value: [], words: text }
    : { means: 'unclear', says: 'unclear' };
}

function manyIn(text: string, chosen: string[], shown: Shown, wording: Wording): Meaning {
  const read =
    chosen.length > 0
      ? { options: [], all: false }
      : (confirmedIn(text, shown, wording) ?? severalIn(text, shown, wording));
  const value = [...chosen, ...read.options];
  const alone = shown.question.options.find((option) => option.alone && value.includes(option.id));
  if (alone && value.length > 1)
    return {
      means: 'unclear',
      says: 'pick-one-alone',
      with: { label: labelOf(wording, shown.question.id, alone.id) },
    };
  // Numbers and labels alone are no words of their own.
  return text === '' || read.all ? { means: 'answer', value } : { means: 'answer', value, words: text };
}

/** "Yes" to "I think you told me about these" is all of them, and "no" is none. */
function confirmedIn(text: string, { question, options }: Shown, wording: Wording) {
  if (question.options_from !== 'read') return undefined;
  const isIn = (family: string[]) => family.some((way) => plain(way) === plain(text));
  const fixed = (id: string) => question.options.some((option) => option.id === id);
  const found = isIn(wording.yes)
    ? options.filter((id) => !fixed(id))
    : isIn(wording.no)
      ? options.filter(fixed)
      : [];
  return found.length > 0 ? { options: found, all: true } : undefined;
}

/** "1 3", "1,3", "1 and 3", or labels with commas between them. */
function severalIn(text: string, shown: Shown, wording: Wording): { options: string[]; all: boolean } {
  const numbers = text.match(/^\D{0,3}\d+(?:(?:\s|,|&|\.|and|\+)+\d+)*\D{0,3}$/iu)
    ? (text.match(/\d+/g) ?? [])
    : [];
  if (numbers.length > 0) {
    const options = numbers.flatMap((number) => shown.options[Number(number) - 1] ?? []);
    if (options.length === numbers.length) return { options: [...new Set(options)], all: true };
  }
  const whole = optionIn(text, shown, wording);
  if (whole !== undefined) return { options: [whole], all: true };
  const parts = text
    .split(/[,;\n]|\band\b/iu)
    .map((part) => part.trim())
    .filter(Boolean);
  const found = parts.map((part) => optionIn(part, shown, wording));
  return {
    options: [...new Set(found.filter((option) => option !== undefined))],
    all: found.length > 0 && found.every((option) => option !== undefined),
  };
}

function scaleIn(text: string, chosen: string[], shown: Shown, wording: Wording): Meaning {
  const picked = chosen[0] ?? '';
  if (/^(\d|10)$/.test(picked)) return { means: 'answer', value: [picked] };
  const number = /^\D{0,20}\b(\d|10)\b(?:\s*(?:\/|out of)\s*10)?\D{0,20}$/iu.exec(text)?.[1];
  if (number !== undefined) return { means: 'answer', value: [number] };
  const option =
    picked === '' ? optionIn(text, { ...shown, options: [...shown.options] }, wording, false) : picked;
  const stands = shown.question.options.find((each) => each.id === option)?.stands_for;
  return stands === undefined
    ? { means: 'unclear', says: 'number-wanted' }
    : { means: 'answer', value: [String(stands)] };
}

/** Only the area is kept, never the words: a full postcode can be one house (data minimisation). */
function placeFrom(text: string, places: Places): Meaning {
  const found = placeIn(text, places);
  if (found.kind === 'found') return { means: 'answer', value: [found.code] };
  return { means: 'unclear', says: found.kind === 'unknown-code' ? 'place-unknown' : 'place-words' };
}

/** The one option a text names: by number, by its words, or by yes and no. Two that fit are never guessed between. */
export function optionIn(text: string, shown: Shown, wording: Wording, numbers = true): string | undefined {
  const said = plain(text);
  if (said === '') return undefined;
  const number = /^(?:no|number|option)?\s*(\d{1,2})$/.exec(said)?.[1];
  const counted = numbers && number !== undefined ? shown.options[Number(number) - 1] : undefined;
  if (counted !== undefined) return counted;
  const ways = shown.options.map((option) => ({
    option,
    ways: [
      labelOf(wording, shown.question.id, option),
      ...(wording.questions[shown.question.id]?.also[option] ?? []),
    ].map(plain),
  }));
  const only = (fits: (way: string) => boolean) => {
    const found = ways.filter((each) => each.ways.some(fits));
    return found.length === 1 ? found[0]?.option : undefined;
  };
  return (
    only((way) => way === said) ??
    yesOrNo(said, shown, wording) ??
    only((way) => said.length >= 4 && ` ${way} `.includes(` ${said} `)) ??
    only((way) => way.length >= 4 && said.length <= 3 * way.length && isSaidIn(said, way))
  );
}

/** "It isn't safe" and "not good" hold the words of an answer and mean something else: they are asked again. */
const DENIES =
  /\b(?:not?|never|hardly|barely|without|nor|cannot|(?:is|are|was|were|do|does|did|have|has|had|wo|ca|would|could|should|ai)nt|ddim|nid)\b/;

function isSaidIn(said: string, way: string): boolean {
  const around = ` ${said} `.replace(` ${way} `, ' ');
  return around !== ` ${said} ` && !DENIES.test(around);
}

/** Whether a text is, word for word, one of the answers shown. */
export function isLabel(text: string, shown: Shown, wording: Wording): boolean {
  const words = wording.questions[shown.question.id];
  return shown.options.some((option) =>
    [labelOf(wording, shown.question.id, option), ...(words?.also[option] ?? [])].some(
      (way) => plain(way) === plain(text),
    ),
  );
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
    if (family.some((way) => plain(way) === said)) {
      const found = beginning(label);
      return found.length === 1 ? found[0] : undefined;
    }
  return undefined;
}
