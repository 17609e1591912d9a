/** A tripwire for the copy rules (experience 3): long sentences, banned words, long labels. It proves nothing. */
import { everyText } from './missing.js';
import type { Wording } from './wording.js';

const LONGEST_SENTENCE = 20;
const LONGEST_LABEL = 40;

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

export function copyProblems(wording: Wording): string[] {
  return everyText(wording).flatMap(([key, text]) => [
    ...sentences(text)
      .filter((sentence) => words(sentence) > LONGEST_SENTENCE)
      .map(
        (sentence) => `${wording.language}, ${key}: ${words(sentence)} words in one sentence: "${sentence}"`,
      ),
    ...BANNED.filter((banned) => new RegExp(`\\b${banned}\\b`, 'i').test(text)).map(
      (banned) => `${wording.language}, ${key}: "${banned}" is on the list of words we do not use`,
    ),
    ...(/\.options\./.test(key) && text.length > LONGEST_LABEL
      ? [`${wording.language}, ${key}: ${text.length} letters, labels have up to ${LONGEST_LABEL}`]
      : []),
    ...((/\.ask$/.test(key) && text.match(/\?/g)?.length) === 1 || !/\.ask$/.test(key)
      ? []
      : [`${wording.language}, ${key}: a question has one question mark`]),
  ]);
}

const sentences = (text: string) => text.split(/(?<=[.!?”])\s+/);
const words = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
