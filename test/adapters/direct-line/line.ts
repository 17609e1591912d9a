/** A server with Direct Line on it, a plain client that speaks it, and somebody who answers until there is a plan. */
import { z } from 'zod';
import type { Store } from '../../../adapters/stores/store.js';
import { assemble } from '../../../bot/main.js';
import { serve } from '../../../bot/server.js';
import { settingsFrom } from '../../../bot/settings.js';

export const SECRET = 'a-secret-for-trying-things-out';

export const Given = z.object({
  conversationId: z.string(),
  token: z.string(),
  expires_in: z.literal(1800),
  streamUrl: z.string().optional(),
});
export type Given = z.infer<typeof Given>;

const Action = z.object({ type: z.string(), title: z.string(), value: z.string() });
const Card = z.object({
  contentType: z.literal('application/vnd.microsoft.card.adaptive'),
  content: z.looseObject({ version: z.literal('1.5'), body: z.array(z.looseObject({ type: z.string() })) }),
});
export const Activity = z.looseObject({
  type: z.string(),
  id: z.string(),
  channelId: z.literal('directline'),
  conversation: z.object({ id: z.string() }),
  timestamp: z.iso.datetime(),
  from: z.object({ id: z.string(), role: z.enum(['bot', 'user']) }),
  text: z.string().optional(),
  suggestedActions: z.object({ actions: z.array(Action) }).optional(),
  attachments: z.array(Card).optional(),
  channelData: z
    .looseObject({
      clientActivityID: z.string().optional(),
      message: z.looseObject({ kind: z.string(), question: z.string().optional() }).optional(),
    })
    .optional(),
});
export type Activity = z.infer<typeof Activity>;
export const ActivitySet = z.object({ activities: z.array(Activity), watermark: z.string() });

/** Everything each one answered, for what must be true of all of it. */
export type Answered = { status: number; body: unknown; headers: Headers };

export type Line = Awaited<ReturnType<typeof openLine>>;

/** `env` are settings beside the secret. */
export async function openLine(
  of: { store?: Store; env?: Record<string, string>; now?: () => Date; port?: number } = {},
) {
  const settings = settingsFrom({ LOG_LEVEL: 'silent', DIRECT_LINE_SECRET: SECRET, ...of.env });
  const app = await assemble(settings, of.store === undefined ? {} : { store: of.store });
  const running = await serve(app, of.port ?? 0, of.now);
  const home = `http://localhost:${running.port}`;

  const ask: Ask = async (method, path, of = {}) => {
    const { as, body } = of;
    const response = await fetch(`${home}/v3/directline/${path}`, {
      method,
      headers: {
        ...(as === undefined ? {} : { authorization: `Bearer ${as}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...of.headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text === '' ? undefined : JSON.parse(text),
      headers: response.headers,
    };
  };

  const generate = async (body?: object): Promise<Given> =>
    Given.parse((await ask('POST', 'tokens/generate', { as: SECRET, ...(body ? { body } : {}) })).body);
  return {
    home,
    port: running.port,
    app,
    ask,
    generate,
    /** A conversation that was just begun, with a stream's address. */
    async begin(body?: object): Promise<Person> {
      const { token } = await generate(body);
      const begun = await ask('POST', 'conversations', { as: token });
      if (begun.status !== 201) throw new Error(`It was not begun: ${begun.status}`);
      return personIn(ask, Given.parse(begun.body));
    },
    person: (given: Given): Person => personIn(ask, given),
    async close(): Promise<void> {
      await running.close();
      await app.close();
    },
  };
}

export type Person = ReturnType<typeof personIn>;
type Ask = (
  method: string,
  path: string,
  of?: { as?: string; body?: unknown; headers?: Record<string, string> },
) => Promise<Answered>;

let sent = 0;

/** Somebody in a conversation, who polls. */
function personIn(ask: Ask, { conversationId, token, streamUrl }: Given) {
  const path = `conversations/${conversationId}`;
  let watermark = '';
  const person = {
    conversationId,
    token,
    streamUrl: streamUrl ?? '',
    path,
    at: () => watermark,
    /** What is new since the last look. */
    async hears(): Promise<Activity[]> {
      const answer = await ask('GET', `${path}/activities?watermark=${watermark}`, { as: token });
      const set = ActivitySet.parse(answer.body);
      watermark = set.watermark;
      return set.activities;
    },
    /** Everything from the beginning. */
    async all(): Promise<Activity[]> {
      return ActivitySet.parse((await ask('GET', `${path}/activities`, { as: token })).body).activities;
    },
    posts: (activity: object): Promise<Answered> =>
      ask('POST', `${path}/activities`, { as: token, body: activity }),
    says: (text: string, clientActivityID = `c-${++sent}`): Promise<Answered> =>
      person.posts({ type: 'message', from: { id: 'me' }, text, channelData: { clientActivityID } }),
    presses: (value: object, clientActivityID = `c-${++sent}`): Promise<Answered> =>
      person.posts({ type: 'message', from: { id: 'me' }, value, channelData: { clientActivityID } }),
  };
  return person;
}

export const askedIn = (activities: readonly Activity[]): Activity | undefined =>
  activities.findLast((each) => each.channelData?.message?.kind === 'question');
export const kindsIn = (activities: readonly Activity[]) =>
  activities.flatMap((each) => each.channelData?.message?.kind ?? []);
export const questionIn = (activities: readonly Activity[]) =>
  askedIn(activities)?.channelData?.message?.question;

/** What is typed where there is nothing to press. */
const WORDS: { [question: string]: string } = { place: 'M14 5RQ' };

/** Which is pressed where the first leads away: under 13 there is no plan. */
const PRESSED: { [question: string]: number } = { age: 3 };

/** What somebody sends who presses the first thing there is, ticks the first two, and says a few words otherwise. */
export function answerTo(question: Activity): { text: string } | { value: object } {
  const id = question.channelData?.message?.question ?? '';
  const action = question.suggestedActions?.actions[PRESSED[id] ?? 0];
  if (action) return { text: action.value };
  const [card] = question.attachments ?? [];
  if (card === undefined) return { text: WORDS[id] ?? 'my garden and the people in it' };
  const ticks = z
    .object({ id: z.string(), choices: z.array(z.object({ value: z.string() })) })
    .parse(card.content.body.find(({ type }) => type === 'Input.ChoiceSet'));
  const submit = z
    .object({ data: z.looseObject({}) })
    .parse((card.content as { actions?: unknown[] }).actions?.[0]);
  // Web Chat puts a comma between what was ticked.
  const ticked = ticks.choices.slice(0, 2).map(({ value }) => value);
  return { value: { ...submit.data, [ticks.id]: ticked.join(',') } };
}
