/** Reads a body as JSON within bounds: its size, how deep it is nested, how many members it has. */
import type { IncomingMessage } from 'node:http';
import { readBody } from '../body.js';
import { Refusal } from './refusal.js';

/** Characters of one activity (Direct Line 3.0); in bytes up to four times as many. */
const LONGEST = 256 * 1024;
const DEEPEST = 32;
const MOST_MEMBERS = 2000;

/** An empty body is undefined. Throws `Refusal`. */
export async function jsonIn(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request, 4 * LONGEST);
  if (body.kind === 'refused') throw refusalFor(body.status);
  if (body.text.length > LONGEST) throw refusalFor(413);
  if (body.text.trim() === '') return undefined;
  checkShape(body.text);
  try {
    return JSON.parse(body.text) as unknown;
  } catch {
    throw new Refusal(400, 'BadSyntax', 'The body is not JSON');
  }
}

function refusalFor(status: 408 | 413 | 415): Refusal {
  switch (status) {
    case 408:
      return new Refusal(408, 'BadArgument', 'The body did not come in time');
    case 413:
      return new Refusal(413, 'MessageSizeTooBig', 'An activity may have 256K characters at most');
    case 415:
      return new Refusal(415, 'BadArgument', 'The body may not be encoded');
  }
}

/** On the text, before anything is built of it. */
function checkShape(text: string): void {
  let depth = 0;
  let members = 0;
  let isText = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (isText) {
      if (sign === '\\') at++;
      else if (sign === '"') isText = false;
    } else if (sign === '"') isText = true;
    else if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
    else if (sign === ',' || sign === ':') members++;
    if (depth > DEEPEST || members > MOST_MEMBERS)
      throw new Refusal(400, 'BadSyntax', 'The body is nested too deep or has too many members');
  }
}
