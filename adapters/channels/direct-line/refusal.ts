/** What Direct Line answers when it refuses: a status, a stable code, and a sentence for who programs the client. */
import { TooManyMessages } from '../channel.js';

/** Codes as the protocol and its older clients know them. */
export type Code =
  | 'BadArgument'
  | 'BadSyntax'
  | 'MissingProperty'
  | 'MessageSizeTooBig'
  | 'TokenExpired'
  | 'NotFound'
  | 'MethodNotAllowed'
  | 'TooManyRequests'
  | 'BotRejectedActivity'
  | 'ServiceError';

type Status = 400 | 401 | 403 | 404 | 405 | 408 | 413 | 415 | 429 | 500 | 502;

export class Refusal extends Error {
  override name = 'Refusal';
  constructor(
    readonly status: Status,
    readonly code: Code,
    message: string,
    /** `after`: seconds until there is room again. */
    readonly more: ErrorOptions & { after?: number } = {},
  ) {
    super(message, more);
  }
}

export const noAuthorization = () =>
  new Refusal(401, 'BadArgument', 'Missing token or secret: send "Authorization: Bearer …"');
export const notValid = () => new Refusal(403, 'BadArgument', 'Invalid token or secret');
export const expired = () => new Refusal(403, 'TokenExpired', 'Token has expired');
export const notYours = () => new Refusal(403, 'BadArgument', 'The token is not for this conversation');
export const notFound = () => new Refusal(404, 'NotFound', 'There is nothing at this address');

/** A flood is refused as what it is; anything else stays what it was. */
export function tooMany(problem: unknown): unknown {
  if (!(problem instanceof TooManyMessages)) return problem;
  return new Refusal(429, 'TooManyRequests', 'Too many requests in a short time', { after: problem.after });
}
