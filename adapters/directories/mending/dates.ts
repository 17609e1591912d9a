/** Reads the dates that feeds hold, in whatever order their figures stand. */

/** An ISO date; undefined when there is no such day. British order: the day before the month. */
export function dateFrom(given: string): string | undefined {
  const text = given.trim();
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s].*)?$/.exec(text);
  if (iso) return dated(iso[1], iso[2], iso[3]);
  const british = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:\s.*)?$/.exec(text);
  if (british)
    return dated(british[3]?.length === 2 ? `20${british[3]}` : british[3], british[2], british[1]);
  const worded = /^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})$/i.exec(text);
  if (!worded) return undefined;
  const month = MONTHS.indexOf((worded[2] ?? '').toLowerCase()) + 1;
  return month === 0 ? undefined : dated(worded[3], String(month), worded[1]);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function dated(year = '', month = '', day = ''): string | undefined {
  const [inYear, inMonth, inDay] = [Number(year), Number(month), Number(day)];
  const leap = inMonth === 2 && inYear % 4 === 0 && (inYear % 100 !== 0 || inYear % 400 === 0);
  if (inDay < 1 || inDay > (DAYS[inMonth - 1] ?? 0) + (leap ? 1 : 0)) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
