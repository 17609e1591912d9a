/** Holds a record of the store against what was told outside: nothing lost, nothing doubled, no order broken. */
import type { Kept } from '../../adapters/stores/store.js';
import type { Known } from './known.js';

export const FAULTS = [
  'lost',
  'doubled',
  'out of order',
  'answered otherwise',
  'unreadable',
  'reset',
  'left behind',
  'owed wrongly',
  'not told',
  'worked out otherwise',
  'refused',
  'not stopped',
  'crashed',
  'troubled',
] as const;
export type Fault = (typeof FAULTS)[number];
export type Finding = { fault: Fault; what: string };

/** As many replies as are held of a conversation that may not be kept yet. */
const REPEATS = 20;

/** Notes in `known` what was found, so that the next look can tell what changed since. */
export function findings(known: Known, record: Kept | undefined): Finding[] {
  const say = (fault: Fault, what: string): Finding => ({ fault, what: `${known.id}: ${what}` });
  if (known.erasing !== 'no') {
    // Asked, and not told that it was done: either is right.
    return known.erasing === 'done' && record ? [say('left behind', 'it was erased, and is there')] : [];
  }
  if (record === undefined) return known.isKept ? [say('reset', 'it was kept, and is not there')] : [];
  const said = record.said.map((each) => each.message);
  const found: Finding[] = [];
  const unique = new Set(said);
  if (unique.size < said.length) found.push(say('doubled', 'one message has two replies'));
  for (const message of unique)
    if (!known.sent.has(message)) found.push(say('doubled', 'there is a reply to what nobody sent'));
  for (const { message } of known.promised)
    if (!unique.has(message)) found.push(say('lost', `${message} was told to be kept`));
  found.push(...inOrder(known, said, say), ...sameWords(known, record, say), ...versions(known, record, say));
  return found;
}

type Say = (fault: Fault, what: string) => Finding;

/**
 * What somebody sent after another message was told to be kept stands after that one, whoever sent either. A message
 * that was answered before anything could be kept is promised nothing by that: sent once more, it is taken then.
 */
function inOrder({ promised, sent }: Known, said: string[], say: Say): Finding[] {
  const places = new Map(said.map((message, at) => [message, at]));
  let last = -1;
  // The place of the last of so many that were promised.
  const lasts = [last, ...promised.map(({ message }) => (last = Math.max(last, places.get(message) ?? -1)))];
  return said.flatMap((message, place) =>
    place < (lasts[sent.get(message)?.after ?? 0] ?? -1)
      ? [say('out of order', `${message} stands before an earlier one`)]
      : [],
  );
}

/** What was answered is what is kept, byte for byte, and stays so. */
function sameWords(known: Known, record: Kept, say: Say): Finding[] {
  const found: Finding[] = [];
  const words = new Map(record.said.map((each) => [each.message, JSON.stringify(each.messages)]));
  for (const told of known.promised) {
    const kept = words.get(told.message);
    if (told.words !== undefined && kept !== undefined && kept !== told.words)
      found.push(say('answered otherwise', `${told.message} was answered with other words than are kept`));
  }
  const said = record.said.map((each) => JSON.stringify(each));
  const before = known.found;
  if (before?.said.some((each, at) => said[at] !== each))
    found.push(say('answered otherwise', 'replies are not those that were kept before'));
  if (before && record.version < before.version)
    found.push(say('lost', `it was at version ${before.version} and is at ${record.version}`));
  known.found = { version: record.version, said };
  return found;
}

/** Every turn has its line, each later than the one before; what came before consent has none. */
function versions(_known: Known, { said, audit, version }: Kept, say: Say): Finding[] {
  const found: Finding[] = [];
  if (audit.some((line, at) => at > 0 && line.version <= (audit[at - 1]?.version ?? 0)))
    found.push(say('out of order', 'audit lines are not in order'));
  if ((audit.at(-1)?.version ?? 0) > version)
    found.push(say('out of order', 'a line is of a version to come'));
  const turns = audit.filter(({ what }) => what === 'turn');
  const passing = Math.min(REPEATS, (turns[0]?.version ?? 1) - 1);
  if (turns.length + passing !== said.length)
    found.push(say('doubled', `${said.length} replies, and ${turns.length + passing} turns`));
  return found;
}
