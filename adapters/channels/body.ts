/** Reads a request's body within bounds: size, time, no compression; the bytes counted are the bytes there are. */
import type { IncomingMessage } from 'node:http';

/** Bytes of one form: room for the longest text, however it is encoded. */
export const LARGEST = 256 * 1024;

/** Expected refusals are values: the status to answer with. */
type Body = { kind: 'read'; text: string } | { kind: 'refused'; status: 408 | 413 | 415 };

/** `most` is in bytes, `within` in milliseconds. */
export async function readBody(request: IncomingMessage, most: number, within = 15_000): Promise<Body> {
  if (request.headers['content-encoding'] !== undefined) return refused(request, 415);
  if (Number(request.headers['content-length'] ?? 0) > most) return refused(request, 413);
  return new Promise((answer) => {
    const parts: Buffer[] = [];
    let size = 0;
    const end = (body: Body) => {
      clearTimeout(timer);
      request.off('data', more).off('end', whole).off('error', broken);
      answer(body.kind === 'refused' ? refused(request, body.status) : body);
    };
    const more = (part: Buffer) => {
      size += part.length;
      parts.push(part);
      if (size > most) end({ kind: 'refused', status: 413 });
    };
    const whole = () => end({ kind: 'read', text: Buffer.concat(parts).toString('utf8') });
    const broken = () => end({ kind: 'refused', status: 408 });
    const timer = setTimeout(broken, within);
    request.on('data', more).on('end', whole).on('error', broken);
  });
}

/** The rest is read and thrown away: a browser that is still sending would not see the answer. */
function refused(request: IncomingMessage, status: 408 | 413 | 415): Body {
  request.resume();
  return { kind: 'refused', status };
}
