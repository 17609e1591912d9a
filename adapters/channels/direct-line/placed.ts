/** What is kept of a conversation as activities, each with its place: the opening, then turn by turn, both sides. */
import { wordingFor, type Guide } from '../../../dialogs/guide.js';
import type { Message } from '../../../dialogs/message.js';
import type { Recalled, Recollection } from '../channel.js';
import { saidFor, type Said } from '../cards/activity.js';
import type { Activity, Own } from './activity.js';
import { readName } from './message-name.js';
import { placeOf } from './watermark.js';

export type Placed = { place: string; activity: Activity };
export type From = Activity['from'];

/** `person` is who speaks where nobody said another name; `name` is the conversation's. */
type Of = { guide: Guide; name: string; person: string };

export const idOf = (name: string, place: string) => `${name}|${place}`;

export const userFrom = (id: string): From => ({ id, role: 'user' });
export const botFrom = (guide: Guide, language: string): From => ({
  id: 'what-matters',
  name: wordingFor(guide, language).labels.helper,
  role: 'bot',
});

export const saidIn = (guide: Guide, language: string, messages: readonly Message[]): Said[] =>
  saidFor(messages, wordingFor(guide, language));

/** What every activity has. */
export function activityOf(
  what: Said | Own,
  of: { name: string; place: string; at: string; from: From; language: string; replyTo?: string },
): Activity {
  const { name, place, at, from, language, replyTo } = of;
  return {
    locale: language,
    ...what,
    id: idOf(name, place),
    channelId: 'directline',
    conversation: { id: name },
    timestamp: at,
    from,
    ...(replyTo === undefined ? {} : { replyToId: replyTo }),
  };
}

/** The person's own part of a turn: as it came, or as far as it is kept; undefined when there is nothing to show. */
export function ownIn(
  { message, said }: Pick<Recalled, 'message' | 'said'>,
  came: Own | undefined,
  person: string,
): { from: From; own: Own } | undefined {
  const named = readName(message);
  const from = userFrom(named?.user ?? person);
  if (came) return { from, own: came };
  if (named === undefined && said === undefined) return undefined;
  const clientId = named?.clientId;
  const channelData = clientId === undefined ? {} : { channelData: { clientActivityID: clientId } };
  return { from, own: { type: 'message', text: said ?? '', textFormat: 'plain', ...channelData } };
}

/** `came` gives what a client sent, as it sent it, as long as that is held. */
export function placedIn(
  { began, opening, turns, language }: Recollection,
  { guide, name, person }: Of,
  came: (message: string) => Own | undefined,
  now: string,
): Placed[] {
  const from = botFrom(guide, language);
  const one = (
    place: string,
    at: string,
    what: Said | Own,
    more: { from: From; replyTo?: string },
  ): Placed => ({
    place,
    activity: activityOf(what, { name, place, at, language, ...more }),
  });
  return [
    ...saidIn(guide, language, opening).map((each, part) =>
      one(placeOf(undefined, 0, part + 1), began ?? now, each, { from }),
    ),
    ...turns.flatMap((turn) => {
      const place = (part: number) => placeOf(began, turn.number, part);
      const theirs = ownIn(turn, came(turn.message), person);
      const reply = theirs === undefined ? { from } : { from, replyTo: idOf(name, place(0)) };
      return [
        ...(theirs === undefined ? [] : [one(place(0), turn.at, theirs.own, { from: theirs.from })]),
        ...saidIn(guide, language, turn.messages).map((each, part) =>
          one(place(part + 1), turn.at, each, reply),
        ),
      ];
    }),
  ];
}
