/** Invites people before they are seen: everything is looked at first, then written down, and sent by the server. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readContent } from '../../adapters/content-files.js';
import { sealingFrom } from '../../adapters/stores/disk/sealing.js';
import { codeOf } from '../../adapters/stores/files.js';
import { openStore } from '../../adapters/stores/open.js';
import { guideFrom } from '../../dialogs/guide.js';
import { numbersOf } from '../../dialogs/script/practice-texts.js';
import { nextAllowed } from '../paying/quiet.js';
import type { Settings } from '../settings.js';
import { invite, type Invited } from '../texting/inviting.js';
import { rowIn, rowsIn, type Row } from '../texting/rows.js';

/** What `sms -- invite` is told on the command line. */
export type InviteOptions = {
  practice: string;
  number?: string;
  at?: string;
  file?: string;
  basis?: string;
  daysBefore: string;
  perMinute: string;
};

/** Something is missing or wrong, and nobody was invited. */
export class NotInvited extends Error {
  override name = 'NotInvited';
}

const DAY = 24 * 60 * 60_000;
const MINUTE = 60_000;
/** A line of progress after so many. */
const SAY_EVERY = 25;

const SAID: Record<Invited, string> = {
  owed: 'invited',
  'opted-out': 'left out: they asked for no texts',
  talking: 'left out: they text already',
  waiting: 'left out: they are invited already',
};

/** Throws `NotInvited` before anybody is, and what the store throws. */
export async function invitePeople(
  settings: Settings,
  options: InviteOptions,
  say: (line: string) => void = (line) => void process.stdout.write(`${line}\n`),
): Promise<void> {
  const guide = guideFrom(readContent(resolve(settings.CONTENT_DIR)));
  const practice = guide.practices.get(options.practice);
  if (practice === undefined) throw new NotInvited(`There is no practice '${options.practice}'`);
  const [ours] = numbersOf(practice.texts);
  if (ours === undefined)
    throw new NotInvited(
      `${practice.name} has no number to text from: add "texts" to content/practices/${practice.id}.yaml`,
    );
  const from = ours.number;
  const set = ours.carrier === 'twilio' ? 'TWILIO_ACCOUNT_SID' : 'NOTIFY_API_KEY';
  if (settings[set] === '') say(`${set} is not set here: the server needs it, or nobody is texted.`);
  const basis = options.basis?.trim() ?? '';
  if (basis === '')
    throw new NotInvited('Write why they may be texted: --basis "agreed at the desk on 20 November"');
  const days = countIn(options.daysBefore, '--days-before', 0);
  const perMinute = countIn(options.perMinute, '--per-minute', 1);
  const now = new Date();
  const rows = rowsOf(options, now.toISOString());

  const store = await openStore(
    resolve(settings.DATA_DIR),
    (problem) => say(`Something in the data folder needs a person to look at it: ${problem.kind}`),
    { sealing: sealingFrom(settings.DATA_KEY, settings.DATA_KEY_OLD) },
  );
  const came = new Map<Invited, number>();
  try {
    for (const [n, { number, visit }] of rows.entries()) {
      const early = visit === undefined ? now.getTime() : Date.parse(visit) - days * DAY;
      const due = nextAllowed(new Date(Math.max(early, now.getTime())).toISOString());
      const spread = Math.floor(n / perMinute) * MINUTE + ((n % perMinute) * MINUTE) / perMinute;
      const invited = await invite(
        store,
        guide,
        {
          practice: practice.id,
          number,
          from,
          basis,
          due: new Date(Date.parse(due) + spread).toISOString(),
          ...(visit === undefined ? {} : { visit }),
        },
        now.toISOString(),
      );
      came.set(invited, (came.get(invited) ?? 0) + 1);
      if ((n + 1) % SAY_EVERY === 0) say(`${n + 1} of ${rows.length}`);
    }
  } finally {
    await store.close();
  }
  for (const [invited, count] of came) say(`${count} ${SAID[invited]}`);
  say('The server sends them when they are due: from 9:00 to 20:00, and to nobody who asks for no texts.');
}

function rowsOf({ number, at, file }: InviteOptions, now: string): Row[] {
  if ((number === undefined) === (file === undefined))
    throw new NotInvited('Write one number with --number, or a file of them with --file');
  if (number !== undefined) {
    const row = rowIn(number, at ?? '', now);
    if (typeof row === 'string') throw new NotInvited(row);
    return [row];
  }
  const { rows, wrong } = rowsIn(textOf(file ?? ''), now);
  if (wrong.length > 0)
    throw new NotInvited(
      `Nobody was invited. To mend in ${file}:\n${wrong.map((each) => `  - ${each}`).join('\n')}`,
    );
  if (rows.length === 0) throw new NotInvited(`${file} has no numbers in it`);
  return rows;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const code = codeOf(cause) ?? 'unknown';
    throw new NotInvited(
      code === 'ENOENT' ? `There is no file ${file}: check its name` : `${file} cannot be read (${code})`,
      { cause },
    );
  }
}

function countIn(written: string, flag: string, least: number): number {
  if (!/^\d{1,4}$/.test(written) || Number(written) < least)
    throw new NotInvited(`${flag} is '${written}': write a whole number, ${least} or more`);
  return Number(written);
}
