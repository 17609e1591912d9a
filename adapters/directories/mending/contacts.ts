/** Mends web addresses, e-mail addresses and phone numbers, or leaves them out. */
import { z } from 'zod';
import { remembered } from '../remembered.js';

const Web = z.url({ protocol: /^https?$/, hostname: z.regexes.domain });
const Email = z.email();

/** An address for http or https alone: what would run in a browser is no address. */
export const webFrom = remembered((given): string | undefined => {
  const text =
    given
      .trim()
      .replace(/^<|>$/g, '')
      .split(/[\s,;]+/)[0] ?? '';
  const whole = /^https?:\/\//i.test(text)
    ? text
    : /^https?:\/[^/]/i.test(text)
      ? text.replace(/:\//, '://')
      : /^[a-z][a-z\d+.-]*:/i.test(text)
        ? ''
        : `https://${text.replace(/^\/+/, '')}`;
  const host = URL.canParse(whole) ? new URL(whole) : undefined;
  if (host === undefined || host.username !== '' || host.password !== '' || !host.hostname.includes('.'))
    return undefined;
  const read = Web.safeParse(whole);
  return read.success ? read.data.slice(0, 500) : undefined;
});

/** The first address in the text. */
export const emailFrom = remembered((given): string | undefined => {
  const text = given.replace(/^\s*mailto:/i, '').replace(/(?<!\s)\s*(?:\(at\)|\[at\])\s*/i, '@');
  for (const part of text.split(/[\s,;/<>()]+/)) {
    const read = Email.safeParse(part.replace(/(?<!\.)\.+$/, ''));
    if (read.success) return read.data;
  }
  return undefined;
});

/** As it is written, without what is not part of a number; the first when there are several. */
export function phoneFrom(given: string): string | undefined {
  const text = given.replace(/^\s*tel:/i, '').replace(/\(0\)/g, '');
  const found = /\+?\d[\d\s().-]{4,22}\d/.exec(text)?.[0];
  const number = found?.replace(/[^\d+]+/g, ' ').trim();
  if (number === undefined) return undefined;
  const figures = number.replace(/\D/g, '');
  if (/^\+/.test(number)) return /^44\d{9,10}$/.test(figures) ? number : undefined;
  // Landlines, mobiles and 0800 numbers, and the short 116 numbers of helplines.
  return /^0\d{9,10}$/.test(figures) || /^116\d{3}$/.test(figures) ? number : undefined;
}
