/** What the log says of a piece of work: of telling staff, of what a person asked for, and of what is written down. */
import type { Effect } from '../../dialogs/effects.js';
import { isForDirectory } from './ledger.js';

export type LogWords = {
  isForStaff: boolean;
  done: string;
  refused: string;
  failed: string;
  givenUp: string;
  /** Nobody knows what came of it: it is done again, or left. */
  again: string;
  unknown: string;
};

const STAFF: LogWords = {
  isForStaff: true,
  done: 'staff were told',
  refused: 'staff could not be told, and never will be this way: please reach them another way',
  failed: 'staff could not be told yet: it is tried again',
  givenUp: 'staff could not be told for a day: nobody tries any more',
  again: 'nobody knows whether staff were told: they are told again, and that it may be a repeat',
  unknown: 'nobody knows whether staff were told, and it is not sent again as it is: please look',
};
const PERSON: LogWords = {
  isForStaff: false,
  done: 'what a person asked for was done',
  refused: 'what a person asked for cannot be done',
  failed: 'what a person asked for could not be done yet: it is tried again',
  givenUp: 'what a person asked for could not be done for a day: nobody tries any more',
  again: 'nobody knows whether what a person asked for was done: it is done again',
  unknown: 'nobody knows whether what a person asked for was done, and it is not done twice',
};
const DIRECTORY: LogWords = {
  isForStaff: false,
  done: 'what was said of a service was written down beside the directory',
  refused: 'what was said of a service cannot be written down beside the directory',
  failed: 'what was said of a service could not be written down yet: it is tried again',
  givenUp: 'what was said of a service could not be written down for a day: nobody tries any more',
  again: 'nobody knows whether what was said of a service was written down: it is written again',
  unknown: 'nobody knows whether what was said of a service was written down: please look',
};

const FOR_PERSON: readonly Effect['kind'][] = [
  'mail-plan',
  'code-ends',
  'invite',
  'invite-ends',
  'nudge',
  'check-in',
];

export function wordsFor(effect: Effect, isReminder: boolean): LogWords {
  if (isForDirectory(effect)) return DIRECTORY;
  if (FOR_PERSON.includes(effect.kind)) return PERSON;
  return isReminder ? { ...STAFF, done: 'the second address was told' } : STAFF;
}
