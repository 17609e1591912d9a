/** Opening hours as people write them, "mon-fri 08:30-18:00; sat 9:00-12:00", as a practice's file wants them. */
import type { Practice } from '../../dialogs/script/practice.js';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
type Open = NonNullable<Practice['open']>;

/** Undefined when it cannot be read. */
export function hoursIn(text: string): { open: Open; hours: string } | undefined {
  const open: Open = [];
  for (const stretch of text.split(';')) {
    const found =
      /^\s*([a-z]{3,9})(?:\s*(?:-|–|to)\s*([a-z]{3,9}))?\s+(\d{1,2}:\d{2})\s*(?:-|–|to)\s*(\d{1,2}:\d{2})\s*$/i.exec(
        stretch,
      );
    const first = dayAt(found?.[1]);
    const last = found?.[2] === undefined ? first : dayAt(found[2]);
    const [from, to] = [timeIn(found?.[3]), timeIn(found?.[4])];
    if (first === undefined || last === undefined || last < first || !from || !to || from >= to)
      return undefined;
    open.push({ days: DAYS.slice(first, last + 1), from, to });
  }
  const stretches = open.map(
    ({ days, from, to }) => `${daysIn(days)}, ${from.replace(/^0/, '')} to ${to.replace(/^0/, '')}`,
  );
  return { open, hours: `We answer the phone ${stretches.join(', and ')}.` };
}

function dayAt(written: string | undefined): number | undefined {
  const at = DAYS.findIndex(
    (day) => written !== undefined && written.length >= 3 && day.startsWith(written.toLowerCase()),
  );
  return at === -1 ? undefined : at;
}

function timeIn(written: string | undefined): string | undefined {
  const padded = written?.padStart(5, '0') ?? '';
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(padded) ? padded : undefined;
}

function daysIn(days: readonly string[]): string {
  const [first = '', last = first] = [days[0], days.at(-1)].map((day) =>
    day?.replace(/^./, (letter) => letter.toUpperCase()),
  );
  return first === last ? first : `${first} to ${last}`;
}
