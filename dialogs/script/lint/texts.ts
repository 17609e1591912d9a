/** Rules for any text a person reads, wherever it is kept: sentences, paragraphs, words. */
import { bannedIn } from './banned.js';
import { failure, warning, type Finding, type Placed } from './finding.js';
import { longWordsIn, sentencesIn, wordsIn, type Needed } from './measures.js';

/** How strictly a text is read. */
export type Reading = {
  /** Easy read: 15 words a sentence, one idea each. */
  easy: boolean;
  /** The words and syllables below are counted in English only. */
  english: boolean;
  needed: Needed;
};

const LONGEST_SENTENCE = 20;
/** Beyond this somebody has to look, though it may well be right as it is; in easy read it is the limit. */
const LONG_SENTENCE = 15;
const MOST_SENTENCES = 3;

/** One paragraph: at most 3 sentences of 20 words, no banned word. */
export function textFindings(placed: Placed, reading: Reading): Finding[] {
  const sentences = sentencesIn(placed.text);
  return [
    ...sentences.flatMap((sentence) => sentenceFindings(placed, sentence, reading)),
    ...(sentences.length > MOST_SENTENCES
      ? [
          failure(
            placed,
            `${sentences.length} sentences in one paragraph, ${MOST_SENTENCES} are the most`,
            'leave one out, or make two paragraphs of it',
          ),
        ]
      : []),
    ...(reading.english ? wordFindings(placed, reading) : []),
  ];
}

function sentenceFindings(placed: Placed, sentence: string, { easy, english }: Reading): Finding[] {
  const many = wordsIn(sentence).length;
  const most = easy ? LONG_SENTENCE : LONGEST_SENTENCE;
  const problem = `${many} words in one sentence: "${sentence}"`;
  if (many > most) return [failure(placed, problem, `make two sentences of it: ${most} words are the most`)];
  if (many > LONG_SENTENCE) return [warning(placed, problem, 'make it shorter if you can')];
  const second = easy && english ? secondIdea(sentence) : undefined;
  return second === undefined
    ? []
    : [warning(placed, `"${second}" begins a second idea: "${sentence}"`, 'make two sentences of it')];
}

/** What most often joins two ideas, in the middle of a sentence. */
const JOINS =
  /\b(?:because|although|unless|while|whereas|(?:and|but|so|or) (?:I|you|we|they|it|there|this|that|then))\b/i;

const secondIdea = (sentence: string) => JOINS.exec(sentence.slice(1))?.[0];

function wordFindings(placed: Placed, { needed }: Reading): Finding[] {
  return [
    ...bannedIn(placed.text).map(({ found, mend }) =>
      failure(placed, `"${found}" is on the list of words we do not use`, mend),
    ),
    ...longWordsIn(placed.text, needed).map((word) =>
      warning(
        placed,
        `"${word}" is a long word`,
        'say it in short words, or put it in content/words-we-need.yaml with the reason',
      ),
    ),
  ];
}
