/** The app for Teams as a file to upload, and Microsoft's playground to try it in. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ACCENT, colourIcon, outlineIcon } from '../../adapters/teams-app/icons.js';
import { BadManifest, manifestOf } from '../../adapters/teams-app/manifest.js';
import { zipOf } from '../../adapters/teams-app/zip.js';
import { readContent } from '../../adapters/content-files.js';
import type { Settings } from '../settings.js';

type PackageOptions = {
  out: string;
  appVersion: string;
  developer?: string;
  website?: string;
  privacy?: string;
  terms?: string;
};

/** Throws `BadManifest`; then nothing was written. */
export function packageApp(settings: Settings, options: PackageOptions): void {
  const { MicrosoftAppId: bot, PUBLIC_URL } = settings;
  const website = options.website ?? PUBLIC_URL;
  const missing = [
    ...(bot === '' ? ['MicrosoftAppId is empty: set it to the app id of the bot'] : []),
    ...(website === '' ? ['PUBLIC_URL is empty: set it, or add --website https://…'] : []),
  ];
  if (missing.length > 0) throw new BadManifest(missing);
  const { wordings, practices } = readContent(resolve(settings.CONTENT_DIR));
  const [wording] = wordings.values();
  const [practice] = practices.values();
  const labels = wording?.labels;
  if (labels === undefined) throw new BadManifest(['there are no words in any language']);
  const manifest = manifestOf({
    bot,
    version: options.appVersion,
    developer: options.developer ?? practice?.name.slice(0, 32) ?? '',
    website,
    privacy: options.privacy ?? website,
    terms: options.terms ?? website,
    name: labels.helper,
    description: {
      short: 'A guided conversation that ends in a plan with real local services.',
      full:
        'A computer program asks what matters, one step at a time, and suggests local services with the reasons. ' +
        'Nobody watches it all the time. In an emergency, call 999.',
    },
    commands: [
      { title: labels['teams-start'], description: 'Start a conversation' },
      { title: labels['teams-continue'], description: 'Go on where you were' },
      { title: labels['teams-plans'], description: 'Show the plans that were made here' },
      { title: labels['teams-help'], description: 'Urgent help, and what you can write here' },
      { title: labels['teams-off'], description: 'We never write to you first' },
      { title: labels['teams-on'], description: 'We may write to you first again' },
      { title: labels['teams-clinician'], description: 'For clinicians: see if you are on the list' },
      { title: labels['teams-parts'], description: 'For clinicians: go to any part of the conversation' },
    ],
    accent: ACCENT,
  });
  const zip = zipOf([
    { name: 'manifest.json', bytes: Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`) },
    { name: manifest.icons.color, bytes: colourIcon() },
    { name: manifest.icons.outline, bytes: outlineIcon() },
  ]);
  writeFileSync(options.out, zip);
  process.stdout.write(
    [
      `Written: ${options.out} (${zip.length} bytes). The manifest keeps to Microsoft's limits for ${manifest.manifestVersion}.`,
      'Upload it in Teams: Apps, Manage your apps, Upload an app. docs/teams.md says what must be set up before.',
      '',
    ].join('\n'),
  );
}

type Add = (name: string, does: string, example: string) => Command;

export function teamsCommands(command: Add, settings: () => Settings): void {
  const teams = command(
    'teams',
    'Microsoft Teams: write the app to upload, or try it in Microsoft’s playground',
    'npm run teams -- package',
  );
  teams
    .command('package')
    .description('write the app as a zip file: manifest and icons, checked without a connection')
    .option('--out <file>', 'where to write it', 'teams-app.zip')
    .option('--app-version <version>', 'a higher one with each upload', '1.0.0')
    .option('--developer <name>', 'who offers it; the first practice when left out')
    .option('--website <url>', 'their website; PUBLIC_URL when left out')
    .option('--privacy <url>', 'their privacy notice; the website when left out')
    .option('--terms <url>', 'their terms of use; the website when left out')
    .action((options: PackageOptions) => packageApp(settings(), options));
  teams
    .command('playground')
    .description(
      'hold a whole conversation in Microsoft’s 365 Agents Playground, which is fetched into a folder of your own',
    )
    .requiredOption(
      '--folder <folder>',
      'where to put it, outside this project: its licence forbids shipping it',
    )
    .option('--show', 'print every card that came back')
    .action(async (options: { folder: string; show?: boolean }) => {
      const { playground } = await import('../playground/playground.js');
      await playground(settings(), options);
    });
}
