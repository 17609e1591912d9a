/** Chooses what everything is made of: reads like a table of contents. */
import { resolve } from 'node:path';
import { readContent } from '../adapters/content-files.js';
import { readersBefore } from '../adapters/made-before.js';
import { readHazards } from '../adapters/hazard-log.js';
import { reportWrong } from '../adapters/directories/kept/reports.js';
import { countUnmet } from '../adapters/directories/kept/unmet.js';
import { passingKeys, type TokenKeys } from '../adapters/channels/direct-line/keys.js';
import type { Store } from '../adapters/stores/store.js';
import { guideFrom, type Guide } from '../dialogs/guide.js';
import type { Index } from '../dialogs/matching/index.js';
import { makeReady } from '../dialogs/ready.js';
import type { Handle, Inbound, Listener, Look, LookAtForm, Recall } from '../adapters/channels/channel.js';
import type { Codes } from '../adapters/channels/coming-back.js';
import type { MailPlan } from '../adapters/channels/plan-out.js';
import type { SeenLinks } from '../adapters/channels/seen.js';
import type { Wrong } from '../adapters/channels/wrong.js';
import { realClock, type Clock } from './clock.js';
import { codesIn } from './codes.js';
import { liveDirectory } from './directory/live.js';
import { placesFor } from './directory/places.js';
import { handler } from './handle.js';
import {
  limiting,
  limitingAsks,
  limitingCodes,
  limitingMails,
  limitingReports,
  ONE_CONVERSATION,
} from './limits.js';
import { linksIn } from './links.js';
import { logTo, type Log } from './log.js';
import { watchLines } from './overdue.js';
import { payments } from './pay.js';
import { toDirectoryIn } from './paying/to-directory.js';
import { mailingPlans } from './plan-mail.js';
import { checkInsOf } from './reaching/check-ins.js';
import { waysToPeople } from './reaching/ways.js';
import { released } from './release.js';
import { secretsIn } from './secrets.js';
import type { Settings } from './settings.js';
import { carriersOf, textingOf, type Texting } from './sms.js';
import { storeOf } from './store.js';
import { staffOf, waysOf, type Ways } from './staff.js';
import { keysBeside } from './token-keys.js';
import { teamsIn, teamsLink, type Cloud, type Messages } from './teams.js';

/** What Direct Line is set up with; secrets by practice, '' for the one that opens all. */
export type DirectLine = {
  /** By which its tokens and names are made. */
  keys: TokenKeys;
  secrets: ReadonlyMap<string, string>;
  publicUrl: string;
  asks: (client: string) => Promise<void>;
};

export type App = {
  guide: Guide;
  services: () => Index;
  store: Store;
  log: Log;
  handle: Handle;
  look: Look;
  lookAtForm: LookAtForm;
  /** By which staff say that they saw what was sent. */
  links: SeenLinks;
  /** By which a person comes back on any device. */
  codes: Codes;
  /** Undefined where no mail server is set up. */
  mailPlan: MailPlan | undefined;
  recall: Recall;
  /** Whether it tells of danger or asks for help. */
  alarms: (inbound: Inbound) => boolean;
  overhear: (listener: Listener) => void;
  directLine: DirectLine;
  /** By which a person says that a service is not as it was told. */
  wrong: Wrong;
  texting: Texting;
  /** What Teams sends. */
  teams: Messages;
  /** Practices whose staff can be told something. */
  told: ReadonlySet<string>;
  /** Proxies of our own that stand before the program. */
  proxies: number;
  close(): Promise<void>;
};

/** `keeps`: with a store of its own, it still writes down what is learned of services in the data folder. */
type Chosen = {
  store?: Store;
  keeps?: boolean;
  log?: Log;
  cached?: number;
  ways?: Ways;
  clock?: Clock;
  cloud?: Cloud;
};

/**
 * Throws `BrokenContent`, `NotReleased`, `BrokenHazardLog`, `FolderInUse`, `CannotUseFolder`, `WrongKey`, `MissingKey`, `WrittenByNewer` or
 * `BrokenTokenKey` when it cannot start, each with a plain line.
 */
export async function assemble(settings: Settings, chosen: Chosen = {}): Promise<App> {
  const log = chosen.log ?? logTo(settings.LOG_LEVEL);
  const data = resolve(settings.DATA_DIR);
  const shipped = readContent(resolve(settings.CONTENT_DIR));
  const usable = settings.NODE_ENV === 'production' ? released(shipped, readHazards()) : shipped;
  const content = { ...usable, places: placesFor(resolve(settings.CONTENT_DIR), data, usable.places, log) };
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const { cached, clock = realClock, cloud } = chosen;
  const link = teamsLink({ settings, store: () => store, log, clock, cloud });
  const ways = { ...(chosen.ways ?? waysOf(settings, print)), teamsChat: link.way };
  const staff = staffOf(content.practices, ways, (what, words) => log.warn(what, words));
  const guide = guideFrom(content, staff.told);
  if (content.scales === undefined)
    log.warn(
      {},
      'there is no content/weights/weights.csv: words are read by the rules alone; npm run learn makes it',
    );
  // Now, so that nobody in danger waits for it.
  makeReady(guide, readersBefore);
  const store = chosen.store ?? (await storeOf(settings, log, clock));
  const keys = chosen.store ? passingKeys() : await keysBeside(store, settings, log);
  const directory = await liveDirectory(data, content.services, log);
  const services = directory.index;
  const links = linksIn({ store, practices: [...guide.practices.keys()], clock });
  const { linked } = links;
  const { mail } = ways;
  const carriers = await carriersOf(settings, guide, store, log, clock);
  const paying = payments({
    guide,
    store,
    staff,
    publicUrl: settings.PUBLIC_URL,
    clock,
    log,
    linked,
    ...(chosen.store && !chosen.keeps ? {} : { toDirectory: toDirectoryIn(data) }),
    toPeople: waysToPeople({ guide, store, carriers, link, mail }),
  });
  const owes = (at: string) => paying.wake(at);
  const talk = handler({
    guide,
    services,
    store,
    log,
    clock,
    owes,
    // Where conversations are kept on this disk, so are the counts.
    ...(chosen.store
      ? {}
      : {
          unmet: (unmet, at) =>
            void countUnmet(data, unmet, at).catch((problem: unknown) =>
              log.error({ problem }, 'a need that was not met could not be counted'),
            ),
        }),
    ...(settings.MESSAGES_A_MINUTE === 0
      ? {}
      : { limit: limiting({ address: settings.MESSAGES_A_MINUTE, conversation: ONE_CONVERSATION }) }),
    ...(cached === undefined ? {} : { cached }),
  });
  // A mail server that does not answer is said, and keeps nothing from starting.
  void staff.warnings().then((warnings) => warnings.forEach((warning) => log.warn(warning)));
  const codes = codesIn({ store, clock, owes, tries: limitingCodes() });
  const checkIns = checkInsOf({ guide, store });
  const texting = textingOf(carriers, { ...talk, codes, checkIns });
  const unwatch = watchLines(guide.alarms, clock, log);
  const close = async () => {
    unwatch();
    texting.close();
    talk.close();
    directory.close();
    await paying.close();
    await store.close();
  };
  return {
    guide,
    services,
    store,
    log,
    handle: talk.handle,
    look: talk.look,
    lookAtForm: talk.lookAtForm,
    recall: talk.recall,
    alarms: talk.alarms,
    overhear: talk.overhear,
    links,
    codes,
    mailPlan: mail && mailingPlans({ store, clock, owes, limit: limitingMails() }),
    directLine: {
      keys,
      secrets: secretsIn(settings, guide.practices.keys()),
      publicUrl: settings.PUBLIC_URL,
      asks: limitingAsks(),
    },
    wrong: {
      nameOf: (id) => services().byId.get(id)?.name,
      report: (id) => reportWrong(data, id, clock.now().toISOString()),
      limit: limitingReports(),
    },
    texting,
    teams: teamsIn({ link, guide, talk, checkIns, key: keys.current }),
    told: staff.told,
    proxies: settings.PROXIES,
    close,
  };
}
