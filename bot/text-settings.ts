/** The settings of text messages: who carries them, and by what they know us. */
import { z } from 'zod';

const optional = (holds: (value: string) => boolean, error: string) =>
  z.string().refine(holds, { error }).default('');

/** An https address, or one of this machine to try things out. */
const isHome = (value: string) =>
  URL.canParse(value) &&
  (new URL(value).protocol === 'https:' || ['localhost', '127.0.0.1'].includes(new URL(value).hostname));

/** Characters; Notify takes no shorter token. */
const TOKEN_LENGTH = 10;
const isToken = (value: string) => /^[\x21-\x7e]+$/.test(value) && value.length >= TOKEN_LENGTH;
const TOKEN_RULE = `write ${TOKEN_LENGTH} letters and digits or more (openssl rand -hex 32)`;

const isId = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** A name, the service's id and the key's own, with a dash between them. */
const isNotifyKey = (key: string) =>
  key.length > 74 && !/\s/.test(key) && isId(key.slice(-73, -37)) && isId(key.slice(-36));

export const TEXT_SETTINGS = {
  TWILIO_ACCOUNT_SID: optional(
    (sid) => /^AC[0-9a-f]{32}$/i.test(sid),
    'write AC and the 32 letters and digits that follow it at Twilio',
  ),
  TWILIO_AUTH_TOKEN: optional((token) => /^[\x21-\x7e]+$/.test(token), 'copy it from Twilio, without spaces'),
  /** Their address, where it is that of a region of theirs. */
  TWILIO_URL: optional(isHome, 'write an address that begins with https://'),
  NOTIFY_API_KEY: optional(isNotifyKey, 'copy the whole key from GOV.UK Notify: its name and two long ids'),
  /** What Notify shows us with every text, and the one before while it is changed. */
  NOTIFY_TOKEN: optional(isToken, TOKEN_RULE),
  NOTIFY_TOKEN_OLD: optional(isToken, TOKEN_RULE),
  NOTIFY_URL: optional(isHome, 'write an address that begins with https://'),
};

type Texts = { [name in keyof typeof TEXT_SETTINGS]: string } & { PUBLIC_URL: string };

/** What does not go with something else: by the name of the setting, and what to write. */
export function textsTogether(set: Texts): [string, string][] {
  const needs = (one: keyof Texts, other: keyof Texts, why: string): [string, string][] =>
    set[one] !== '' && set[other] === '' ? [[other, `${other} is empty: with ${one}, write ${why}`]] : [];
  return [
    ...needs('TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'the token that stands beside it at Twilio'),
    ...needs('TWILIO_AUTH_TOKEN', 'TWILIO_ACCOUNT_SID', 'the account that it belongs to'),
    ...needs('TWILIO_ACCOUNT_SID', 'PUBLIC_URL', 'the address that Twilio reaches this program by'),
    ...needs('NOTIFY_API_KEY', 'NOTIFY_TOKEN', 'the token that Notify shows with every text'),
    ...needs('NOTIFY_TOKEN', 'NOTIFY_API_KEY', 'the key that texts are sent with'),
  ];
}
