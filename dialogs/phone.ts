/** Reads a UK phone number out of what somebody typed, and gives it its country. */

/**
 * Numbers people in the UK are rung on, without their first 0: geographic (1, 2), for organisations (3), over the
 * internet (5) and mobile (7). Source: Ofcom, the National Telephone Numbering Plan; only some numbers that begin with
 * 01 are one digit shorter. Not 08 and 09, which cost the caller, and no short numbers like 999.
 */
const RUNG = /^(?:1\d{8,9}|[2357]\d{9})$/;

/** Digits as people set them apart: spaces, dots, dashes, and brackets around the first of them. */
const WRITTEN = /(?:(?:\+|\b00)44\s*)?\(?\d+\)?(?:[\s.-]*\d)*/g;

/** The one number in a text, like +441632960123; undefined when there is none, or more than one. */
export function phoneIn(text: string): string | undefined {
  // "+44 (0)1632": the 0 is only dialled without the 44.
  const written = text.replaceAll('(0)', ' ').match(WRITTEN) ?? [];
  const [only, ...others] = new Set(written.flatMap((each) => national(each) ?? []));
  return only === undefined || others.length > 0 ? undefined : `+44${only}`;
}

/** +441632960123 as it is dialled here. */
export const dialled = (phone: string) => phone.replace(/^\+44/, '0');

function national(written: string): string | undefined {
  const digits = written.replace(/[^\d+]/g, '');
  const country = /^(?:\+|00)44(?:0(?=[12357]))?/.exec(digits)?.[0];
  const rest =
    country === undefined ? (digits.startsWith('0') ? digits.slice(1) : '') : digits.slice(country.length);
  return RUNG.test(rest) ? rest : undefined;
}
