/** Reads a body as JSON within bounds: its size, how deep it is nested, how many members it has. */
import type { IncomingMessage } from 'node:http';
import { readBody } from './body.js';

/** Characters of one activity (Direct Line 3.0); in bytes up to four times as many. */
const LONGEST = 256 * 1024;
const DEEPEST = 32;
const MOST_MEMBERS = 2000;

/** Expected refusals are values; the value of an empty body is undefined. */
export type Json =
  | { kind: 'read'; value: unknown }
  | { kind: 'refused'; why: 'late' | 'large' | 'encoded' | 'deep' | 'broken' };

const WHY = { 408: 'late', 413: 'large', 415: 'encoded' } as const;

export async function readJson(request: IncomingMessage): Promise<Json> {
  const body = await readBody(request, 4 * LONGEST);
  if (body.kind === 'refused') return { kind: 'refused', why: WHY[body.status] };
  if (body.text.length > LONGEST) return { kind: 'refused', why: 'large' };
  if (body.text.trim() === '') return { kind: 'read', value: undefined };
  if (!isFlat(body.text)) return { kind: 'refused', why: 'deep' };
  try {
    return { kind: 'read', value: JSON.parse(body.text) as unknown };
  } catch {
    return { kind: 'refused', why: 'broken' };
  }
}

/** On the text, before anything is built of it. */
function isFlat(text: string): boolean {
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
    if (depth > DEEPEST || members > MOST_MEMBERS) return false;
  }
  return true;
}
