/** Rules for what a person sees at once: a question with what is said before it and the hint below it. */
import { aboutThem } from '../about-them.js';
import type { QuestionWords, Wording } from '../wording.js';
import { failure, warning, type Finding } from './finding.js';
import { gradeOf, wordsIn, type Needed } from './measures.js';

const MOST_PARAGRAPHS = 2;
const MOST_LETTERS = 300;
const GOOD_GRADE = 5;
const WORST_GRADE = 8;
/** With fewer words one long one decides the grade alone. */
const ENOUGH_WORDS = 25;

export type Screen = { file: string; key: string; before: string[]; ask: string; hint: string | undefined };

/** A question may be shown in two ways: as it is first asked, and in other words. */
export const screensOf = (file: string, wording: Wording): Screen[] =>
  Object.entries(wording.questions).flatMap(([id, words]) => screensFor(file, `questions.${id}`, words));

/** Those that read otherwise where the chat is about somebody else. */
export const screensAboutThem = (file: string, wording: Wording): Screen[] =>
  Object.entries(aboutThem(wording).questions).flatMap(([id, words]) =>
    wording.questions[id]?.them === undefined ? [] : screensFor(file, `questions.${id}.them`, words),
  );

export const screensFor = (file: string, key: string, words: QuestionWords): Screen[] => [
  { file, key, before: words.lead ?? [], ask: words.ask, hint: words.hint },
  ...(words.again === undefined
    ? []
    : [{ file, key: `${key}.again`, before: [], ask: words.again, hint: words.hint }]),
];

export function screenFindings(screen: Screen, english: boolean, needed: Needed): Finding[] {
  const whole = [...screen.before, screen.ask, ...(screen.hint === undefined ? [] : [screen.hint])];
  const text = whole.join(' ');
  return [
    ...markFindings(screen, text),
    ...(screen.before.length > MOST_PARAGRAPHS
      ? [
          warning(
            screen,
            `${screen.before.length} paragraphs before the question, ${MOST_PARAGRAPHS} are the most`,
            'leave one out',
          ),
        ]
      : []),
    ...(text.length > MOST_LETTERS
      ? [warning(screen, `${text.length} letters on one screen, ${MOST_LETTERS} are plenty`, 'say less')]
      : []),
    ...(english ? gradeFindings(screen, text, needed) : []),
  ];
}

function markFindings(screen: Screen, text: string): Finding[] {
  const marks = text.split('?').length - 1;
  if (marks === 1) return [];
  const mend = marks === 0 ? 'end what is asked with a question mark' : 'ask one thing, and say the rest';
  return [failure(screen, `${marks} question marks on one screen, there is exactly one`, mend)];
}

/** Of anything read at once: a question, a card of urgent help. */
export function gradeFindings(at: { file: string; key: string }, text: string, needed: Needed): Finding[] {
  if (wordsIn(text).length < ENOUGH_WORDS) return [];
  const grade = gradeOf(text, needed);
  if (grade <= GOOD_GRADE) return [];
  const problem = `reading grade ${grade.toFixed(1)}`;
  return grade > WORST_GRADE
    ? [failure(at, `${problem}, ${WORST_GRADE} is the most`, 'use shorter sentences and shorter words')]
    : [warning(at, `${problem}, up to ${GOOD_GRADE} is good`, 'use shorter sentences or shorter words')];
}
