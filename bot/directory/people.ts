/** What people and colleagues know of a service: adds it to what its feed says, and lists what somebody said is wrong. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readContent } from '../../adapters/content-files.js';
import { parsedYaml } from '../../adapters/directories/mapping-files.js';
import {
  Added,
  addTo,
  overlayOf,
  readOverlay,
  reportsSeen,
  takeBack,
  type Overlay,
} from '../../adapters/directories/kept/overlay.js';
import { unmetCounts } from '../../adapters/directories/kept/unmet.js';
import { z } from 'zod';
import { NoSuchService } from './looking.js';
import { many, print, printJson } from './printing.js';
import type { Settings } from '../settings.js';
import { wholeDirectory } from './whole.js';

/** What was written behind `--set` is not a field of ours, or not a value of it. */
export class WrongField extends Error {
  override name = 'WrongField';
}

export type OverlayOptions = {
  set?: string[];
  take?: string[];
  file?: string;
  by?: string;
  seen?: boolean;
  json?: boolean;
};

const Several = z.record(z.string(), z.unknown());

/** Adds fields, takes them back, or shows what was added. Throws `NoSuchService` and `WrongField`. */
export async function overlayCommand(settings: Settings, id: string, options: OverlayOptions): Promise<void> {
  const data = resolve(settings.DATA_DIR);
  const { set = [], take = [], file } = options;
  const shipped = readContent(resolve(settings.CONTENT_DIR)).services;
  if (!(await wholeDirectory(data, shipped)).services.some((service) => service.id === id))
    throw new NoSuchService(id);
  const now = new Date().toISOString();
  const given = {
    ...(file === undefined ? {} : Several.parse(parsedYaml(readFileSync(resolve(file), 'utf8')) ?? {})),
    ...Object.fromEntries(set.map(fieldFrom)),
  };
  const changes = Object.keys(given).length + take.length > 0 || options.seen === true;
  if (changes && options.by === undefined)
    throw new WrongField('Say who writes this: --by "Asha, link worker"');
  const who = options.by ?? '';
  if (take.length > 0) await takeBack(data, id, take);
  if (Object.keys(given).length > 0) await addTo(data, id, addedFrom(given), who, now);
  if (options.seen === true) await reportsSeen(data, id, now);
  show(await overlayOf(data, id), options.json === true);
}

/** `phone=01632 960555`; the value is read as YAML, so that lists, numbers and true are what they look like. */
function fieldFrom(text: string): [string, unknown] {
  const at = text.indexOf('=');
  if (at < 1)
    throw new WrongField(`--set ${text}: write a field, =, and what it is, like buddy_available=true`);
  const [field, value] = [text.slice(0, at).trim(), text.slice(at + 1)];
  // As YAML a phone number is a number, and loses its nought.
  return [field, field === 'phone' ? value.trim() : parsedYaml(value)];
}

function addedFrom(given: Record<string, unknown>): Added {
  const { phone } = given;
  // A number alone will do: its source is who wrote it.
  const whole =
    typeof phone === 'string' ? { ...given, phone: { number: phone, source: 'a colleague' } } : given;
  const read = Added.safeParse(whole);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = issue?.path.join('.') ?? '';
  const known = Object.keys(Added.shape).join(', ');
  throw new WrongField(
    issue?.code === 'unrecognized_keys'
      ? `${issue.keys.join(', ')}: there is no such field. Write one of ${known}`
      : `${field}: ${issue?.message ?? 'this cannot be read'}`,
  );
}

function show({ service, added, by, reports }: Overlay, json: boolean): void {
  if (json) {
    printJson({ service, added, by, reports });
    return;
  }
  print(`${service}`);
  const fields = Object.entries(added);
  if (fields.length === 0) print('  Nothing was added to what its feed says.');
  for (const [field, value] of fields)
    print(
      `  ${field}: ${JSON.stringify(value)} (${by[field]?.who ?? 'a colleague'}, ${by[field]?.at.slice(0, 10) ?? ''})`,
    );
  for (const { at, words, seen } of reports)
    print(
      `  ${at.slice(0, 10)} somebody said it is wrong${seen === undefined ? '' : `, looked at ${seen.slice(0, 10)}`}: ${words}`,
    );
}

/** What people said is wrong and nobody has looked at, the oldest first. */
export async function wrongCommand(settings: Settings, { json }: { json?: boolean }): Promise<void> {
  const overlays = await readOverlay(resolve(settings.DATA_DIR), (problem) =>
    process.stderr.write(`${problem.message}\n`),
  );
  const open = overlays
    .flatMap(({ service, reports }) => reports.map((report) => ({ service, ...report })))
    .filter(({ seen }) => seen === undefined)
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  if (json) {
    printJson(open);
    return;
  }
  if (open.length === 0) print('Nobody said that anything is wrong.');
  for (const { service, at, words } of open) print(`${at.slice(0, 10)}  ${service}\n  ${words}`);
  if (open.length > 0)
    print('Mend it: npm run directory -- overlay <id> --set field=value --seen --by "your name"');
}

/** Fewer than this are not told apart: in a small place they may be somebody one knows. */
const FEW = 5;

/** Needs for which nothing near was found, by month, need and area. */
export async function unmetCommand(settings: Settings, { json }: { json?: boolean }): Promise<void> {
  const { months } = await unmetCounts(resolve(settings.DATA_DIR));
  const rows = Object.entries(months).flatMap(([month, needs]) =>
    Object.entries(needs).flatMap(([need, areas]) =>
      Object.entries(areas).map(([area, times]) => ({
        month,
        need,
        area,
        times: times < FEW ? `fewer than ${FEW}` : times,
      })),
    ),
  );
  if (json) {
    printJson(rows);
    return;
  }
  if (rows.length === 0) print('No need went unmet yet, of people whose answers are kept.');
  for (const { month, need, area, times } of rows)
    print(
      `${month}  ${need.padEnd(18)} ${area.padEnd(8)} ${typeof times === 'number' ? many(times) : times}`,
    );
}
