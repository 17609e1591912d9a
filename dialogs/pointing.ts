/** Going to another place of a conversation: what Back, Change and Jump point at, and what is put off on the way. */
import type { Entry, Status } from './conversation.js';
import { sayer, type Guide } from './guide.js';
import type { Heard } from './heard.js';
import { contextAt, conversationAt, step, type Position } from './position.js';
import type { Said } from './protocol.js';
import type { Part } from './reply.js';
import type { Spot } from './rest.js';

type Wish = NonNullable<Heard['command']>;

export const point = (guide: Guide, position: Position, spot: Spot, inside?: string): Said => ({
  position: step(guide.machine, position, {
    type: 'POINT',
    cursor: { ...spot, since: conversationAt(position).entries.length },
    ...(inside === undefined ? {} : { inside }),
  }),
  replies: [{ kind: 'say', id: 'moved' }],
});

/**
 * Jumps to a section, or to a question in it. Open questions passed over on the way are put off until later, so that
 * what follows still counts and the gap is offered again before the end.
 */
export function jump(guide: Guide, position: Position, wish: Wish, at: string): Said {
  const section = wish.section ?? '';
  const isFree = guide.script.held_by === 'clinician';
  if (isFree && section === '')
    return { position, replies: [{ kind: 'parts', list: partsAt(guide, position) }] };
  if (!guide.compiled.sections.has(section))
    return { position, replies: [{ kind: 'say', id: 'nothing-to-change' }] };
  const must = (question: string | undefined) =>
    question !== undefined && guide.compiled.lookup.questions.get(question)?.must === true;
  // Consent and age come before everything: nobody jumps over them.
  const { order } = guide.compiled;
  const earlier = order.slice(0, Math.max(0, order.indexOf(section)));
  if (earlier.some((id) => must(contextAt(position).open[id])))
    return { position, replies: [{ kind: 'say', id: 'cannot-skip' }] };
  let here = isFree ? openedFor(guide, position, section) : position;
  const reached = () => {
    const context = contextAt(here);
    const open = context.open[section];
    const first = context.path[section]?.[0];
    const wanted = wish.question ?? open ?? first;
    const there = wanted !== undefined && (open === wanted || context.path[section]?.includes(wanted));
    return there ? { section, question: wanted } : undefined;
  };
  // Each round puts one open question of the section off, so it ends; content that reopens for ever would not.
  let left = guide.compiled.sections.get(section)?.questions.length ?? 0;
  while (!reached()) {
    if (left-- < 0) return { position, replies: [{ kind: 'say', id: 'nothing-to-change' }] };
    const open = contextAt(here).open[section];
    if (open === undefined || must(open))
      return { position, replies: [{ kind: 'say', id: 'nothing-to-change' }] };
    const entry = unsaid(guide, here, { section, question: open }, 'later', at);
    here = step(guide.machine, here, { type: 'ANSWER', entry });
  }
  const spot = reached();
  return spot ? point(guide, here, spot, isFree ? section : undefined) : { position, replies: [] };
}

/** A clinician goes anywhere: what this way leaves out is asked all the same, and the way goes on where it was. */
function openedFor(guide: Guide, position: Position, section: string): Position {
  const { open, path } = contextAt(position);
  const isThere = open[section] !== undefined || (path[section]?.length ?? 0) > 0;
  return isThere ? position : step(guide.machine, position, { type: 'OPEN', section });
}

/** Every part by number, and how far it is: what "go to 4" means. */
function partsAt({ compiled }: Guide, position: Position): Part[] {
  const { open, path } = contextAt(position);
  return compiled.parts.map((section) => ({
    section,
    state: open[section] !== undefined ? 'open' : (path[section]?.length ?? 0) > 0 ? 'done' : 'left-out',
  }));
}

/** Nothing said to a question, and why there is nothing. */
export function unsaid(guide: Guide, position: Position, spot: Spot, status: Status, at: string): Entry {
  return {
    question: spot.question,
    ...(spot.about === undefined ? {} : { about: spot.about }),
    round: conversationAt(position).round,
    status,
    value: [],
    by: sayer(guide, conversationAt(position)),
    at,
    script: guide.fingerprint,
  };
}
