/** Somebody with the bot in Teams: writes, presses and reads cards, by signed requests to a real server. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { personKey } from '../../../adapters/channels/teams/chats.js';
import type { Store } from '../../../adapters/stores/store.js';
import { memoryStore } from '../../../adapters/stores/memory.js';
import type { Clock } from '../../../bot/clock.js';
import { assemble } from '../../../bot/main.js';
import { serve } from '../../../bot/server.js';
import { settingsFrom } from '../../../bot/settings.js';
import { APP, microsoft, TENANT, type Activity, type Card, type Microsoft } from './microsoft.js';

export type Teams = Awaited<ReturnType<typeof openTeams>>;

/** The whole program with Microsoft's side beside it. The example practice is the only one: the app is of its organisation. */
export async function openTeams(
  of: {
    store?: Store;
    /** A folder to keep everything in, in place of a store: with the same one it is a restart. */
    data?: string;
    /** Microsoft's side of an earlier start, which goes on. */
    microsoft?: Microsoft;
    env?: Record<string, string>;
    clock?: Clock;
    /** Practices' files in place of the example's alone: by name, from what stands there. */
    practices?: (example: string) => Record<string, string>;
  } = {},
) {
  const other = of.microsoft ?? (await microsoft());
  const root = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync('content', root, { recursive: true });
  const example = readFileSync(join(root, 'practices/example.yaml'), 'utf8');
  for (const [name, file] of Object.entries(of.practices?.(example) ?? {}))
    writeFileSync(join(root, 'practices', name), file);
  const settings = settingsFrom({
    LOG_LEVEL: 'silent',
    CONTENT_DIR: root,
    MicrosoftAppId: APP,
    MicrosoftAppPassword: 'a-password',
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: TENANT,
    ...(of.data === undefined ? {} : { DATA_DIR: of.data }),
    ...of.env,
  });
  const given = of.store ?? (of.data === undefined ? memoryStore() : undefined);
  const app = await assemble(settings, {
    ...(given && { store: given }),
    cloud: other.cloud,
    ...(of.clock && { clock: of.clock }),
  });
  const { store } = app;
  const running = await serve(app, 0);
  const home = `http://127.0.0.1:${running.port}`;
  return {
    app,
    store,
    home,
    microsoft: other,
    /** A signed activity, as Microsoft sends one. */
    async post(
      activity: object,
      headers: Record<string, string> = {},
    ): Promise<{ status: number; body: string }> {
      const response = await fetch(`${home}/api/messages`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await other.token(of.clock ? timesAt(of.clock.now()) : {})}`,
          ...headers,
        },
        body: JSON.stringify(activity),
      });
      return { status: response.status, body: await response.text() };
    },
    async close(): Promise<void> {
      await running.close();
      await app.close();
      if (of.microsoft === undefined) await other.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** As signed a minute ago, by a clock of the test's own. */
const timesAt = (now: Date) => {
  const at = Math.floor(now.getTime() / 1000);
  return { iat: at - 60, nbf: at - 60, exp: at + 3600 };
};

/** The example practice with these clinicians on its list. */
export const withClinicians = (clinicians: readonly string[]) => (example: string) => ({
  'example.yaml': `${example}\nteams: ${JSON.stringify({ tenant: TENANT, clinicians })}\n`,
});

/** More pages than any card has. */
const MOST_PAGES = 12;

let people = 0;
let sent = 0;

export type Member = ReturnType<typeof memberOf>;

/** Somebody new, whose chat is their own. */
export function memberOf(teams: Teams, user = `29:person-${++people}`, aad = `aad-${user}`) {
  const conversation = `a:chat-of-${user}`;
  let read = 0;
  const mine = () =>
    teams.microsoft.calls.filter(({ path }) => path.includes(encodeURIComponent(conversation)));

  /** As Teams sends it (Microsoft's own examples). */
  const activity = (more: object): Record<string, unknown> => ({
    type: 'message',
    id: `1${String(++sent).padStart(12, '0')}`,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: teams.microsoft.serviceUrl,
    from: { id: user, name: 'Made Up', aadObjectId: aad },
    conversation: { conversationType: 'personal', tenantId: TENANT, id: conversation },
    recipient: { id: `28:${APP}`, name: 'What matters to you?' },
    channelData: { tenant: { id: TENANT } },
    locale: 'en-GB',
    ...more,
  });
  const posts = async (more: object): Promise<number> => (await teams.post(activity(more))).status;

  const member = {
    user,
    tenant: TENANT,
    conversation,
    activity,
    posts,
    installs: () => posts({ type: 'installationUpdate', action: 'add' }),
    says: (text: string) => posts({ text, textFormat: 'plain' }),
    /** Everything the bot did in this chat. */
    calls: mine,
    /** What the bot did since this was asked the last time. */
    fresh() {
      const all = mine();
      const since = all.slice(read);
      read = all.length;
      return since;
    },
    /** The chat as it stands on the screen: what was sent, as it was changed last. */
    screen(): { id: string; activity: Activity }[] {
      const shown = new Map<string, Activity>();
      for (const { method, id, activity } of mine()) {
        if (method === 'DELETE') shown.delete(id);
        else if (activity) shown.set(id, activity);
      }
      return [...shown].map(([id, activity]) => ({ id, activity }));
    },
    /** The newest card with a question that can still be answered. */
    open(): { id: string; card: Card; step: Step } | undefined {
      for (const { id, activity } of member.screen().reverse()) {
        const card = activity.attachments?.[0]?.content;
        const save = card?.actions?.find(({ data }) => data !== undefined && data['do'] === undefined);
        if (card && save) return { id, card, step: Step.parse(save.data) };
      }
      return undefined;
    },
    asked: () => member.open()?.step.question,
    /** Presses a button of a card with what is filled in beside it. */
    presses: (id: string, value: object) => posts({ value, replyToId: id }),
    /** Answers the open card. */
    async answers(with_: { choices?: string[]; words?: string; number?: number }): Promise<number> {
      const open = member.open();
      if (open === undefined) throw new Error('Nothing is asked');
      const { choices = [], ...rest } = with_;
      return member.presses(open.id, { ...open.step, choice: choices.join(','), ...rest });
    },
    /** Ticks this and nothing else on each page of the open card, as long as another one is not so yet, and saves. */
    async chooses(choices: readonly string[], words?: string, pages = 0): Promise<number> {
      const open = member.open();
      if (open === undefined) throw new Error('Nothing is asked');
      const here = ticksIn(open.card.body);
      const mine = choices.filter((id) => here.includes(id));
      const more = open.card.actions?.find(({ data }) => doing(data).startsWith('more'));
      const kept = open.step.kept ?? [];
      const isElsewhere =
        kept.some((id) => !choices.includes(id)) ||
        choices.some((id) => !here.includes(id) && !kept.includes(id));
      if (more?.data && isElsewhere && pages < MOST_PAGES) {
        await member.presses(open.id, { ...more.data, choice: mine.join(',') });
        return member.chooses(choices, words, pages + 1);
      }
      const set = open.card.body.some(({ type }) => type === 'Input.ChoiceSet');
      // A number of a scale stands in a field of its own.
      const rest = choices.filter((id) => !here.includes(id) && !kept.includes(id));
      const number = rest.length > 0 && /^\d+$/.test(rest[0] ?? '') ? { number: Number(rest[0]) } : {};
      return member.answers({
        choices: set ? mine : [],
        ...number,
        ...(words === undefined ? {} : { words }),
      });
    },
    /** Whether the open card has a button that does this. */
    can: (what: string): boolean =>
      member.open()?.card.actions?.some(({ data }) => doing(data) === what) ?? false,
    /** Presses the button of the open card that does this: "back", "skip", "more". */
    async does(what: string): Promise<number> {
      const open = member.open();
      const action = open?.card.actions?.find(({ data }) => doing(data).startsWith(what));
      if (open === undefined || action?.data === undefined) throw new Error(`No button does ${what}`);
      return member.presses(open.id, action.data);
    },
    key: (practice = 'example') => personKey(practice, TENANT, aad),
  };
  return member;
}

const Step = z.looseObject({
  question: z.string(),
  about: z.string().optional(),
  nonce: z.string(),
  kept: z.array(z.string()).optional(),
});
export type Step = z.infer<typeof Step>;

/** What a button does; empty: it saves the answer. */
export const doing = (data: Record<string, unknown> | undefined): string =>
  typeof data?.['do'] === 'string' ? data['do'] : '';

export const ticksIn = (body: readonly object[]): string[] =>
  body.flatMap((each) =>
    'choices' in each
      ? z
          .array(z.object({ value: z.string() }))
          .parse(each.choices)
          .map(({ value }) => value)
      : [],
  );
