/** What can be done with text messages from the command line. */
import type { Command } from 'commander';
import type { Settings } from '../settings.js';
import type { InviteOptions } from './sms-invite.js';

type Add = (name: string, does: string, example: string) => Command;

type Flags = InviteOptions & { language?: string };

export function smsCommands(command: Add, settings: () => Settings): void {
  command(
    'sms',
    'text messages: try them in this terminal, invite people, print the words for Twilio',
    'npm run sms -- try',
  )
    .argument('<what>', 'try, invite, or optout-text')
    .option('--practice <id>', 'the practice: a file in content/practices', 'example')
    .option('--language <code>', 'with try: the language to text in, like cy')
    .option('--number <number>', 'with invite: the phone number to invite')
    .option('--at <time>', 'with invite: when they are seen, "2026-11-30 14:30"')
    .option('--file <path>', 'with invite: a CSV file, on each line a number and when they are seen')
    .option('--basis <words>', 'with invite: why they may be texted, like "agreed at the desk"')
    .option('--days-before <days>', 'with invite: how many days before their visit', '2')
    .option('--per-minute <count>', 'with invite: how many go out in a minute at the most', '20')
    .action(async (what: string, flags: Flags, self: Command) => {
      switch (what) {
        case 'try':
          return (await import('./sms-try.js')).tryTexts(settings(), flags);
        case 'optout-text':
          return (await import('./sms-optout.js')).optOutTexts(settings());
        case 'invite':
          return (await import('./sms-invite.js')).invitePeople(settings(), flags);
        default:
          self.error(`There is no "sms ${what}". Write: npm run sms -- try, invite, or optout-text`);
      }
    });
}
