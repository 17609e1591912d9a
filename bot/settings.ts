/** What can be set from outside, checked when the program starts: the only reader of process.env. */
import { z } from 'zod';
import { TEXT_SETTINGS, textsTogether } from './text-settings.js';
import { TEAMS_SETTINGS, teamsTogether } from './teams-settings.js';

const MODES = ['development', 'production', 'test'] as const;
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `write one of ${words.join(', ')}` });

const Folder = z.string().refine((path) => path.trim() !== '' && !path.includes('\0'), {
  error: 'write the path of a folder',
});

const PORT_RULE = 'write a whole number from 0 to 65535 (0 takes any free port)';

const LIMIT_RULE = 'write a whole number (0 sets no limit)';

/** Left out is the empty text. */
const optional = (holds: (value: string) => boolean, error: string) =>
  z.string().refine(holds, { error }).default('');

const isAddress = (value: string, protocols: readonly string[]) =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol) && new URL(value).hostname !== '';

/** A key with a name, so that what an older one locked can still be told apart. */
const KEY = /^[A-Za-z0-9_-]{1,40}:[A-Za-z0-9+/]{43}=$/;
const KEY_RULE = 'a name, a colon, and 32 bytes in base64 (openssl rand -base64 32)';

/** Instead of a mail server: what would be sent is printed. For development and trials only. */
export const PRINTED = 'console:';

export const Settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT_RULE)
    .transform(Number)
    .refine((port) => port <= 65535, PORT_RULE)
    .default(3978),
  /** Where the made-up practice's own website is shown; empty: one above PORT. */
  DEMONSTRATION_PORT: optional((port) => /^\d{1,5}$/.test(port) && Number(port) <= 65535, PORT_RULE),
  /** Where conversations are kept. */
  DATA_DIR: Folder.default('./data'),
  NODE_ENV: oneOf(MODES).default('development'),
  CONTENT_DIR: Folder.default('./content'),
  LOG_LEVEL: oneOf(LEVELS).default('info'),
  /** The mail server that alerts go through; empty: no e-mail is sent. */
  SMTP_URL: optional(
    (url) => url === PRINTED || isAddress(url, ['smtp:', 'smtps:']),
    'write smtps://name:password@mail.example.org, or smtp://… with a port',
  ),
  /** Who these e-mails come from. */
  MAIL_FROM: optional((from) => z.email().safeParse(from).success, 'write an e-mail address'),
  /** The address people and staff reach this program by; it stands in links. */
  PUBLIC_URL: optional(
    (url) =>
      isAddress(url, ['https:']) ||
      (isAddress(url, ['http:']) && ['localhost', '127.0.0.1'].includes(new URL(url).hostname)),
    'write an address that begins with https://',
  ),
  /** Messages taken in a minute from one address; 0: as many as come. */
  MESSAGES_A_MINUTE: z
    .string()
    .regex(/^\d{1,7}$/, LIMIT_RULE)
    .transform(Number)
    .default(600),
  /** How many proxies of our own stand before the program, each of which adds an address to X-Forwarded-For. */
  PROXIES: z.string().regex(/^\d$/, 'write 0 to 9').transform(Number).default(0),
  /** Where feeds may be read from; empty: from any public https address. */
  FEED_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((each) => each.trim() || []))
    .refine(
      (list) => list.every((each) => isAddress(each, ['https:', 'http:']) && new URL(each).origin === each),
      {
        error:
          'write addresses like https://feeds.example.org with commas between them, nothing behind the name or port',
      },
    ),
  /** What is kept is locked with the first, and can also be opened with the older ones. */
  DATA_KEY: optional((key) => KEY.test(key), `write ${KEY_RULE}`),
  DATA_KEY_OLD: optional(
    (keys) => keys.split(',').every((key) => KEY.test(key.trim())),
    `write keys with commas between them, each ${KEY_RULE}`,
  ),
  ...TEXT_SETTINGS,
  ...TEAMS_SETTINGS,
});

/** Addresses of channels in Teams, by the names that practices' files give them. */
const WEBHOOK = /^TEAMS_WEBHOOK_[A-Z0-9_]+$/;
type Webhooks = { readonly [name: `TEAMS_WEBHOOK_${string}`]: string };

export type Settings = z.infer<typeof Settings> & Webhooks & LineSecrets;

/** Secrets by which other programs get tokens: one for all practices, or one for each. */
const LINE_SECRET = /^DIRECT_LINE_SECRET(?:_[A-Z0-9_]+)?$/;
type LineSecrets = { readonly [name: `DIRECT_LINE_SECRET${string}`]: string };
/** Characters; a shorter one can be guessed. Elsewhere than in production any will do, to try things out. */
const SECRET_LENGTH = 32;

/** Their values are never written into a message. */
const SECRET =
  /^(?:SMTP_URL|MicrosoftAppPassword|DATA_KEY|DATA_KEY_OLD|TWILIO_AUTH_TOKEN|NOTIFY_.*|TEAMS_WEBHOOK_.*|DIRECT_LINE_SECRET.*)$/;

/** Every setting that is wrong, each with what to write instead. */
export class WrongSettings extends Error {
  override name = 'WrongSettings';
  constructor(readonly problems: string[]) {
    super(
      `${problems.length === 1 ? 'A setting is' : `${problems.length} settings are`} wrong (.env.example explains them all):\n` +
        problems.map((problem) => `  - ${problem}`).join('\n'),
    );
  }
}

/** A setting left empty, as `PORT=` in a file, is not set. Throws `WrongSettings` with all that are wrong. */
export function settingsFrom(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.keys(Settings.shape).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
  const webhooks = Object.entries(env).filter(([name, value]) => WEBHOOK.test(name) && value);
  const secrets = Object.entries(env).filter(([name, value]) => LINE_SECRET.test(name) && value);
  const parsed = Settings.safeParse(given);
  const problems = new Map(
    parsed.error?.issues.map(({ path, message }) => {
      const name = String(path[0]);
      const is = SECRET.test(name) ? 'is not one' : `is '${env[name] ?? ''}'`;
      return [name, `${name} ${is}: ${message}`];
    }),
  );
  for (const [name, value = ''] of webhooks)
    if (!isAddress(value, ['https:']))
      problems.set(name, `${name} is not one: write the address of an incoming webhook, https://…`);
  for (const [name, value = ''] of secrets)
    if (!isSecret(value, parsed.data?.NODE_ENV))
      problems.set(
        name,
        `${name} is not one: write ${SECRET_LENGTH} letters and digits or more, without spaces (openssl rand -hex 32)`,
      );
  for (const [name, problem] of parsed.success
    ? [...together(parsed.data), ...textsTogether(parsed.data), ...teamsTogether(parsed.data)]
    : [])
    problems.set(name, problem);
  if (problems.size > 0 || !parsed.success) throw new WrongSettings([...problems.values()]);
  return { ...parsed.data, ...(Object.fromEntries([...webhooks, ...secrets]) as Webhooks & LineSecrets) };
}

/** What may stand in a header. */
const isSecret = (value: string, mode: string | undefined) =>
  /^[\x21-\x7e]+$/.test(value) && (mode !== 'production' || value.length >= SECRET_LENGTH);

/** What does not go with something else. */
function together({ SMTP_URL, MAIL_FROM, NODE_ENV }: z.infer<typeof Settings>): [string, string][] {
  if (SMTP_URL === PRINTED && NODE_ENV === 'production')
    return [['SMTP_URL', `SMTP_URL is ${PRINTED}, which tells nobody: in production write a mail server`]];
  return SMTP_URL !== '' && SMTP_URL !== PRINTED && MAIL_FROM === ''
    ? [['MAIL_FROM', 'MAIL_FROM is empty: with SMTP_URL, write the address that e-mails come from']]
    : [];
}

export const settings = (): Settings => settingsFrom(process.env);
