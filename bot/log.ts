/** The log: structured lines on standard error, with ids and never with words that people typed. */
import pino, { type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** Errors are logged by name, message and code; a cause may quote what was read, so only its name is. */
function plainError(problem: unknown): object {
  if (!(problem instanceof Error)) return { name: 'unknown' };
  const code = 'code' in problem ? { code: problem.code } : {};
  const cause = problem.cause instanceof Error ? { cause: problem.cause.name } : {};
  return { name: problem.name, message: problem.message, ...code, ...cause };
}

export function logTo(level: string, to: DestinationStream = pino.destination(2)): Log {
  return pino({ level, base: null, serializers: { problem: plainError } }, to);
}
