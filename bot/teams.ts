/** Teams, put together: its guard, its chats, and who is reached from which organisation. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { teamsChat } from '../adapters/alerts/teams-chat.js';
import type { Inbound, Handle, Look, Recall } from '../adapters/channels/channel.js';
import type { CheckIns } from '../adapters/channels/check-ins.js';
import type { Connector } from '../adapters/channels/teams/chat.js';
import { chatsIn, personKey } from '../adapters/channels/teams/chats.js';
import { PUBLIC_CLOUD, type Cloud } from '../adapters/channels/teams/cloud.js';
import { guardOf, type Guard } from '../adapters/channels/teams/guard.js';
import type { Clinicians } from '../adapters/channels/teams/commands.js';
import { clinicianScript } from '../adapters/channels/teams/seat.js';
import { signingKeys } from '../adapters/channels/teams/keys.js';
import { closedGuard, localGuard } from '../adapters/channels/teams/local.js';
import { teamsMessages } from '../adapters/channels/teams/messages.js';
import { once } from '../adapters/channels/teams/once.js';
import { screenOf } from '../adapters/channels/teams/screen.js';
import { talking } from '../adapters/channels/teams/talk.js';
import { writingIn } from '../adapters/channels/teams/writing.js';
import type { Store } from '../adapters/stores/store.js';
import type { Guide } from '../dialogs/guide.js';
import { within, type Clock } from './clock.js';
import type { Log } from './log.js';
import type { Settings } from './settings.js';

export type { Cloud };
export type Messages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Linking = {
  settings: Settings;
  /** Asked for when something is written: the store may be opened later than this. */
  store: () => Store;
  log: Log;
  clock: Clock;
  /** Microsoft's own where it is left out. */
  cloud: Cloud | undefined;
};

/** What writing to Teams needs, whoever begins it. */
export function teamsLink({ settings, store, log, clock, cloud = PUBLIC_CLOUD }: Linking) {
  const chats = chatsIn({
    findPerson: (key) => store().findPerson(key),
    savePerson: (person, readAt) => store().savePerson(person, readAt),
    forgetPerson: (key) => store().forgetPerson(key),
  });
  const connect = connecting(settings, cloud);
  const pause = (milliseconds: number) =>
    new Promise<void>((done) => void clock.after(milliseconds, () => done()));
  const pausing = { pause, random: Math.random, within: SENDING, now: () => clock.now().getTime() };
  const write = writingIn({ chats, connect, pausing, log });
  return {
    settings,
    cloud,
    log,
    clock,
    store,
    chats,
    connect,
    pausing,
    write,
    /** Staff, each in their own chat. */
    way: teamsChat(({ practice, tenant, user }, card) => write(personKey(practice, tenant, user), card)),
  };
}

type Wiring = {
  link: ReturnType<typeof teamsLink>;
  guide: Guide;
  checkIns: CheckIns;
  /** 32 bytes that only this server has: by it repeated requests are known. */
  key: Uint8Array;
  talk: { handle: Handle; look: Look; recall: Recall; alarms: (inbound: Inbound) => boolean };
};

/** Milliseconds that all tries of sending one answer may take together. */
const SENDING = 8000;

export function teamsIn({ link, guide, talk, checkIns, key }: Wiring): Messages {
  const { settings, cloud, log, clock, store, chats, connect, pausing } = link;
  const now = () => clock.now();
  const practicesOf = practices(settings, guide);
  const screen = screenOf({
    guide,
    connect,
    look: talk.look,
    now,
    pausing,
    log,
    gone: chats.gone,
  });
  const who = { clinicians: cliniciansIn(settings, guide), toldAt: toldIn(guide) };
  const common = {
    now,
    within: <T>(milliseconds: number, work: Promise<T>) => within(clock, milliseconds, work),
    log,
  };
  return teamsMessages({
    guard: guardFor(settings, cloud, practicesOf, { now, log }),
    practicesOf,
    hear: once({
      ...talking({ guide, ...talk, chats, ...who, checkIns, screen, ...common }),
      store,
      key,
      ...common,
    }),
    atMost: (milliseconds, work) =>
      within(clock, milliseconds, work).then(
        () => undefined,
        (problem: unknown) => log.warn({ problem }, 'an answer to Teams takes long: it goes on'),
      ),
    now,
    log,
  });
}

/** Microsoft's library is large: it is loaded with the first message, and kept. */
function connecting(settings: Settings, cloud: Cloud): Connector {
  let loaded: Promise<Connector> | undefined;
  const load = async () => {
    const { connectorOf } = await import('../adapters/channels/teams.js');
    return connectorOf(settings, cloud);
  };
  return async (to, work) => {
    const connect = await (loaded ??= load());
    await connect(to, work);
  };
}

/** From which organisation which practices are reached; without credentials everything here is the first practice's. */
function practices(settings: Settings, guide: Guide): (tenant: string) => readonly string[] {
  const all = [...guide.practices.values()];
  const byTenant = new Map<string, string[]>();
  for (const { id, teams } of all)
    if (teams) {
      const tenant = teams.tenant.toLowerCase();
      byTenant.set(tenant, [...(byTenant.get(tenant) ?? []), id]);
    }
  const first = all.slice(0, 1).map(({ id }) => id);
  const isLocal = settings.MicrosoftAppId === '';
  return (tenant) => {
    const found = byTenant.get(tenant.toLowerCase());
    if (found !== undefined) return found;
    if (isLocal) return first;
    // An app of one organisation, and one practice: there is nothing to mix up.
    const isOwn = tenant.toLowerCase() === settings.MicrosoftAppTenantId.toLowerCase();
    return isOwn && byTenant.size === 0 && all.length === 1 ? first : [];
  };
}

/** Practices of the same organisation that tell this member of their staff, other than this one. */
const toldIn =
  (guide: Guide) =>
  (practice: string, tenant: string, user: string): string[] =>
    [...guide.practices.values()].flatMap(({ id, teams }) =>
      id !== practice &&
      teams?.tenant.toLowerCase() === tenant.toLowerCase() &&
      teams.tell.some((each) => each.toLowerCase() === user.toLowerCase())
        ? [id]
        : [],
    );

/**
 * By the practice's own list. On this machine alone, without credentials, anybody may try it. Where no clinician's script
 * is signed there is none to hold.
 */
function cliniciansIn(settings: Settings, guide: Guide): Clinicians {
  const isThere = clinicianScript(guide) !== undefined;
  const isLocal = settings.MicrosoftAppId === '';
  const listed = new Map(
    [...guide.practices.values()].map(({ id, teams }) => [
      id,
      new Set((teams?.clinicians ?? []).map((user) => user.toLowerCase())),
    ]),
  );
  return (practice, user) => {
    if (isThere && listed.get(practice)?.has(user.toLowerCase()) === true) return 'listed';
    return isThere && isLocal ? 'may-try' : 'not-listed';
  };
}

function guardFor(
  settings: Settings,
  cloud: Cloud,
  practicesOf: (tenant: string) => readonly string[],
  { now, log }: { now: () => Date; log: Log },
): Guard {
  if (settings.MicrosoftAppId === '') return settings.NODE_ENV === 'production' ? closedGuard : localGuard;
  return guardOf({
    appId: settings.MicrosoftAppId,
    cloud,
    keys: signingKeys({ metadata: cloud.metadata, now, log }),
    isTenant: (tenant) => practicesOf(tenant).length > 0,
    now,
  });
}

/** Said when the program starts: who may write from Teams. */
export function teamsLine(settings: Settings): string {
  if (settings.MicrosoftAppId !== '') return 'for the organisations in practices’ files, at /api/messages';
  if (settings.NODE_ENV === 'production') return 'nobody (no MicrosoftAppId)';
  return 'to try out, from this machine only (no MicrosoftAppId)';
}
