/** Teams through Microsoft's library, and nowhere else: another library is another file like this one. */
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type TurnContext,
} from 'botbuilder';
import { z } from 'zod';
import { NotTaken, type Chat, type Connector, type Out } from './teams/chat.js';
import type { Cloud } from './teams/cloud.js';

/** By the Bot Framework's own names. Without an id nothing is signed: for this machine alone. */
export type Credentials = {
  MicrosoftAppId: string;
  MicrosoftAppPassword: string;
  MicrosoftAppType: string;
  MicrosoftAppTenantId: string;
};

type Factory = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;

/** What comes in never passes through the library: our own guard stands there (docs/decisions/0035). */
export function connectorOf(credentials: Credentials, cloud: Cloud): Connector {
  const { MicrosoftAppId: appId } = credentials;
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({}, credentialsFrom(credentials, cloud)),
  );
  return async (to, work) => {
    const reference = {
      channelId: to.channel,
      serviceUrl: to.serviceUrl,
      conversation: {
        id: to.conversation,
        isGroup: false,
        conversationType: 'personal',
        tenantId: to.tenant,
        name: '',
      },
      bot: { id: to.bot, name: '' },
      user: { id: to.user, name: '' },
    };
    await adapter.continueConversationAsync(appId, reference, (context) => {
      // The library makes an id up for what it continues, and would answer to that.
      delete context.activity.id;
      ownRetries(context.turnState.get(adapter.ConnectorClientKey));
      return work(chatIn(context));
    });
  };
}

const chatIn = (context: TurnContext): Chat => ({
  send: async (out) => (await told(context.sendActivity(wire(out))))?.id || undefined,
  update: async (id, out) => void (await told(context.updateActivity({ ...wire(out), id }))),
  remove: async (id) => told(context.deleteActivity(id)),
});

/** The library changes what it is given. */
const wire = (out: Out): Out => structuredClone(out);

function credentialsFrom(credentials: Credentials, { token }: Cloud): Factory {
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType, MicrosoftAppTenantId } = credentials;
  const given = Object.entries({ MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId });
  const usual = new ConfigurationServiceClientCredentialFactory({
    ...Object.fromEntries(given.filter(([, value]) => value !== '')),
    MicrosoftAppType,
  });
  if (token === undefined) return usual;
  return {
    isValidAppId: (id) => Promise.resolve(id === MicrosoftAppId),
    isAuthenticationDisabled: () => Promise.resolve(false),
    createCredentials: () =>
      Promise.resolve({
        async signRequest(request) {
          request.headers.set('authorization', `Bearer ${await token()}`);
          return request;
        },
      }),
  };
}

type Pipeline = { removePolicy(of: { name: string }): unknown };

/** The library would try again by itself, for as long as Teams says; how often and how long is for us to say (retry.ts). */
function ownRetries(connector: unknown): void {
  const found = z.object({ client: z.object({ pipeline: z.custom<Pipeline>(has('removePolicy')) }) });
  found.safeParse(connector).data?.client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
}

const has = (name: string) => (thing: unknown) =>
  typeof thing === 'object' && thing !== null && typeof Reflect.get(thing, name) === 'function';

/** What the library throws when the other side answers no. */
const Answered = z.object({
  statusCode: z.number().optional(),
  response: z.object({ headers: z.custom<Pick<Headers, 'get'>>(has('get')) }).optional(),
});

async function told<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (problem) {
    const { data } = Answered.safeParse(problem);
    const after = Number(data?.response?.headers.get('retry-after') ?? NaN);
    throw new NotTaken(data?.statusCode, Number.isFinite(after) ? after : undefined, problem);
  }
}
