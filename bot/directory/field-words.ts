/** Says in plain words what is wrong with a value that somebody wrote, for a person who never saw a schema. */
import type { z } from 'zod';

const TYPES: Readonly<Record<string, string>> = {
  string: 'words',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
  array: 'a list, like [one, two]',
  object: 'parts with names, like {pounds: 3}',
  record: 'parts with names, like {company: 2}',
};

/** What to write instead. */
export function inWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `write one of ${issue.values.join(', ')}`;
    case 'invalid_format':
      return issue.format === 'date' ? 'write a day like 2026-11-22' : issue.message;
    case 'unrecognized_keys':
      return `there is no ${issue.keys.join(', ')} in it`;
    case 'too_big':
      return `write no more than ${String(issue.maximum)}`;
    case 'too_small':
      return `write no less than ${String(issue.minimum)}`;
    case 'invalid_type':
      return `write ${TYPES[issue.expected] ?? issue.expected}`;
    default:
      return issue.message;
  }
}
