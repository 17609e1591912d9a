/** What is left of a conversation once nothing of it may be kept: the answers that decide that, and no words. */
import { begin, type Conversation, type Entry, type Episode } from './conversation.js';
import type { Guide } from './guide.js';
import { openEpisode } from './remembering.js';
import { mentions } from './script/condition.js';

/**
 * As if the person had never gone further than the last question that decides whether anything may be kept. Urgent
 * help that is open stays open, without what was being answered when it began.
 */
export function unkept(guide: Guide, conversation: Conversation): Conversation {
  const decides = new Set(mentions(guide.script.kept_when).answers.map(({ question }) => question));
  const order = guide.script.sections.flatMap((section) => section.questions.map(({ id }) => id));
  const first = new Set(order.slice(0, order.findLastIndex((id) => decides.has(id)) + 1));
  const isFirst = ({ question }: { question: string }) => first.has(question);
  const open = openEpisode(conversation);
  return {
    ...begin({ ...conversation, at: conversation.began }),
    round: conversation.round,
    entries: conversation.entries.filter(isFirst).map(wordless),
    asked: conversation.asked.filter(isFirst),
    episodes: open ? [withoutHeld(open)] : [],
    ...(conversation.stopped === undefined ? {} : { stopped: conversation.stopped }),
    ...(conversation.paused === undefined ? {} : { paused: conversation.paused }),
  };
}

const withoutHeld = ({ held: _held, ...episode }: Episode): Episode => episode;
const wordless = ({ words: _words, ...entry }: Entry): Entry => entry;
