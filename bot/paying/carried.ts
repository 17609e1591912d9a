/** What stays owed of a conversation that is erased: that somebody is in danger, and nothing else of them. */
import { ChangedMeanwhile, type Kept, type Store } from '../../adapters/stores/store.js';
import { begin } from '../../dialogs/conversation.js';
import type { Owed } from '../../dialogs/effects.js';
import { carriedKey } from './names.js';
import { LINK_LASTS } from './telling.js';

/** Its last link is made within this. */
const DAY = 24 * 60 * 60_000;

const isOpen = ({ state }: Owed) => state === 'owed' || state === 'sending';

/** Alerts that nobody has seen yet and that are still to be sent, or to be followed up, and how they are. */
function openAlerts(owed: readonly Owed[]): Owed[] {
  const follows = (item: Owed) =>
    owed.filter(({ effect }) => effect.kind === 'chase' && effect.of === item.id);
  return owed
    .filter((item) => item.effect.kind === 'alert' && item.seen === undefined)
    .map((item) => [item, ...follows(item)])
    .filter((all) => all.some(isOpen))
    .flat();
}

/**
 * A person who was told that staff are being told is not let down because they erase what they said. A record of its
 * own, with no word of theirs and not under their id, has what is owed; it ends itself when its links have. To be called
 * before the erasure: done twice, it is the same record. True when there is something. Throws what the store throws.
 */
export async function carryAlerts(
  store: Store,
  { conversation, owed }: Pick<Kept, 'conversation' | 'owed'>,
  at: string,
): Promise<boolean> {
  const alerts = openAlerts(owed);
  const [first] = alerts;
  if (first === undefined) return false;
  const { practice, id, script, language } = conversation;
  const key = carriedKey({ practice, id });
  const end = new Date(Date.parse(at) + LINK_LASTS + DAY).toISOString();
  const forget: Owed = {
    id: 'end',
    effect: { kind: 'forget', id: key.id, at },
    due: end,
    tries: 0,
    state: 'owed',
    since: at,
  };
  const kept: Kept = {
    format: 2,
    version: 1,
    conversation: begin({ practice, id: key.id, script, language, at: first.effect.at }),
    said: [],
    owed: [...alerts, forget],
    audit: [],
  };
  try {
    await store.save({ kept, readAt: 0 });
  } catch (problem) {
    // An erasure that was not finished is asked for again.
    if (!(problem instanceof ChangedMeanwhile)) throw problem;
  }
  return true;
}
