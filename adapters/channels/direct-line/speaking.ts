/** Takes one activity from a client: once, in order, and said back with the id it was given. */
import type { Guide } from '../../../dialogs/guide.js';
import { TooManyMessages, type Handle, type Inbound, type Recollection } from '../channel.js';
import { newName } from '../form.js';
import { clientIdOf, ownOf, type Incoming } from './activity.js';
import type { Feed } from './feed.js';
import { asPressed, heardIn } from './heard.js';
import { messageName } from './message-name.js';
import { Refusal, tooMany } from './refusal.js';

type Wiring = {
  guide: Guide;
  handle: Handle;
  alarms: (inbound: Inbound) => boolean;
  now: () => Date;
  log: { error(what: object, words: string): void };
};

/** `from` is the address it came from. */
export type Saying = { feed: Feed; user: string; activity: Incoming; from: string };

export function speaking({ guide, handle, alarms, now, log }: Wiring) {
  /** Without the store a suggested action is read as the words it is: nothing stands before danger. */
  const recalled = (feed: Feed): Promise<Recollection | undefined> =>
    feed.find().catch((problem: unknown) => {
      log.error({ problem, practice: feed.which.practice }, 'what was asked last could not be read');
      return undefined;
    });

  async function message({ feed, user, activity, from }: Saying): Promise<string> {
    const clientId = clientIdOf(activity);
    const name = messageName(user, clientId);
    const common = {
      ...feed.which,
      channel: 'directline',
      from,
      message: name,
      language: feed.speaks(),
      at: now().toISOString(),
    };
    let heard = heardIn(guide, activity);
    const { text } = activity;
    // Whatever else was pressed: words that alarm are what counts.
    if (heard.text === undefined && text !== undefined && alarms({ ...common, text })) heard = { text };
    const before = feed.passedBy(name);
    if (before?.erased) return before.id;
    // Danger waits for no store: it is not looked up what was asked.
    const found = alarms({ ...common, ...heard }) ? undefined : await recalled(feed);
    const inbound: Inbound = { ...common, ...(found === undefined ? heard : asPressed(guide, heard, found)) };
    const isNew = found?.turns.every((turn) => turn.message !== name) ?? true;
    if (isNew) feed.comes(name, ownOf(activity));
    try {
      const { saved } = await handle(inbound);
      const passed = saved === 'saved' || saved === 'not-kept' ? undefined : feed.passedBy(name)?.id;
      return passed ?? (await keptId(feed, name)) ?? `${feed.name}|${newName()}`;
    } catch (problem) {
      if (isNew) feed.goes(name);
      if (problem instanceof TooManyMessages) throw tooMany(problem);
      log.error({ problem, practice: feed.which.practice }, 'an activity could not be taken');
      throw new Refusal(502, 'BotRejectedActivity', 'Failed to send activity: send it again', {
        cause: problem,
      });
    }
  }

  /** It was taken, and the client is told so, whatever the store does now. */
  const keptId = (feed: Feed, name: string): Promise<string | undefined> =>
    feed.idOf(name).catch((problem: unknown) => {
      log.error(
        { problem, practice: feed.which.practice },
        'an activity was taken, and could not be looked up',
      );
      return undefined;
    });

  /** Returns the activity's id. Throws `Refusal`. */
  return async function say(saying: Saying): Promise<string> {
    const { feed, user, activity } = saying;
    if (activity.type === 'message') return message(saying);
    // Typing is for who listens now; nobody does.
    if (activity.type === 'typing') return `${feed.name}|${newName()}`;
    return feed.echoes(user, ownOf(activity));
  };
}
