/** What transcripts may visit, by kind, and what one turn visited: questions, endings, routes, rules, support, needs. */
import { cardFor } from '../../dialogs/danger/cards.js';
import type { Guide } from '../../dialogs/guide.js';
import { countedNeeds, readNeeds } from '../../dialogs/ground.js';
import { ladderOf } from '../../dialogs/ladder/ladder.js';
import { HAPPENINGS } from '../../dialogs/ladder/rules.js';
import { contextAt } from '../../dialogs/position.js';
import { PATHS, RULES } from '../../dialogs/route/rules.js';
import { aboutOf } from '../../dialogs/protocol-words.js';
import { routeAt, START } from '../../dialogs/route/telling.js';
import { voiceOf } from '../../dialogs/speak.js';
import type { Turn } from '../../dialogs/turn.js';
import type { Held } from '../transcripts/transcript.js';

export const KINDS = ['question', 'ending', 'route', 'rule', 'ladder', 'need', 'need-read', 'card'] as const;
export type Kind = (typeof KINDS)[number];

/** One thing to visit, like `rule R4`. Of questions and endings, the script they stand in comes first. */
export type Item = `${Kind} ${string}`;

/** Where a route is shown or decided: elsewhere the table has nothing to say yet. */
const DECIDES: readonly string[] = ['route', 'override-reason', START];

export function itemsOf(guide: Guide): Item[] {
  const { script, needs, alarms } = guide;
  const questions = script.sections.flatMap((section) => section.questions);
  const ids = needs.needs.map(({ id }) => id);
  return [
    ...questions.map(({ id }): Item => `question ${script.id}/${id}`),
    ...script.endings.map((id): Item => `ending ${script.id}/${id}`),
    ...PATHS.map((path): Item => `route ${path}`),
    ...RULES.map((rule): Item => `rule ${rule}`),
    ...HAPPENINGS.map((what): Item => `ladder ${what}`),
    ...ids.map((id): Item => `need ${id}`),
    ...ids.map((id): Item => `need-read ${id}`),
    ...Object.keys(alarms.cards).map((id): Item => `card ${id}`),
  ];
}

export function visitedIn({ guide, from, turn }: Held): Item[] {
  const { position, conversation, replies } = turn;
  const context = contextAt(position);
  const { id } = guide.script;
  const urgent = replies.findLast((reply) => reply.kind === 'urgent');
  // Which card it is hangs on who it is about: for a child another one is shown.
  const card = urgent && cardFor(urgent.card, guide.alarms, aboutOf(voiceOf(guide, conversation))).card;
  return [
    ...[from, position].flatMap(({ at }) =>
      at.state === 'asking' ? [`question ${id}/${at.spot.question}` as const] : [],
    ),
    ...(position.at.state === 'ended' ? [`ending ${id}/${position.at.ending}` as const] : []),
    ...routesIn(guide, turn),
    ...ladderOf(conversation.entries, guide.ladder).moves.map(({ what }): Item => `ladder ${what}`),
    ...countedNeeds(context, guide.compiled).map(({ need }): Item => `need ${need}`),
    ...readNeeds(context, guide.compiled).map(({ need }): Item => `need-read ${need}`),
    ...(card === undefined ? [] : [`card ${card}` as const]),
  ];
}

/** In danger and at an end there is a route, too: none. */
function routesIn(guide: Guide, { position }: Turn): Item[] {
  const { at } = position;
  const isShown = at.state === 'asking' && DECIDES.includes(at.spot.question);
  if (!isShown && at.state !== 'urgent' && at.state !== 'ended') return [];
  const { suggested, decided } = routeAt(guide, position);
  if (!isShown && suggested.route !== 'none' && decided === undefined) return [];
  return [
    ...suggested.rules.map((rule): Item => `rule ${rule}`),
    ...(suggested.route === 'none' ? [] : [`route ${suggested.route}` as const]),
    ...(decided === undefined ? [] : [`route ${decided.route}` as const]),
  ];
}
