/** A tripwire for the copy rules (experience 3): long sentences, banned words, long labels. It proves nothing. */
import { everyText } from './missing.js';
import type { Script } from './script.js';
import type { Wording } from './wording.js';

const LONGEST_SENTENCE = 20;
const LONGEST_LABEL = 40;
/** Beyond these somebody has to look, though it may well be right as it is. */
const LONG_SENTENCE = 15;
const MANY_SENTENCES = 3;
const MANY_OPTIONS = 6;

/** NHS style and Three Conversations: words that are never said to a person here. */
const BANNED = [
  'should',
  'simply',
  'oops',
  'just',
  'easy',
  'invalid',
  'forbidden',
  'assessment',
  'pathway',
  'journey',
  'waiting list',
  'service user',
  'suffering from',
  'elderly',
  'pensioner',
  'telephone',
  'commit suicide',
  'click here',
  'i understand how you feel',
];

/** Words with the place they stand at, as an editor would look for it. */
export type Placed = [where: string, text: string];

export function copyProblems(wording: Wording): string[] {
  return everyText(wording).flatMap(([key, text]) => {
    const where = `${wording.language}, ${key}`;
    return [
      ...textProblems([where, text]),
      ...(isLabel(key) && isLongLabel(text) ? [longLabel(where, text)] : []),
      ...(/\.ask$/.test(key) && text.match(/\?/g)?.length !== 1
        ? [`${where}: a question has one question mark`]
        : []),
    ];
  });
}

/** What holds for every sentence a person reads, wherever it is kept. */
export function textProblems([where, text]: Placed): string[] {
  return [
    ...sentences(text)
      .filter((sentence) => words(sentence) > LONGEST_SENTENCE)
      .map((sentence) => `${where}: ${words(sentence)} words in one sentence: "${sentence}"`),
    ...BANNED.filter((banned) => new RegExp(`\\b${banned}\\b`, 'i').test(text)).map(
      (banned) => `${where}: "${banned}" is on the list of words we do not use`,
    ),
  ];
}

export function copyWarnings(script: Script, wording: Wording): string[] {
  const crowded = script.sections
    .flatMap((section) => section.questions)
    .filter((question) => question.kind === 'one' && question.options.length > MANY_OPTIONS)
    .map(
      ({ id, options }) =>
        `${wording.language}, questions.${id}: ${options.length} options to choose one from, ${MANY_OPTIONS} are plenty`,
    );
  const spoken = everyText(wording).map(([key, text]): Placed => [`${wording.language}, ${key}`, text]);
  return [...spoken.flatMap(textWarnings), ...crowded];
}

export function textWarnings([where, text]: Placed): string[] {
  const parts = sentences(text);
  return [
    ...parts
      .filter((sentence) => words(sentence) > LONG_SENTENCE && words(sentence) <= LONGEST_SENTENCE)
      .map((sentence) => `${where}: ${words(sentence)} words in one sentence: "${sentence}"`),
    ...(parts.length > MANY_SENTENCES ? [`${where}: ${parts.length} sentences in one paragraph`] : []),
  ];
}

/** A label that does not fit a button; `copyProblems` says so of every option. */
export const longLabel = (where: string, text: string) =>
  `${where}: ${text.length} letters, labels have up to ${LONGEST_LABEL}`;
export const isLongLabel = (text: string) => text.length > LONGEST_LABEL;

const isLabel = (key: string) => /\.options\./.test(key);
const sentences = (text: string) => text.split(/(?<=[.!?”])\s+/);
const words = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
