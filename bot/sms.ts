/** Wires text messages: who carries them, the addresses they come to, and what was missed while nobody listened. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { notifyRoute, twilioRoute, type Route } from '../adapters/channels/sms/routes.js';
import type { Notify } from '../adapters/channels/sms/sms-notify.js';
import type { Twilio } from '../adapters/channels/sms/sms-twilio.js';
import type { SendText, TakeText } from '../adapters/channels/sms/texts.js';
import type { Store } from '../adapters/stores/store.js';
import type { Effect } from '../dialogs/effects.js';
import type { Guide } from '../dialogs/guide.js';
import type { Practice } from '../dialogs/script/practice.js';
import { numbersOf } from '../dialogs/script/practice-texts.js';
import { inGsm } from '../dialogs/texting/in-gsm.js';
import type { Clock } from './clock.js';
import type { Log } from './log.js';
import type { ToPerson } from './paying/to-person.js';
import type { Settings } from './settings.js';
import { wordsFor } from './texting/answering.js';
import { endingInvites, sendingInvites } from './texting/inviting.js';
import { missedTexts } from './texting/missed.js';
import { takingTexts, type Wiring } from './texting/take.js';

type At = { practice: Practice; carrier: 'twilio' | 'notify' };

/** What both are wired with. */
type Common = { guide: Guide; store: Store; log: Log; clock: Clock; publicUrl: string };

export type Carriers = Common & {
  /** By our number. */
  numbers: ReadonlyMap<string, At>;
  twilio?: Twilio;
  notify?: Notify;
  send: SendText;
  toPeople: Partial<Record<Effect['kind'], ToPerson>>;
};

export type Texting = {
  take: TakeText;
  routes: [path: string, route: Route][];
  /** Looks now for texts that never reached us. */
  lookForMissed: () => Promise<void>;
  close(): void;
};

/** Two practices have one number: nobody could tell whose texts come there. */
export class NumberTwice extends Error {
  override name = 'NumberTwice';
}

/** Their libraries are only loaded where they are set up. Throws `NumberTwice`. */
export async function carriersOf(
  settings: Settings,
  guide: Guide,
  store: Store,
  log: Log,
  clock: Clock,
): Promise<Carriers> {
  const numbers = new Map<string, At>();
  for (const practice of guide.practices.values())
    for (const { number, carrier } of numbersOf(practice.texts)) {
      const other = numbers.get(number);
      if (other)
        throw new NumberTwice(
          `${number} stands in two practices' files, ${other.practice.id} and ${practice.id}: take it out of one`,
        );
      numbers.set(number, { practice, carrier });
    }
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, PUBLIC_URL: publicUrl } = settings;
  const twilio =
    accountSid === ''
      ? undefined
      : (await import('../adapters/channels/sms/sms-twilio.js')).twilioTexts({
          ...{ accountSid, authToken, publicUrl },
          ...(settings.TWILIO_URL === '' ? {} : { api: settings.TWILIO_URL }),
        });
  const notify =
    settings.NOTIFY_API_KEY === ''
      ? undefined
      : (await import('../adapters/channels/sms/sms-notify.js')).notifyTexts({
          apiKey: settings.NOTIFY_API_KEY,
          tokens: [settings.NOTIFY_TOKEN, settings.NOTIFY_TOKEN_OLD],
          templates: templatesOf(guide),
          api: settings.NOTIFY_URL,
        });
  const send: SendText = async (text) => {
    const carrier = { twilio, notify }[numbers.get(text.from)?.carrier ?? 'twilio'];
    return carrier ? carrier.send(text) : { kind: 'refused', why: 'no carrier is set up' };
  };
  for (const warning of warningsOf(numbers, { twilio, notify })) log.warn({}, warning);
  return {
    ...{ guide, store, log, clock, publicUrl, numbers },
    ...(twilio ? { twilio } : {}),
    ...(notify ? { notify } : {}),
    send,
    toPeople: {
      invite: sendingInvites({ guide, store, send, now: () => clock.now() }),
      'invite-ends': endingInvites(store),
    },
  };
}

const templatesOf = ({ practices }: Guide) =>
  new Map(
    [...practices.values()].flatMap(({ texts }) =>
      texts?.notify ? [[texts.notify.number, texts.notify] as const] : [],
    ),
  );

/** What whoever runs this ought to know, in plain words. */
function warningsOf(
  numbers: Carriers['numbers'],
  set: { twilio: Twilio | undefined; notify: Notify | undefined },
): string[] {
  const practices = new Map([...numbers.values()].map(({ practice }) => [practice.id, practice]));
  const missing = [...numbers].filter(([, { carrier }]) => set[carrier] === undefined);
  return [
    ...missing.map(
      ([number, { practice, carrier }]) =>
        `content/practices/${practice.id}.yaml has the number ${number}, but ${carrier === 'twilio' ? 'TWILIO_ACCOUNT_SID' : 'NOTIFY_API_KEY'} is not set: nobody is texted from it`,
    ),
    ...[...practices.values()]
      .filter(({ texts }) => texts && texts.twilio.length > 0 && texts.optout_text_since === undefined)
      .map(
        ({ id }) =>
          `After STOP Twilio lets none of our texts through, not even who to call. Put the words of "npm run sms -- optout-text" into Twilio, then write the day into content/practices/${id}.yaml: texts: optout_text_since`,
      ),
  ];
}

/** `talk` is the conversation's own handler. */
export function textingOf(
  carriers: Carriers,
  talk: Pick<Wiring, 'handle' | 'look' | 'recall' | 'alarms' | 'codes' | 'checkIns'>,
): Texting {
  const { guide, log, clock, twilio, notify, numbers } = carriers;
  const practiceAt = (number: string) => numbers.get(number)?.practice;
  const take = takingTexts({ ...carriers, ...talk, practiceAt });
  const lastWord = (to: string) =>
    inGsm(wordsFor(guide, practiceAt(to)?.id ?? '', 'en-sms', 'text-not-saved'));
  const at = (isFallback: boolean) => twilio && twilioRoute({ twilio, take, lastWord, log, isFallback });
  const missed = twilio && missedTexts({ twilio, take, numbers: twilioNumbers(numbers), clock, log });
  return {
    take,
    routes: [
      ['/sms/twilio', at(false)] as const,
      ['/sms/twilio/fallback', at(true)] as const,
      ['/sms/notify', notify && notifyRoute({ notify, take, log })] as const,
    ].map(([path, route]) => [path, route ?? nobody]),
    lookForMissed: () => missed?.look() ?? Promise.resolve(),
    close: () => missed?.close(),
  };
}

const twilioNumbers = (numbers: Carriers['numbers']) =>
  [...numbers].filter(([, { carrier }]) => carrier === 'twilio').map(([number]) => number);

/** Not set up: what comes may be sent again once it is. */
const nobody: Route = (request: IncomingMessage, response: ServerResponse) => {
  request.resume();
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' });
  response.end();
  return Promise.resolve();
};
