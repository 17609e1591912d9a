/** Where somebody stands on the ladder, told to the clinician: before a move is chosen, and when the part on it is done. */
import type { Guide } from '../guide.js';
import type { Message } from '../message.js';
import { conversationAt, type Position } from '../position.js';
import type { Reply } from '../reply.js';
import { partMessages } from '../route/route-message.js';
import type { Voice } from '../speak.js';
import { ladderParts } from './ladder-words.js';
import { ladderOf, type Ladder } from './ladder.js';

/** The question in which a step is chosen by its name; its section is the part on the ladder. */
const LADDER = 'ladder';

/** Asked with an eye on where they stand. */
export const LOOKS_AT_LADDER: readonly string[] = ['ladder-move', 'risk-gate'];

/** Only a clinician is shown it; nothing where no step was chosen. */
export function ladderReplies(guide: Guide, position: Position): Reply[] {
  if (guide.script.held_by !== 'clinician') return [];
  const ladder = ladderOf(conversationAt(position).entries, guide.ladder);
  return ladder.step === undefined ? [] : [{ kind: 'ladder', ladder }];
}

/** What was set up, read back once: when an answer in the part on the ladder leads out of it. */
export function ladderDone(guide: Guide, before: Position, after: Position): Reply[] {
  const isNew = conversationAt(after).entries.length > conversationAt(before).entries.length;
  const left = isOnLadder(guide, before) && !isOnLadder(guide, after);
  return isNew && left ? ladderReplies(guide, after) : [];
}

const isOnLadder = ({ compiled }: Guide, { at }: Position) =>
  at.state === 'asking' && compiled.home.get(LADDER)?.id === at.spot.section;

export const ladderMessages = ({ guide, wording }: Voice, ladder: Ladder): Message[] =>
  partMessages(ladderParts(ladder, guide.ladder, wording.language));
