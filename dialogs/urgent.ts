/** Urgent help: opens an episode, asks the one plain question, shows the card, and returns only when safe for now. */
import type { Entry, Episode } from './conversation.js';
import type { Soft } from './danger/alarms.js';
import { softFor } from './danger/cards.js';
import type { Danger } from './danger/read.js';
import type { Guide } from './guide.js';
import { plain, type Heard } from './heard.js';
import { opensHelp } from './meant.js';
import { labelledAs } from './menu-labels.js';
import { cardOf, openEpisode } from './remembering.js';
import { contextAt, conversationAt, step, type Position } from './position.js';
import type { Reply } from './reply.js';
import { firstAside } from './rest.js';
import { asideFirst } from './ringing.js';
import type { Wording } from './script/wording.js';
import { isOfThem, safeFor } from './whose-safety.js';

export type Acted = { position: Position; replies: Reply[] };
type Seen = Exclude<Danger, { level: 'none' }>;

/** The person asked for help: the menu. */
export function askedForHelp(guide: Guide, position: Position, at: string): Acted {
  return opened(guide, position, { opened: at, level: 'asked', steps: [] });
}

/**
 * Danger was seen in the words. Red shows the card now; amber asks one plain question first (X2). `held` is what the
 * words answered, taken only if the person says that it is not so.
 */
export function sawDanger(guide: Guide, position: Position, danger: Seen, at: string, held?: Entry): Acted {
  const open = openEpisode(conversationAt(position));
  // Inside urgent help nothing is asked softly: another sign shows its card.
  if (open) return showed(guide, position, danger.kind, at, 'words', danger.level);
  // A kind without a soft question of its own shows its card at once.
  const level = softFor(danger, guide.alarms) === undefined ? 'red' : danger.level;
  const episode: Episode = {
    opened: at,
    level,
    kind: danger.kind,
    rule: danger.rule,
    because: danger.because,
    ...(danger.young ? { young: true } : {}),
    steps: level === 'red' ? [{ step: 'shown', value: danger.kind, at }] : [],
    ...(held && level === 'amber' ? { held } : {}),
  };
  return opened(guide, position, episode);
}

const opened = (guide: Guide, position: Position, episode: Episode): Acted => ({
  position: step(guide.machine, position, { type: 'URGENT', episode }),
  replies: [],
});

function showed(
  guide: Guide,
  position: Position,
  kind: string,
  at: string,
  how: string,
  level?: Seen['level'],
): Acted {
  const red = level === 'red' ? { level } : {};
  return {
    position: step(guide.machine, position, { type: 'STEP', step: how, value: kind, kind, at, ...red }),
    replies: [],
  };
}

/** An answer inside the episode. Whatever is not a plain no shows who can help (fails towards help, H-01). */
export function answered(guide: Guide, position: Position, heard: Heard, wording: Wording): Acted {
  if (position.at.state !== 'urgent') return { position, replies: [] };
  // An answer to another card, or to a question from before: what is asked now is shown again, nothing is taken.
  if (heard.to !== undefined && heard.to.question !== `urgent-${position.at.step}`)
    return { position, replies: [] };
  const said = heard.choices?.[0] ?? plain(heard.text ?? '');
  const shown = shownIn(guide, position);
  const means = (id: 'yes' | 'no', number: string) =>
    [id, number, ...Object.values(shown[id]), ...wording[id]].some((way) => plain(way) === said);
  const isNo = means('no', '2');
  const isYes = means('yes', '1');
  switch (position.at.step) {
    case 'soft':
      return isNo
        ? goOn(guide, position, heard.at)
        : confirmed(guide, position, said === '' ? 'nothing' : 'yes', heard.at);
    case 'menu':
      return chosen(guide, position, said, heard.at);
    case 'safe':
      if (isYes) return safe(guide, position, heard.at);
      if (isNo)
        return { ...stepped(guide, position, 'safe', 'no', heard.at), replies: cardAgain(guide, position) };
      return { position, replies: [{ kind: 'say', id: 'urgent-more' }] };
  }
}

/** The words of the two buttons: what is read there may be typed, and so may their numbers. */
function shownIn(guide: Guide, position: Position): Pick<Soft, 'yes' | 'no'> {
  const conversation = conversationAt(position);
  const asked = safeFor(guide, conversation);
  if (position.at.state !== 'urgent' || position.at.step !== 'soft') return asked;
  const episode = openEpisode(conversation);
  const about = { kind: episode?.kind ?? 'suicide', because: episode?.because ?? 'said' };
  return softFor(about, guide.alarms) ?? asked;
}

function chosen(guide: Guide, position: Position, said: string, at: string): Acted {
  const items = guide.alarms.menu;
  const item =
    items.find((each) => each.id === said) ??
    items[/^\d$/.test(said) ? Number(said) - 1 : -1] ??
    labelledAs(guide.alarms, said);
  const card = item?.card ?? 'something-else';
  return showed(guide, position, card, at, 'chose');
}

const stepped = (guide: Guide, position: Position, name: string, value: string, at: string): Acted => ({
  position: step(guide.machine, position, { type: 'STEP', step: name, value, at }),
  replies: [],
});

const confirmed = (guide: Guide, position: Position, value: string, at: string) =>
  stepped(guide, position, 'soft', value, at);

const cardAgain = (guide: Guide, position: Position): Reply[] => {
  const card = cardOf(openEpisode(conversationAt(position)), guide.alarms);
  return card === undefined ? [] : [{ kind: 'urgent', card }];
};

/** Leaves the menu without choosing: who can help is shown, and whether they are safe is asked. */
export const leftMenu = (guide: Guide, position: Position, at: string): Acted =>
  showed(guide, position, 'something-else', at, 'chose');

/** It was not so: what the words answered is taken now, so that nobody has to say it twice. */
function goOn(guide: Guide, position: Position, at: string): Acted {
  const held = openEpisode(conversationAt(position))?.held;
  const noted = stepped(guide, position, 'soft', 'no', at).position;
  const closed = step(guide.machine, noted, { type: 'SAFE', at });
  if (held === undefined) return { position: closed, replies: [{ kind: 'say', id: 'soft-go-on' }] };
  const taken = step(guide.machine, closed, { type: 'ANSWER', entry: held });
  // "Not sure" about being safe, said beside other words, still opens the menu.
  if (opensHelp(guide, held)) return askedForHelp(guide, taken, at);
  return { position: taken, replies: [{ kind: 'say', id: 'soft-go-on' }] };
}

function safe(guide: Guide, position: Position, at: string): Acted {
  const noted = stepped(guide, position, 'safe', 'yes', at).position;
  const closed = asideFirst(guide, step(guide.machine, noted, { type: 'SAFE', at }));
  // Where they are not asked whether the practice is to ring them, they are told how to ring it (X10).
  const isAsked = firstAside(contextAt(closed)) !== undefined;
  return {
    position: closed,
    replies: [
      { kind: 'say', id: isOfThem(guide, conversationAt(position)) ? 'safe-go-on-they' : 'safe-go-on' },
      ...(isAsked ? [] : [{ kind: 'say' as const, id: 'person' as const }]),
    ],
  };
}
