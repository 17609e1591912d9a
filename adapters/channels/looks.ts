/** What a person chose under Options, kept by their browser and by nobody else: sizes, colours, aids, language. */
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { AIDS, COLOURS, SIZES, USUAL, type Looks } from '../pages/looks.js';

const namesOf = <Name extends string>(of: Record<Name, unknown>) => Object.keys(of) as [Name, ...Name[]];

/** What cannot be read is as if it had not been chosen: nobody is kept from the page by a cookie. */
const Chosen = z.object({
  size: z.enum(namesOf(SIZES)).catch(USUAL.size),
  colours: z.enum(namesOf(COLOURS)).catch(USUAL.colours),
  aids: z.array(z.enum(AIDS)).catch([]),
  language: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)*$/)
    .optional()
    .catch(undefined),
});

const COOKIE = 'looks';
const CHOSEN = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w:.-]{0,300})(?:;|$)`);
/** Seconds: half a year. */
const AGE = 180 * 24 * 60 * 60;

/** In the cookie as a query: `size=large&colours=cream&aids=steady`. */
export function looksOf(request: IncomingMessage): Looks {
  const found = CHOSEN.exec(request.headers.cookie ?? '');
  // Nearly everybody chose nothing.
  if (found === null) return USUAL;
  const text = (found[1] ?? '').replaceAll('.', '&').replaceAll(':', '=');
  return looksIn(new URLSearchParams(text));
}

/** The form of Options. */
export const looksIn = (form: URLSearchParams): Looks =>
  Chosen.parse({
    size: form.get('size'),
    colours: form.get('colours'),
    aids: form.getAll('aids'),
    language: form.get('language') ?? undefined,
  });

/** The value of the cookie, and for how many seconds it is kept. */
export function looksCookie({ size, colours, aids, language }: Looks): {
  name: string;
  value: string;
  age: number;
} {
  const fields = [['size', size], ['colours', colours], ...aids.map((aid) => ['aids', aid])];
  if (language !== undefined) fields.push(['language', language]);
  return { name: COOKIE, value: fields.map((field) => field.join(':')).join('.'), age: AGE };
}
