/** Reads what a service costs: free only when it says so, unknown when nobody can tell. */
import type { Service } from '../../../dialogs/matching/service.js';
import { recordsIn, textIn, type Loose } from '../loose.js';
import type { Tell } from '../problems.js';
import { dateFrom } from './dates.js';
import { remembered } from '../remembered.js';
import { plainText } from './text.js';

type Cost = NonNullable<Service['cost']>;

/** Somebody has to be asked. */
const DEPENDS =
  /\b(?:var(?:y|ies|ious|iable)|depend|contact|ask|enquire|tbc|tba|unknown|not known|may apply|means[- ]tested|on request)/i;
const FREE_OR_FIRST = /\b(?:first|taster|trial|initial|free)\b/gi;
/** So many letters may stand between "first" and "free", and between "free" and "first". */
const BEFORE_FREE = 40;
const AFTER_FREE = 15;
const FREE =
  /^\W*(?:(?:it|this|the|our|all|these)\s)?(?:[a-z]+\s){0,3}?(?:(?:is|are)\s)?(?:completely\s|totally\s|entirely\s|always\s)?free(?:\s+(?:of\s+charge|to\s+(?:attend|use|join|all|everyone)|for\s+(?:all|everyone)|service|entry|admission|session|sessions|at the point of (?:use|access|delivery)))*\W*$|\b(?:free of charge|no (?:charge|cost|fee)s?|at no cost|nothing to pay|without charge|free to (?:attend|use|join|access|everyone))\b/i;
/** "Free for under 5s" is not free for everybody. */
const SOME_FREE = /\bfree (?:of charge )?(?:for|to) (?!all\b|everyone|attend|use|join|access)|\bnot free\b/i;
const POUNDS =
  /(?:£|\bGBP)\s?\s?(\d{1,5}(?:,\d{3})*(?:\.\d{1,2})?)|\b(\d{1,3})p\b|\b(\d{1,4}(?:\.\d{1,2})?)\s?\s?pounds?\b/gi;

/** In words, like "£4 a week, first session free". Undefined: it does not say. */
export const costInWords = remembered((text): Cost | undefined => {
  const amounts = poundsIn(text);
  const paid = amounts.filter((amount) => amount > 0);
  if (paid.length > 0) return { pounds: Math.min(...paid), first_free: isFirstFree(text) };
  if (DEPENDS.test(text) || SOME_FREE.test(text) || isFirstFree(text)) return undefined;
  return FREE.test(text) || amounts.length > 0 ? { pounds: 0, first_free: false } : undefined;
});

/** "The first session is free", "a free taster": both words in one sentence, near each other. */
const isFirstFree = remembered((text): boolean => {
  let [first, free] = [-Infinity, -Infinity];
  const near = (from: number, to: number, most: number) =>
    to - from <= most && !/[.£]/.test(text.slice(from, to));
  for (const { 0: word, index } of text.matchAll(FREE_OR_FIRST)) {
    const name = word.toLowerCase();
    if (
      name === 'free' ? near(first, index, BEFORE_FREE) : name !== 'initial' && near(free, index, AFTER_FREE)
    )
      return true;
    if (name === 'free') free = index + word.length;
    else first = index + word.length;
  }
  return false;
});

function poundsIn(text: string): number[] {
  return [...text.matchAll(POUNDS)].map(([, pounds, pence, words]) =>
    pence === undefined ? Number((pounds ?? words ?? '0').replace(/,/g, '')) : Number(pence) / 100,
  );
}

/**
 * From `cost_options`, then `fees`. Several prices: the lowest that is paid, for a price of nothing is for some only.
 * What was valid until before `on` says nothing.
 */
export function costOf(record: Loose, on: string, tell: Tell): Cost | undefined {
  const fees = textIn(record, 'fees_description', 'fees');
  const worded = fees === undefined ? undefined : costInWords(plainText(fees));
  const paid: number[] = [];
  let [free, first] = [false, worded?.first_free ?? false];
  for (const { each, path } of recordsIn(record, 'cost_options')) {
    const until = dateFrom(textIn(each, 'valid_to') ?? '');
    if (until !== undefined && until < on) {
      tell(`${path}.valid_to`, 'left-out', 'This price is past', until);
      continue;
    }
    const said = plainText([textIn(each, 'option'), textIn(each, 'amount_description')].join(' '));
    const inWords = costInWords(said);
    const given = textIn(each, 'amount');
    const amount = given === undefined ? inWords?.pounds : amountFrom(given);
    if (given !== undefined && (amount === undefined || amount < 0 || amount > 10_000)) {
      tell(`${path}.amount`, 'left-out', 'This is not an amount of money', given);
      continue;
    }
    if (amount === undefined) continue;
    if (isFirstFree(said)) first = true;
    else if (amount > 0) paid.push(amount);
    else if (inWords !== undefined && inWords.pounds > 0) {
      tell(`${path}.amount`, 'mended', 'The amount is nothing but the words name a price', said);
      paid.push(inWords.pounds);
    } else if (DEPENDS.test(said)) tell(`${path}.amount`, 'left-out', 'The words say that it depends', said);
    else free = true;
  }
  if (paid.length > 0) return { pounds: Math.min(...paid), first_free: first };
  // Nothing to pay in one place and a price in another: the price counts.
  if (worded !== undefined && worded.pounds > 0) return worded;
  if (free && fees !== undefined && SOME_FREE.test(fees)) return undefined;
  return free ? { pounds: 0, first_free: false } : worded;
}

/** "4", "£4.50", "Free". */
function amountFrom(given: string): number | undefined {
  const text = given.trim();
  if (/^free$/i.test(text)) return 0;
  const figures = /^-?(?:£|GBP)?\s*(-?\d+(?:\.\d+)?)$/i.exec(text.replace(/(\d),(?=\d{3})/g, '$1'))?.[1];
  return figures === undefined ? undefined : Number(figures);
}
