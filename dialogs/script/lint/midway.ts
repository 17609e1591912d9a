/** What the content as it is now does to somebody who is mid-way: they carry on, are asked something else, or are stuck. */
import type { Conversation } from '../../conversation.js';
import { optionsFor } from '../../options.js';
import { practiceOf, type Guide } from '../../guide.js';
import { contextAt, walk, type At, type Position } from '../../position.js';
import { keyOf } from '../../standing.js';

/**
 * `carries-on`: what they were shown last is what they are asked now, or urgent help, stop and pause are as they were.
 * `asked-more`: something else is asked first, of people mid-way or done. `done-sooner`: what they were asked is gone,
 * and nothing is left to ask. `stuck`: there is nothing they can answer.
 */
export type Midway = {
  stands: 'carries-on' | 'finished' | 'asked-more' | 'done-sooner' | 'stuck';
  /** The question asked instead, or the one they are stuck at. Ids only, never a word of theirs. */
  question?: string;
  why?: string;
  /** Questions of which the answer no longer counts: they, or the options chosen, are gone. */
  lost: string[];
};

export function midwayIn(guide: Guide, conversation: Conversation): Midway {
  const held = guide.guides.get(conversation.script);
  if (held === undefined)
    return { stands: 'stuck', why: `the script '${conversation.script}' is gone`, lost: [] };
  return midwayOf(held, conversation);
}

function midwayOf(guide: Guide, conversation: Conversation): Midway {
  try {
    practiceOf(guide, conversation);
    const position = walk(guide.machine, guide.compiled, conversation);
    return { ...standsAt(guide, position, conversation), lost: lostIn(guide, position, conversation) };
  } catch (problem) {
    // Whatever stops the walk would stop this person too: that is what is looked for here.
    return { stands: 'stuck', why: problem instanceof Error ? problem.name : 'unknown', lost: [] };
  }
}

function standsAt(guide: Guide, position: Position, conversation: Conversation): Omit<Midway, 'lost'> {
  const { at } = position;
  const last = conversation.asked.at(-1);
  if (at.state === 'ended') return { stands: isAnswered(conversation) ? 'finished' : 'done-sooner' };
  if (at.state !== 'asking') return { stands: 'carries-on' };
  const { question } = at.spot;
  const why = cannotAnswer(guide, position, at);
  if (why !== undefined) return { stands: 'stuck', question, why };
  // Of suggestions another may be first by now; what is asked of it is the same.
  if (last === undefined || (last.question === question && last.round === conversation.round))
    return { stands: 'carries-on' };
  return { stands: 'asked-more', question };
}

/** What they were shown last has been answered since: they were at an end, not at a question. */
function isAnswered({ asked, entries }: Conversation): boolean {
  const last = asked.at(-1);
  if (last === undefined) return true;
  return entries.some((entry) => entry.question === last.question && entry.at >= last.at);
}

function cannotAnswer(guide: Guide, position: Position, at: Extract<At, { state: 'asking' }>) {
  const question = guide.compiled.lookup.questions.get(at.spot.question);
  if (question === undefined) return 'it is asked, and is not in the script';
  const chosen = question.kind === 'one' || question.kind === 'plan' || question.kind === 'offers';
  const options = optionsFor(question, contextAt(position), guide.compiled);
  return chosen && options.length === 0 && !question.own_words ? 'it has no answer to choose' : undefined;
}

/** The newest answer to each question of this round, where the script no longer takes it. */
function lostIn(guide: Guide, position: Position, conversation: Conversation): string[] {
  const { standing } = contextAt(position);
  const newest = new Map(
    conversation.entries
      .filter((entry) => entry.round === conversation.round && entry.status === 'answered')
      .map((entry) => [keyOf(entry.question, entry.about), entry]),
  );
  const lost = [...newest].flatMap(([key, entry]) => {
    const question = guide.compiled.lookup.questions.get(entry.question);
    if (question === undefined) return [entry.question];
    const known = new Set([...question.options.map(({ id }) => id), ...guide.compiled.lookup.needIds]);
    const isChoice = question.options.length > 0 && question.kind !== 'scale';
    const gone = isChoice && entry.value.some((value) => !known.has(value));
    return gone && standing.get(key) !== entry ? [entry.question] : [];
  });
  return [...new Set(lost)];
}
