/** What the clock on the wall says in the United Kingdom: summer time is right, wherever the program runs. */

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
export type Day = (typeof DAYS)[number];

/** `minutes` since midnight. */
export type WallTime = { date: string; day: Day; minutes: number };

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** `at` is an ISO date and time. */
export function londonTime(at: string): WallTime {
  const found = new Map(parts.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(found.get(type));
  const date = [found.get('year'), found.get('month'), found.get('day')].join('-');
  const day = DAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'sunday';
  return { date, day, minutes: number('hour') * 60 + number('minute') };
}

const long = new Map<string, Intl.DateTimeFormat>();

/** "22 November 2026 at 09:15", as people in London would say it. */
export function londonWords(at: string, language: string): string {
  const known =
    long.get(language) ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      timeZone: 'Europe/London',
      hourCycle: 'h23',
      dateStyle: 'long',
      timeStyle: 'short',
    });
  long.set(language, known);
  return known.format(new Date(at));
}

/** "08:30" as minutes since midnight. */
export const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};
