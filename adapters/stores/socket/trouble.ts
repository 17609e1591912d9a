/** The errors of the port as words, and from words the same classes again. */
import { NotWhole } from '../check.js';
import * as errors from '../errors.js';
import { codeOf } from '../files.js';
import type { Key } from '../records.js';
import type { Trouble } from './words.js';

/** The server does not answer any more, or not what was asked. */
export class ServerGone extends Error {
  override name = 'ServerGone';
}

export function inWords(problem: unknown): Trouble {
  if (!(problem instanceof Error)) return { name: 'Error', message: String(problem) };
  const { name, message } = problem;
  const about: Trouble = { name, message };
  const { cause } = problem;
  if (cause instanceof Error || codeOf(cause) !== undefined) about.cause = causeInWords(cause);
  if (problem instanceof errors.ChangedMeanwhile) about.found = problem.found;
  if (problem instanceof errors.WrittenByNewer) {
    const { where, format, ours } = problem;
    Object.assign(about, { where, format, ours });
  }
  const unreadable =
    problem instanceof errors.UnreadableConversation || problem instanceof errors.UnreadablePerson;
  if (unreadable && problem.setAside) about.setAside = problem.setAside;
  return about;
}

function causeInWords(cause: unknown): Trouble['cause'] {
  const code = codeOf(cause);
  const { name, message } = cause instanceof Error ? cause : { name: 'Error', message: code ?? '' };
  return { name, message, ...(code === undefined ? {} : { code }) };
}

/** `asked` is what the question was about: the key and the version it was read at. */
export function fromWords(trouble: Trouble, asked: { key: Key; readAt: number }): Error {
  const { key, readAt } = asked;
  const cause = trouble.cause && causeOf(trouble.cause);
  switch (trouble.name) {
    case 'UnreadableConversation':
      return new errors.UnreadableConversation(key, trouble.setAside, cause);
    case 'UnreadablePerson':
      return new errors.UnreadablePerson(key, trouble.setAside, cause);
    case 'WrittenByNewer':
      return new errors.WrittenByNewer(trouble.where ?? '', trouble.format ?? 0, trouble.ours ?? 0);
    case 'ChangedMeanwhile':
      return new errors.ChangedMeanwhile(key, readAt, trouble.found ?? 0);
    case 'CouldNotSave':
      return new errors.CouldNotSave(key, cause);
    case 'CouldNotRead':
      return new errors.CouldNotRead(key, cause);
    case 'CouldNotForget':
      return new errors.CouldNotForget(key, cause);
    default:
      return new ServerGone(`The server answered: ${trouble.message}`);
  }
}

function causeOf({ name, message, code }: NonNullable<Trouble['cause']>): Error {
  const cause = name === 'NotWhole' ? new NotWhole(message) : new Error(message);
  return Object.assign(cause, code === undefined ? {} : { code });
}
