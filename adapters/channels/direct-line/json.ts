/** A body as JSON, or the refusal that Direct Line has for one that cannot be taken. */
import type { IncomingMessage } from 'node:http';
import { readJson } from '../json-body.js';
import { Refusal } from './refusal.js';

/** An empty body is undefined. Throws `Refusal`. */
export async function jsonIn(request: IncomingMessage): Promise<unknown> {
  const read = await readJson(request);
  if (read.kind === 'read') return read.value;
  switch (read.why) {
    case 'late':
      throw new Refusal(408, 'BadArgument', 'The body did not come in time');
    case 'large':
      throw new Refusal(413, 'MessageSizeTooBig', 'An activity may have 256K characters at most');
    case 'encoded':
      throw new Refusal(415, 'BadArgument', 'The body may not be encoded');
    case 'deep':
      throw new Refusal(400, 'BadSyntax', 'The body is nested too deep or has too many members');
    case 'broken':
      throw new Refusal(400, 'BadSyntax', 'The body is not JSON');
  }
}
