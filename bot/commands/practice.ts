/** Sets a practice up: asks what it must answer, writes its file, checks it, and prints what goes on its website. */
import { rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { writePractice } from '../../adapters/practice-files.js';
import { answersTo } from '../practice/asking.js';
import { practiceFrom, type Answers } from '../practice/questions.js';
import { qrLines, qrSvg } from '../practice/qr.js';
import type { Settings } from '../settings.js';
import { findingsIn } from './check.js';

export type PracticeOptions = Answers & { address?: string; qr?: string };

/** What was written does not pass the check, so it was taken away again. */
class NotFit extends Error {
  override name = 'NotFit';
}

/** Throws `NotAnswered`, `PracticeNotWritten` or `NotFit`; then nothing was written. */
export async function newPractice(
  settings: Settings,
  { address, qr, ...given }: PracticeOptions,
): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const home = homeFrom(address ?? settings.PUBLIC_URL, settings.PORT);
  const answers = await answersTo(given, { input: process.stdin, say });
  const root = resolve(settings.CONTENT_DIR);
  const practice = practiceFrom(answers);
  const before = new Set(findingsIn(root).failures);
  const path = writePractice(root, practice);
  const failures = findingsIn(root).failures.filter((failure) => !before.has(failure));
  if (failures.length > 0) {
    rmSync(path);
    throw new NotFit(
      `It was not written. To mend:\n${failures.map((failure) => `  - ${failure}`).join('\n')}`,
    );
  }
  const page = `${home}/c/${practice.id}`;
  if (qr !== undefined) writeFileSync(qr, qrSvg(page));
  for (const line of told({ path, page, home, id: practice.id, qr })) say(line);
}

function homeFrom(address: string, port: number): string {
  if (address === '') return `http://localhost:${port}`;
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new NotFit(
      `--address is '${address}': write the address of this program, like https://chat.example.org`,
    );
  return new URL(address).origin;
}

const told = (of: {
  path: string;
  page: string;
  home: string;
  id: string;
  qr: string | undefined;
}): string[] => [
  '',
  `Written and checked: ${of.path}`,
  'Restart the program, and people can talk to it.',
  '',
  'To paste into the practice’s website (docs/embedding.md says where, and what else there is):',
  '',
  `  <script async src="${of.home}/widget.js" data-practice="${of.id}"></script>`,
  `  <noscript><a href="${of.page}">What matters to you?</a></noscript>`,
  '',
  `The same chat by a link, a text message or this code: ${of.page}`,
  '',
  ...qrLines(of.page).map((line) => `  ${line}`),
  '',
  of.qr === undefined ? 'To print the code: add --qr code.svg next time.' : `To print: ${of.qr}`,
];
