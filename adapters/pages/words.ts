/** The words that stand around a question: all that a page's parts need of a language, on the server and in the browser. */
import type { Wording } from '../../dialogs/script/wording.js';

export type Words = Pick<Wording, 'labels' | 'language'>;

/** Languages written from right to left. */
const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

export const directionOf = ({ language }: Pick<Words, 'language'>): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.has(language.split('-', 1)[0] ?? '') ? 'rtl' : 'ltr';
