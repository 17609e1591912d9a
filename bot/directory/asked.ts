/** Reads what is asked for on the command line, and says what can be written instead. */
import type { Access } from '../../dialogs/matching/service.js';
import type { Person, Suits } from '../../dialogs/matching/suggestion.js';

export class WrongOption extends Error {
  override name = 'WrongOption';
  /** `known` are the words that can be written, or one sentence that says what to write. */
  constructor(option: string, given: string, known: readonly string[] | string) {
    const what = typeof known === 'string' ? known : `write one of ${known.join(', ')}`;
    super(`--${option} ${given.trim() === '' ? "''" : given}: ${what}`);
  }
}

export function oneOf<const Word extends string>(
  option: string,
  given: string | undefined,
  words: readonly Word[],
): Word | undefined {
  if (given === undefined) return undefined;
  const found = words.find((word) => word === given.trim().toLowerCase());
  if (found === undefined) throw new WrongOption(option, given, words);
  return found;
}

export function numberFrom(
  option: string,
  given: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (given === undefined) return undefined;
  const value = Number(given);
  if (given.trim() === '' || !Number.isInteger(value) || value < least || value > most)
    throw new WrongOption(option, given, `write a whole number from ${least} to ${most}`);
  return value;
}

const BANDS = ['13-15', '16-17', '18-64', '65-plus'] as const;

/** Years, or one of the bands that the conversation asks. */
export function agesFrom(given: string | undefined): Pick<Person, 'years' | 'age'> {
  if (given === undefined) return {};
  const band = BANDS.find((each) => each === given);
  if (band !== undefined) return { age: band };
  const years = Number(given);
  if (given.trim() === '' || !Number.isInteger(years) || years < 0 || years > 120)
    throw new WrongOption('age', given, `write a whole number from 0 to 120, or ${BANDS.join(', ')}`);
  return { years };
}

/** Today as an ISO date where none was given. */
export function dayFrom(option: string, given: string | undefined): string {
  if (given === undefined) return new Date().toISOString().slice(0, 10);
  const day = new Date(`${given}T00:00:00.000Z`);
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(given) && given.length === 10;
  if (!isDay) throw new WrongOption(option, given, 'write a day like 2026-11-22');
  return given;
}

const BARRIERS = ['cost', 'travel', 'times', 'nerves', 'alone', 'health', 'phones'] as const;
const WHY_NOT = ['too-far', 'costs', 'times', 'not-my-thing', 'too-scary', 'done-before', 'other'] as const;

const wordsIn = (given: string | undefined) => (given ?? '').split(',').flatMap((each) => each.trim() || []);

export const barriersFrom = (given: string | undefined) =>
  wordsIn(given).flatMap((each) => oneOf('barriers', each, BARRIERS) ?? []);

/** `age-uk:not-my-thing`: an id, and perhaps why. */
export const refusedFrom = (given: string | undefined): Person['refused'] =>
  wordsIn(given).map((each) => {
    const [service = '', said] = each.split(':');
    const why = oneOf('refused', said, WHY_NOT);
    return why === undefined ? { service } : { service, why };
  });

const TIMES: Readonly<Record<string, Suits>> = {
  morning: 'morning',
  afternoon: 'afternoon',
  evening: 'evening',
  weekend: 'weekend',
  weekday: 'weekday',
};
const ACCESS: Readonly<Record<string, keyof Access>> = {
  'step-free': 'step_free',
  wheelchair: 'step_free',
  toilet: 'toilets',
  'hearing-loop': 'hearing_loop',
  loop: 'hearing_loop',
  bsl: 'bsl',
  parking: 'parking',
};

export const timesFrom = (given: string | undefined) => listed('times', given, TIMES);
export const accessFrom = (given: string | undefined) => listed('access', given, ACCESS);

function listed<T>(option: string, given: string | undefined, known: Readonly<Record<string, T>>): T[] {
  const found = (given ?? '').split(',').flatMap((each) => {
    const word = each
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-');
    if (word === '') return [];
    const value = known[word] ?? known[word.replace(/s$/, '')];
    if (value === undefined) throw new WrongOption(option, each.trim(), Object.keys(known));
    return [value];
  });
  return [...new Set(found)];
}
