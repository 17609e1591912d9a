/** Reads what a colleague writes of a service, field by field, and says in plain words what cannot be kept. */
import { timesInWords } from '../../adapters/directories/mending/times.js';
import { parsedYaml } from '../../adapters/directories/mapping-files.js';
import { Added } from '../../adapters/directories/kept/overlay.js';
import { placeIn, type Places } from '../../dialogs/matching/near.js';
import { z } from 'zod';
import { inWords } from './field-words.js';

/** What was written behind `--set` is not a field of ours, or not a value of it. */
export class WrongField extends Error {
  override name = 'WrongField';
}

/** As YAML a phone number is a number, and loses its nought; names and times are as they stand. */
const AS_WRITTEN = ['phone', 'name', 'organisation', 'summary', 'alert'];

/** `phone=01632 960555`; other values are read as YAML, so that lists, numbers and true are what they look like. */
export function fieldFrom(text: string): [string, unknown] {
  const at = text.indexOf('=');
  if (at < 1)
    throw new WrongField(`--set ${text}: write a field, =, and what it is, like buddy_available=true`);
  const [field, value] = [text.slice(0, at).trim(), text.slice(at + 1)];
  return [field, AS_WRITTEN.includes(field) ? value.trim() : parsedYaml(value)];
}

/** What the fields mean; `on` is today's ISO date. Throws `WrongField`. */
export function addedFrom(given: Record<string, unknown>, places: Places, on: string): Added {
  const { phone, schedules, locations } = given;
  if (typeof phone === 'string' && (phone.match(/\d/g)?.length ?? 0) < 3)
    throw new WrongField(`phone: '${phone}' is no number that anybody can ring`);
  const read = Added.safeParse({
    ...given,
    // A number alone will do: its source is who wrote it.
    ...(typeof phone === 'string' ? { phone: { number: phone, source: 'a colleague' } } : {}),
    ...(typeof schedules === 'string' ? { schedules: timesFrom(schedules) } : {}),
    ...(locations === undefined ? {} : { locations: placesFrom(locations, places) }),
  });
  if (!read.success) throw wrong(read.error);
  const { checked_on } = read.data;
  if (checked_on !== undefined && checked_on > on)
    throw new WrongField(`checked_on: ${checked_on} is still to come. Write the day somebody asked them`);
  return read.data;
}

function wrong({ issues: [issue] }: z.ZodError): WrongField {
  if (issue?.code === 'unrecognized_keys' && issue.path.length === 0) return noSuchField(issue.keys);
  return new WrongField(
    `${issue?.path.join('.') ?? ''}: ${issue === undefined ? 'this cannot be read' : inWords(issue)}`,
  );
}

export const noSuchField = (fields: readonly string[]): WrongField =>
  new WrongField(
    `${fields.join(', ')}: there is no such field. Write one of ${Object.keys(Added.shape).join(', ')}`,
  );

/** "Monday and Thursday 10:00 to 12:00" */
function timesFrom(words: string): ReturnType<typeof timesInWords> {
  const times = timesInWords(words);
  if (times.length === 0)
    throw new WrongField(`schedules: write days and hours, like "Monday 10:00 to 12:00", not "${words}"`);
  return times;
}

const Where = z.union([
  z.string().transform((text) => ({ name: text, postcode: undefined })),
  z.strictObject({ name: z.string().min(1), postcode: z.string().optional() }),
]);

/** "St Mary's Hall, YO1 7HH", one or several: where a postcode is, our lists know. */
function placesFrom(given: unknown, places: Places): NonNullable<Added['locations']> {
  const read = z.array(Where).safeParse(Array.isArray(given) ? given : [given]);
  if (!read.success)
    throw new WrongField(
      'locations: write a name and a postcode, like "St Mary\'s Hall, YO1 7HH", or a list of them',
    );
  return read.data.map(({ name, postcode }) => {
    const code = postcode ?? POSTCODE.exec(name)?.[0];
    const called = postcode === undefined && code !== undefined ? name.replace(code, '') : name;
    if (code === undefined)
      throw new WrongField(`locations: "${name}" has no postcode, so nobody can say how far it is`);
    const whole = code.trim().toUpperCase();
    const placed = placeIn(whole, places);
    const at = places.exact?.(whole) ?? (placed.kind === 'found' ? placed.at : undefined);
    if (at === undefined)
      throw new WrongField(`locations: ${whole} is no postcode in our list of places. Look at it again`);
    return { name: withoutEnd(called) || whole, postcode: whole, at };
  });
}

const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\s*$/i;

/** A name without the commas and spaces that stood before its postcode. */
function withoutEnd(name: string): string {
  let end = name.length;
  while (end > 0 && ' ,\t'.includes(name[end - 1] ?? '')) end--;
  return name.slice(0, end).trim();
}
