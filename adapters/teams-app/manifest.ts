/** What Teams is told of the app: Microsoft's manifest as far as we use it, with the limits that Microsoft sets. */
import { z } from 'zod';

const VERSION = '1.29';
const Https = z.url({ protocol: /^https$/, error: 'write an address that begins with https://' }).max(2048);
const Words = (most: number) => z.string().min(1).max(most);

/** Microsoft's app manifest 1.29: a part of it, checked without a connection. */
export const Manifest = z.strictObject({
  $schema: z.literal(
    `https://developer.microsoft.com/json-schemas/teams/v${VERSION}/MicrosoftTeams.schema.json`,
  ),
  manifestVersion: z.literal(VERSION),
  version: z.string().regex(/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/, 'write a version like 1.0.0'),
  id: z.guid('write an id like 00000000-0000-0000-0000-000000000000'),
  developer: z.strictObject({
    name: Words(32),
    websiteUrl: Https,
    privacyUrl: Https,
    termsOfUseUrl: Https,
  }),
  name: z.strictObject({ short: Words(30), full: Words(100) }),
  description: z.strictObject({ short: Words(80), full: Words(4000) }),
  icons: z.strictObject({ color: Words(2048), outline: Words(2048) }),
  accentColor: z.string().regex(/^#[0-9A-F]{6}$/),
  bots: z
    .array(
      z.strictObject({
        botId: z.guid('write the app id of the bot'),
        // Personal alone: in a group or a channel others would read along.
        scopes: z.tuple([z.literal('personal')]),
        supportsFiles: z.literal(false),
        isNotificationOnly: z.literal(false),
        commandLists: z
          .array(
            z.strictObject({
              scopes: z.tuple([z.literal('personal')]),
              commands: z.array(z.strictObject({ title: Words(32), description: Words(128) })).max(10),
            }),
          )
          .max(3),
      }),
    )
    .length(1),
  validDomains: z.array(z.string().max(2048)).max(16),
});
export type Manifest = z.infer<typeof Manifest>;

export type About = {
  /** The bot's app id. */
  bot: string;
  version: string;
  developer: string;
  website: string;
  privacy: string;
  terms: string;
  name: string;
  description: { short: string; full: string };
  commands: { title: string; description: string }[];
  accent: string;
};

/** Throws `BadManifest` with everything that is wrong, each with what to write instead. */
export function manifestOf(about: About): Manifest {
  const parsed = Manifest.safeParse({
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: VERSION,
    version: about.version,
    id: about.bot,
    developer: {
      name: about.developer,
      websiteUrl: about.website,
      privacyUrl: about.privacy,
      termsOfUseUrl: about.terms,
    },
    name: { short: about.name, full: about.name },
    description: about.description,
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: about.accent,
    bots: [
      {
        botId: about.bot,
        scopes: ['personal'],
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: [{ scopes: ['personal'], commands: about.commands }],
      },
    ],
    validDomains: [],
  });
  if (parsed.success) return parsed.data;
  throw new BadManifest(
    parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`),
  );
}

export class BadManifest extends Error {
  override name = 'BadManifest';
  constructor(problems: string[]) {
    super(`The app for Teams was not written. To mend:\n${problems.map((each) => `  - ${each}`).join('\n')}`);
  }
}
