/** Rules for the answers a person may choose from: how long each is, and how many there are. */
import type { Question } from '../script.js';
import { bannedAsLabel } from './banned.js';
import { failure, warning, type Finding, type Placed } from './finding.js';

const LONGEST_LABEL = 40;
const FEWEST = 2;
const MOST_OF_ONE = 6;
const MOST_OF_MANY = 8;

export function labelFindings(placed: Placed): Finding[] {
  const long = [...placed.text].length > LONGEST_LABEL;
  return [
    ...(long ? [failure(placed, tooLong(placed.text), 'say it in fewer words')] : []),
    ...bannedAsLabel(placed.text).map(({ word, mend }) =>
      failure(placed, `"${word}" says nothing on a button`, mend),
    ),
  ];
}

/** The urgent menu's labels are for the safety officer to shorten. */
export const menuLabelFindings = (placed: Placed): Finding[] =>
  [...placed.text].length > LONGEST_LABEL
    ? [warning(placed, tooLong(placed.text), 'have the safety officer shorten it')]
    : [];

const tooLong = (text: string) => `${[...text].length} letters, labels have up to ${LONGEST_LABEL}`;

/** Two to six to choose one from, up to eight where several may be chosen. A plan is agreed to with one button. */
export function choiceFindings(file: string, question: Question): Finding[] {
  const { kind, options } = question;
  if (options.length === 0 || kind === 'plan') return [];
  // Beside these there are a person's own words, or what was found in them.
  const alone = kind === 'words' || question.own_words || question.options_from !== undefined;
  const fewest = alone ? 1 : FEWEST;
  const most = kind === 'many' ? MOST_OF_MANY : MOST_OF_ONE;
  const at = { file, key: question.id };
  if (options.length < fewest)
    return [failure(at, `${options.length} choice to choose from`, `add another: ${fewest} to ${most}`)];
  if (options.length <= most) return [];
  return [
    failure(
      at,
      `${options.length} choices${kind === 'many' ? '' : ' to choose one from'}, ${most} are the most`,
      'group them, or ask in two questions',
    ),
  ];
}
