/** A few words on a card: what stands on a page of the web elsewhere, "not saved" or "no plan yet". */
import type { Practice } from '../../../dialogs/script/practice.js';
import type { PageId, Wording } from '../../../dialogs/script/wording.js';
import { wordsOf } from '../../pages/plain-page.js';
import { onCard, type Looks } from './looks.js';
import { textCard } from './step.js';

export function fewWords(wording: Wording, id: PageId, practice: Practice | undefined): Looks {
  const { title, messages } = wordsOf(wording, id, practice);
  const lines = messages.flatMap((each) => (each.kind === 'text' ? each.paragraphs : []));
  return { out: onCard(textCard(lines, wording, [], title), wording) };
}
