/** Reads when a service is there: Open Referral schedules of every version, and plain words like "Mondays 10am-12pm". */
import type { Schedule } from '../../../dialogs/matching/service.js';
import { recordsIn, textIn, type Loose } from '../loose.js';
import type { Tell } from '../problems.js';
import { dateFrom } from './dates.js';
import { remembered } from '../remembered.js';

type Day = Schedule['day'];

const DAYS: readonly Day[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** A day by any of its names. */
const DAY_OF: ReadonlyMap<string, number> = new Map(
  DAYS.flatMap((day, at) =>
    [
      day,
      day.slice(0, 3),
      ...(day === 'tuesday' ? ['tues'] : day === 'thursday' ? ['thur', 'thurs'] : []),
    ].flatMap((name): [string, number][] => [
      [name, at],
      [`${name}s`, at],
    ]),
  ),
);
const UP_TO = new Set(['-', '–', 'to', 'until']);
const CLOCK = '(\\d{1,2})(?:[:.](\\d{2}))?(?::\\d{2})?(?:\\s?(am|pm|noon))?';
const BETWEEN = new RegExp(`\\b${CLOCK}\\s?(?:-|–|to|until|till)\\s?${CLOCK}\\b`, 'gi');

/** A schedule has at most so many lines: seven days, mornings and afternoons, and some to spare. */
const MOST = 28;

/** Days of an iCalendar list ("TH,FR", "+2MO"), of names, of a range, or of figures (1 is Monday). */
export const daysIn = remembered((given): Day[] => {
  const text = given.trim();
  if (/^[0-7]$/.test(text)) return [DAYS[(Number(text) + 6) % 7] ?? 'monday'];
  // As iCalendar writes them.
  if (/^(?:[+-]?\d?(?:MO|TU|WE|TH|FR|SA|SU)[,;\s]*)+$/i.test(text)) {
    const codes = new Set(text.toLowerCase().match(/[a-z]+/g));
    return DAYS.filter((day) => codes.has(day.slice(0, 2)));
  }
  const found = new Set<Day>();
  if (/\b(?:every ?day|daily|7 days|seven days)\b/i.test(text)) DAYS.forEach((day) => found.add(day));
  if (/\bweek ?days?\b/i.test(text)) DAYS.slice(0, 5).forEach((day) => found.add(day));
  if (/\bweek ?ends?\b/i.test(text)) DAYS.slice(5).forEach((day) => found.add(day));
  const words = text.toLowerCase().match(/\w+|[^\s\w]/g) ?? [];
  for (let word = 0; word < words.length; word++) {
    const first = DAY_OF.get(words[word] ?? '');
    if (first === undefined) continue;
    const last = UP_TO.has(words[word + 1] ?? '') ? DAY_OF.get(words[word + 2] ?? '') : undefined;
    if (last !== undefined) word += 2;
    for (let at = first; ; at = (at + 1) % 7) {
      const day = DAYS[at];
      if (day !== undefined) found.add(day);
      if (at === (last ?? first)) break;
    }
  }
  return DAYS.filter((day) => found.has(day));
});

/** "14:00" of "14:00:00", "2pm", "14:00Z", "1400". */
export const timeFrom = remembered((given): string | undefined => {
  const found =
    /^(?:\d{4}-\d\d-\d\dT)?(\d{1,2})(?:[:.]?(\d{2}))?(?::\d{2}(?:\.\d+)?)?(?:\s*(am|pm))?(?:\s*(?:Z|[+-]\d\d:?\d\d))?$/i.exec(
      given.trim(),
    );
  return found === null ? undefined : clock(found[1], found[2], found[3]);
});

function clock(hours = '', minutes = '00', half?: string): string | undefined {
  let hour = Number(hours);
  const word = half?.toLowerCase();
  if (word === 'pm' && hour < 12) hour += 12;
  if (word === 'am' && hour === 12) hour = 0;
  if (hour > 24 || Number(minutes) > 59 || (hour === 24 && Number(minutes) > 0)) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** Days and hours that stand together in words; without either there is nothing to tell. */
export const timesInWords = remembered((text): Schedule[] => {
  const found: Schedule[] = [];
  const every = /\bfortnight|every (?:two|2|other|second) week|alternate/i.test(text)
    ? 'fortnight'
    : /\bmonth|\b(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:mon|tue|wed|thu|fri|sat|sun)/i.test(
          text,
        )
      ? 'month'
      : 'week';
  for (const sentence of text.split(/[;\n|]|\.\s/)) {
    // "Mon, Wed 10am-1pm": the hours behind the last day are those of the days before it.
    let before: readonly Day[] = [];
    for (const part of sentence.split(/,\s*(?=(?:and\s)?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b[^,]*\d)/i)) {
      const named = daysIn(part);
      if (named.length === 0) continue;
      const days = DAYS.filter((day) => named.includes(day) || before.includes(day));
      const hours = hoursIn(part);
      before = hours.length === 0 ? days : [];
      for (const each of hours) for (const day of days) found.push({ day, ...each, every });
    }
  }
  return found.slice(0, MOST);
});

/** "10am-12pm" and the like, wherever they stand. */
function hoursIn(text: string): { opens: string; closes: string }[] {
  const found: { opens: string; closes: string }[] = [];
  for (const [, hour, minutes, half, toHour, toMinutes, toHalf] of text.matchAll(BETWEEN)) {
    // "2-4pm" is two in the afternoon, "11-1pm" is not eleven at night.
    const earlier = Number(hour) <= Number(toHour) && Number(hour) !== 12;
    // "9-5" and "10am-1".
    const isPastNoon = Number(toHour) < Number(hour) && Number(hour) <= 12;
    const opens = clock(
      hour,
      minutes,
      half ?? (toHalf?.toLowerCase() === 'pm' && earlier && Number(toHour) !== 12 ? 'pm' : undefined),
    );
    const closes = clock(
      toHour,
      toMinutes,
      toHalf ?? (half?.toLowerCase() !== 'pm' && isPastNoon ? 'pm' : undefined),
    );
    if (opens !== undefined && closes !== undefined && opens < closes) found.push({ opens, closes });
  }
  return found;
}

/** From the schedules of a service and of its places. What was valid until before `on` says nothing. */
export function schedulesOf(record: Loose, on: string, tell: Tell): Schedule[] {
  const found = new Map<string, Schedule>();
  const places = recordsIn(record, 'service_at_locations');
  const lists = [
    ...recordsIn(record, 'schedules', 'regular_schedules', 'regular_schedule'),
    ...places.flatMap(({ each, path }) =>
      recordsIn(each, 'schedules', 'regular_schedules', 'regular_schedule').map((inner) => ({
        ...inner,
        path: `${path}.${inner.path}`,
      })),
    ),
  ];
  for (const { each, path } of lists)
    for (const schedule of linesOf(each, path, on, tell)) {
      const key = `${schedule.day} ${schedule.opens} ${schedule.closes} ${schedule.every}`;
      const before = found.get(key);
      // The same twice lasts as long as the longer.
      if (before === undefined || lastOf(before) < lastOf(schedule)) found.set(key, schedule);
    }
  return [...found.values()].slice(0, MOST);
}

const lastOf = ({ until }: Schedule) => until ?? '9999';

function linesOf(each: Loose, path: string, on: string, tell: Tell): Schedule[] {
  const until = dateFrom(textIn(each, 'valid_to', 'until') ?? '');
  if (until !== undefined && until < on) {
    tell(`${path}.valid_to`, 'left-out', 'These times are past', until);
    return [];
  }
  const lasts = until === undefined ? {} : { until };
  const said = textIn(each, 'byday', 'weekday') ?? '';
  const days = daysIn(said);
  if (said !== '' && days.length === 0)
    tell(`${path}.byday`, 'left-out', 'This is not a day of the week', said);
  const opens = hourIn(each, path, 'opens_at', tell);
  const ends = hourIn(each, path, 'closes_at', tell);
  const closes = ends === '00:00' ? '24:00' : ends;
  if (opens === undefined || closes === undefined || days.length === 0) {
    const words = textIn(each, 'description', 'notes');
    return words === undefined ? [] : timesInWords(words).map((line) => ({ ...line, ...lasts }));
  }
  if (closes <= opens) {
    if (closes > '06:00') {
      tell(`${path}.closes_at`, 'left-out', 'It closes before it opens', `${opens} to ${closes}`);
      return [];
    }
    return days.map((day) => ({ day, opens, closes: '24:00', every: everyOf(each), ...lasts }));
  }
  return days.map((day) => ({ day, opens, closes, every: everyOf(each), ...lasts }));
}

function hourIn(each: Loose, path: string, key: string, tell: Tell): string | undefined {
  const given = textIn(each, key);
  const time = given === undefined ? undefined : timeFrom(given);
  if (given !== undefined && time === undefined)
    tell(`${path}.${key}`, 'left-out', 'This is not a time of day', given);
  return time;
}

function everyOf(each: Loose): Schedule['every'] {
  if (textIn(each, 'freq')?.toUpperCase() === 'MONTHLY') return 'month';
  const interval = Number(textIn(each, 'interval') ?? 1);
  if (interval === 2) return 'fortnight';
  return interval > 2 || /^[+-]?\d(?:MO|TU|WE|TH|FR|SA|SU)/i.test(textIn(each, 'byday') ?? '')
    ? 'month'
    : 'week';
}
