/** Somebody who talks whatever happens to the server: what got no answer is sent again, under the same name. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../bench/random.js';
import { formFor } from './answering.js';
import type { Log } from './known.js';
import type { Finding } from './oracle.js';
import { isPastConsent, isTheBeginning, type Screen } from './screen.js';
import { NoAnswer, type Answer, type Door, type Seen } from './server.js';

export type Person = {
  name: string;
  /** The conversations they have at the same time, some of them with somebody else. */
  conversations: { id: string; isShared: boolean }[];
  mayErase: boolean;
  random: Random;
};

export type World = {
  /** The server there is; waits for one when there is none. Undefined: it is over. */
  door(): Promise<Door | undefined>;
  log: Log;
  find(finding: Finding): void;
  /** What was refused is no fault while the server is being stopped. */
  isStopping(): boolean;
  count(what: 'resent' | 'repeated' | 'twice' | 'hungUp'): void;
};

/** In a thousand messages: the same twice at once, one hung up on, an old one once more, a look at the page. */
const TWICE = 60;
const HUNG_UP = 40;
const ONCE_MORE = 50;
const LOOK = 150;
/** The longest somebody waits before they hang up, in milliseconds. */
const LONGEST = 12;
/** Milliseconds before something is sent again. */
const AGAIN_AFTER = 5;

export async function talk(person: Person, world: World): Promise<void> {
  const { random, name } = person;
  const screens = new Map<string, Screen | undefined>();
  const shown = new Map<string, string>();
  const isOften = (often: number) => random.below(1000) < often;
  for (let count = 0; ; count++) {
    const at = random.below(person.conversations.length);
    const conversation = person.conversations[at];
    if (conversation === undefined) return;
    const { id, isShared } = conversation;
    const before = shown.get(id);
    // Whoever was not answered, or shares a conversation, looks first.
    const screen = screens.get(id) ?? (await look(id, isShared ? undefined : before, world))?.screen;
    if (screen === undefined) return;
    const old = [...world.log.of(id).sent.values()].map((each) => each.body);
    const isOld = old.length > 3 && isOften(ONCE_MORE);
    const body = isOld
      ? random.from(old)
      : formFor(screen, random, `${name}-${count}`.padEnd(24, 'x'), person.mayErase && !isShared);
    if (isOld) world.count('repeated');
    else world.log.sent(id, name, body);
    if (isOften(HUNG_UP)) await hangUp(id, body, random.below(LONGEST), world);
    const times = isOften(TWICE) ? 2 : 1;
    if (times === 2) world.count('twice');
    const by = isOld ? `${name} again` : name;
    const answers = await Promise.all(Array.from({ length: times }, () => send(id, by, body, world)));
    const answer = answers.at(-1);
    if (answer === undefined) return;
    screens.set(id, isOld || isShared ? undefined : answer.screen);
    shown.delete(id);
    if (world.log.of(id).erasing === 'done') {
      // What was erased is left alone; they begin another.
      person.conversations[at] = {
        id: `${id.slice(0, -6)}${String(random.below(1e6)).padStart(6, '0')}`,
        isShared,
      };
      continue;
    }
    if (answer.screen !== undefined && (isShared || !isOften(LOOK))) continue;
    const seen = await look(id, undefined, world);
    if (seen === undefined) return;
    screens.set(id, isShared ? undefined : seen.screen);
    if (!isShared) shown.set(id, seen.shown);
    // The next time they look, perhaps at another server, it must be as it is now.
    if (isOften(LOOK)) screens.delete(id);
  }
}

/** Sends until it is answered. Undefined: it is over. */
async function send(id: string, by: string, body: string, world: World): Promise<Answer | undefined> {
  for (let tries = 0; ; tries++) {
    const door = await world.door();
    if (door === undefined) return undefined;
    if (tries > 0) world.count('resent');
    try {
      const answer = await door.say(id, body);
      if (answer.fate === 'refused') {
        if (world.isStopping()) {
          await wait(AGAIN_AFTER);
          continue;
        }
        world.find({ fault: 'refused', what: `${id}: ${answer.text.slice(0, 200)}` });
      }
      world.log.heard(id, by, body, answer);
      return answer;
    } catch (problem) {
      if (!(problem instanceof NoAnswer)) throw problem;
      await wait(AGAIN_AFTER);
    }
  }
}

async function hangUp(id: string, body: string, after: number, world: World): Promise<void> {
  const door = await world.door();
  world.count('hungUp');
  await door?.sayAndHangUp(id, body, after);
}

/** `before` is what was shown when nobody had said anything since. */
async function look(id: string, before: string | undefined, world: World): Promise<Seen | undefined> {
  for (;;) {
    const door = await world.door();
    if (door === undefined) return undefined;
    const known = world.log.of(id);
    const wasKept = known.isKept && known.erasing === 'no';
    try {
      const seen = await door.see(id);
      if (wasKept && isTheBeginning(seen.screen))
        world.find({ fault: 'reset', what: `${id}: asked to begin` });
      if (wasKept && before !== undefined && before !== seen.shown)
        world.find({ fault: 'answered otherwise', what: `${id}: a later look shows something else` });
      if (isPastConsent(seen.screen)) world.log.seenKept(id);
      return seen;
    } catch (problem) {
      if (problem instanceof NoAnswer || world.isStopping()) {
        await wait(AGAIN_AFTER);
        continue;
      }
      const why = problem instanceof Error ? problem.message : String(problem);
      world.find({ fault: 'refused', what: `${id}: a look: ${why}` });
      return undefined;
    }
  }
}
