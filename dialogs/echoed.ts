/** Whether a message is nothing but answers on the screen, word for word: our own words are no sign of danger. */
import { wordingOf, type Guide } from './guide.js';
import { plain, type Heard } from './heard.js';
import { spotOf } from './meant.js';
import { labelOf, optionsFor } from './options.js';
import { labelledAs } from './menu-labels.js';
import { contextAt, conversationAt, type Position } from './position.js';

/** A choice that is typed, or sent by its label, is a choice (conversation map 4.6); a word more, and it is their own. */
export function saysOnlyAnswers(guide: Guide, position: Position, heard: Heard): boolean {
  if (isToMenu(position, heard) && labelledAs(guide.alarms, plain(heard.text ?? '')) !== undefined)
    return true;
  const spot = spotOf(guide, position, heard);
  const question = spot && guide.compiled.lookup.questions.get(spot.question);
  if (question === undefined) return false;
  const wording = wordingOf(guide, conversationAt(position));
  const labels = optionsFor(question, contextAt(position), guide.compiled)
    .map((option) => plain(labelOf(wording, question.id, option)))
    .sort((one, other) => other.length - one.length);
  let rest = ` ${plain(heard.text ?? '')} `;
  if (rest.trim() === '') return false;
  for (const label of labels) rest = rest.replace(` ${label} `, ' ');
  return rest.trim() === '';
}

/** What is said to another question while the menu is open is no choice of the menu. */
const isToMenu = ({ at }: Position, { to }: Heard) =>
  at.state === 'urgent' && at.step === 'menu' && (to === undefined || to.question === 'urgent-menu');
