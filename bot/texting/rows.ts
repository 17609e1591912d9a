/** Reads who is to be invited, and when: a number and a time on each line, as a practice's system writes them out. */
import { londonTime } from '../../dialogs/london.js';
import { numberIn } from '../../adapters/channels/sms/texts.js';

export type Row = { number: string; visit?: string };

/** Every row, or what is wrong with which line; a first line of names is passed by. `now` is an ISO time. */
export function rowsIn(text: string, now: string): { rows: Row[]; wrong: string[] } {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const rows: Row[] = [];
  const wrong: string[] = [];
  const seen = new Set<string>();
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '' || (at === 0 && !/\d/.test(line))) continue;
    const [written = '', time = ''] = line
      .split(/[,;\t]/)
      .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    const row = rowIn(written, time, now);
    if (typeof row === 'string') wrong.push(`line ${at + 1}: ${row}`);
    else if (seen.has(row.number)) wrong.push(`line ${at + 1}: this number stands above already`);
    else {
      seen.add(row.number);
      rows.push(row);
    }
  }
  return { rows, wrong };
}

/** One row, or what is wrong with it. */
export function rowIn(written: string, time: string, now: string): Row | string {
  const number = numberIn(written);
  if (number === undefined) return `'${written}' is no phone number`;
  if (!number.startsWith('+447')) return `'${written}' is no UK mobile number`;
  if (time === '') return { number };
  const visit = visitIn(time);
  if (visit === undefined) return `'${time}' is no time: write 2026-11-30 14:30`;
  return visit <= now ? `'${time}' is over` : { number, visit };
}

const DATED = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{1,2}):(\d{2})$/;
const BRITISH = /^(\d{1,2})\/(\d{1,2})\/(\d{4})[ ,]+(\d{1,2}):(\d{2})$/;

/** As the clock on the wall says in London; undefined when it is no time there is. ISO out. */
function visitIn(time: string): string | undefined {
  const dated = DATED.exec(time);
  const british = BRITISH.exec(time);
  const [, a = '', b = '', c = '', hour = '', minute = ''] = dated ?? british ?? [];
  const [year, month, day] = dated ? [a, b, c] : [c, b, a];
  const wall = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const guess = new Date(`${wall}T${hour.padStart(2, '0')}:${minute}:00.000Z`);
  if (Number.isNaN(guess.getTime()) || !guess.toISOString().startsWith(wall)) return undefined;
  // In summer the clock on the wall is an hour ahead.
  const found = [guess, new Date(guess.getTime() - 60 * 60_000)].find((each) => {
    const { date, minutes } = londonTime(each.toISOString());
    return date === wall && minutes === Number(hour) * 60 + Number(minute);
  });
  return found?.toISOString();
}
