/** Reads a week as it is typed: "Monday gym (healthy): it keeps me strong; Tuesday garden (trusted)" (S096, S098). */
import { plain } from '../heard.js';
import type { Wording } from '../script/wording.js';
import { DAYS } from '../script/wording-ids.js';

/** One activity of a week. `values` are options where a value was one, and otherwise words as they were typed. */
export type Activity = {
  days: readonly (typeof DAYS)[number][];
  activity: string;
  values: readonly string[];
  /** Why, in their own words. */
  why?: string;
};

/** Nothing that was typed is lost: what fits no shape is an activity by itself. */
export function weekIn(words: string, wording: Wording): Activity[] {
  return words
    .split(/[;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => activityIn(part, wording));
}

function activityIn(part: string, wording: Wording): Activity {
  const { days, rest } = daysIn(part, wording);
  const [open, shut] = [rest.indexOf('('), rest.indexOf(')')];
  const [named, why] = parted(rest);
  const isTagged = open > 0 && shut > open && open < named.length;
  const [activity, tags] = isTagged ? [rest.slice(0, open), rest.slice(open + 1, shut)] : [named, ''];
  const reason = isTagged ? parted(rest.slice(shut + 1))[1] : why;
  return {
    days,
    activity: activity.trim(),
    values: tags
      .split(/[,/&]/)
      .map((each) => each.trim())
      .filter((each) => each !== '')
      .map((each) => valueIn(each, wording)),
    ...(reason === undefined || reason.trim() === '' ? {} : { why: reason.trim() }),
  };
}

/** What it is, and why, with a colon or a dash between them. */
function parted(text: string): [what: string, why?: string] {
  const cuts = [':', ' - ', ' – '].flatMap((mark) => {
    const at = text.indexOf(mark);
    return at < 0 ? [] : [{ at, after: at + mark.length }];
  });
  const [first] = cuts.sort((one, other) => one.at - other.at);
  return first === undefined ? [text] : [text.slice(0, first.at), text.slice(first.after)];
}

/** The days at its beginning: "Mon & Fri gym". */
function daysIn(what: string, wording: Wording): { days: Activity['days']; rest: string } {
  const days: (typeof DAYS)[number][] = [];
  let rest = what.trim();
  for (;;) {
    const [word = ''] = /^[\p{L}.]+/u.exec(rest) ?? [];
    const day = dayOf(word, wording);
    if (day === undefined) break;
    days.push(day);
    rest = rest.slice(word.length).replace(/^(?:\s*[,&:+]\s*|\s+and\s+|\s+)/iu, '');
  }
  // A day alone is all that was said.
  return rest === '' ? { days: [], rest: what.trim() } : { days, rest };
}

/** Shorter words are too near to each other: "Sat" is Saturday, and "Sa" is nothing. */
const SHORTEST = 3;

function dayOf(word: string, wording: Wording) {
  const said = plain(word).replace(/s$/, '');
  if (said.length < SHORTEST) return undefined;
  return DAYS.find((day) => [day, plain(wording.days[day])].some((name) => name.startsWith(said)));
}

/** "Healthy" is the value called "Healthy and well". */
function valueIn(typed: string, wording: Wording): string {
  const { options = {}, also = {} } = wording.questions['values'] ?? {};
  const said = plain(typed);
  const isIt = ([id, label]: [string, string]) =>
    [id, label, ...(also[id] ?? [])].some((way) => plain(way) === said) ||
    ` ${plain(label)} `.startsWith(` ${said} `);
  return Object.entries(options).find(isIt)?.[0] ?? typed;
}
