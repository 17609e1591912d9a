/** Reads whom a service is for by age, from figures and from plain words like "over 50s". */
import type { Service } from '../../../dialogs/matching/service.js';
import { recordsIn, textIn, type Loose } from '../loose.js';
import type { Tell } from '../problems.js';

type Ages = Service['ages'];

/** Nobody is older; feeds write 100, 120 or 999 for "no end". */
const OLDEST = 99;

/** From `minimum_age` and `maximum_age`, or version 1's eligibility. 0 and very old are no limits. */
export function agesOf(record: Loose, tell: Tell): Ages {
  const own = agesAt(record, '', tell);
  if (own !== undefined) return own;
  // Several are doors beside each other: who may come in by one of them may come.
  const all = recordsIn(record, 'eligibilitys', 'eligibilities', 'eligibility').flatMap(
    ({ each, path }) => agesAt(each, `${path}.`, tell) ?? [],
  );
  const [mins, maxs] = [all.flatMap(({ min }) => min ?? []), all.flatMap(({ max }) => max ?? [])];
  return {
    ...(mins.length === 0 || mins.length < all.length ? {} : { min: Math.min(...mins) }),
    ...(maxs.length === 0 || maxs.length < all.length ? {} : { max: Math.max(...maxs) }),
  };
}

/** Undefined: it says nothing of ages. */
function agesAt(of: Loose, path: string, tell: Tell): Ages | undefined {
  let min = yearsIn(`${path}minimum_age`, textIn(of, 'minimum_age'), tell);
  let max = yearsIn(`${path}maximum_age`, textIn(of, 'maximum_age'), tell);
  // 0 to 0 is how a form is saved that nobody filled in.
  if (max === 0) {
    tell(`${path}maximum_age`, 'left-out', 'A service for nobody older than 0 would be for nobody', 0);
    max = undefined;
    if (min === 0) min = undefined;
  }
  if (min !== undefined && max !== undefined && min > max) {
    tell(
      `${path}maximum_age`,
      'mended',
      'The youngest age is over the oldest: turned round',
      `${min} to ${max}`,
    );
    [min, max] = [max, min];
  }
  return min === undefined && max === undefined ? undefined : agesFrom(min, max);
}

function yearsIn(field: string, given: string | undefined, tell: Tell): number | undefined {
  if (given === undefined) return undefined;
  const years = Number(YEARS.exec(given.trim())?.[1] ?? NaN);
  if (!Number.isNaN(years) && years >= 0) return Math.floor(years);
  tell(field, 'left-out', 'This is not an age', given);
  return undefined;
}

const YEARS = /^(-?\d+(?:\.\d+)?)(?:\s*(?:\+|years?|yrs?))?(?:\s*old)?$/i;

function agesFrom(min: number | undefined, max: number | undefined): Ages {
  return {
    ...(min === undefined || min <= 0 || min > 120 ? {} : { min }),
    ...(max === undefined || max >= OLDEST ? {} : { max }),
  };
}

const WHO =
  '(?:people|adults|men|women|anyone|everyone|those|residents|young people|children|youngsters|ladies)';

/** A column or a line that is about ages: "18-65", "50+", "Over 50s", "under 18", "all ages". */
export function agesInField(text: string): Ages | undefined {
  const said = text.toLowerCase().replace(/\s+/g, ' ').trim();
  if (/\b(?:all|any) ages?\b|^(?:all|any|everyone)$/.test(said)) return {};
  const between = /(\d{1,3}) ?(?:years?|yrs?)? ?(?:-|–|to|and) ?(\d{1,3})(?!\d)/.exec(said);
  if (between) return agesFrom(Number(between[1]), Number(between[2]));
  const least =
    /(?:over|aged|from|age) ?(\d{1,3})|(\d{1,3}) ?(?:\+|plus|and (?:over|above|older)|years? and (?:over|above))/.exec(
      said,
    );
  const most = /(?:under|up to|below) ?(?:the age of ?)?(\d{1,3})/.exec(said);
  if (most) return agesFrom(undefined, Number(most[1]) - (said.startsWith('up to') ? 0 : 1));
  if (least) return agesFrom(Number(least[1] ?? least[2]), undefined);
  if (/^adults?(?: only)?$/.test(said)) return { min: 18 };
  return undefined;
}

const ALONE = new RegExp(
  `^(?:for |open to )?(?:${WHO} )?(?:who are )?(?:aged? |ages |aged between |between )?(?:(?:over|under) ?\\d{1,3}(?:['’]?s)?|\\d{1,3} ?(?:\\+|plus|and over|or over)|\\d{1,3} ?(?:-|–|to|and) ?\\d{1,3})(?: ?(?:years?|yrs?)(?: old)?)?\\.?$`,
  'i',
);

/** Words about who may come that are ages and nothing else, like "60+" or "Adults aged 18 to 65"; else undefined. */
export function agesAlone(text: string): Ages | undefined {
  const said = text.replace(/\s+/g, ' ').trim();
  return ALONE.test(said) ? agesInField(said) : undefined;
}

const IN_NAME =
  /\b(over|under)[- ]?(\d{2})'?s\b|\b(\d{2})\+|\bage[ds]?\s?(\d{1,2})\s?(?:-|–|to)\s?(\d{1,2})\b/i;
const IN_WORDS = new RegExp(
  `\\bfor ${WHO} (?:who are )?(?:aged?|over|under|between)\\s*(\\d{1,2})\\s*(\\+|and over|or over|and above|plus|(?:-|–|to|and)\\s*(\\d{1,2}))?`,
  'i',
);

/** Only when it plainly says whom it is for; "under 5s go free" is about something else. */
export function agesInWords(name: string, description: string): Ages | undefined {
  const named = IN_NAME.exec(name);
  if (named) {
    const [, word, at, plus, from, to] = named;
    if (from !== undefined) return agesFrom(Number(from), Number(to));
    if (plus !== undefined) return agesFrom(Number(plus), undefined);
    return word?.toLowerCase() === 'over'
      ? agesFrom(Number(at), undefined)
      : agesFrom(undefined, Number(at) - 1);
  }
  const found = IN_WORDS.exec(description);
  if (!found) return undefined;
  const [whole, first, , last] = found;
  if (last !== undefined) return agesFrom(Number(first), Number(last));
  return /under\s*\d/i.test(whole)
    ? agesFrom(undefined, Number(first) - 1)
    : agesFrom(Number(first), undefined);
}
