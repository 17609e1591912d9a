/** What people and colleagues know of a service: adds it to what its feed says, and lists what somebody said is wrong. */
import { existsSync, readFileSync, statSync } from 'node:fs';
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
import { moveAdded } from '../../adapters/directories/kept/moving.js';
import { refusalsOf, reportsIn, reportsOf } from '../../adapters/directories/kept/reports.js';
import { unmetCounts } from '../../adapters/directories/kept/unmet.js';
import { z } from 'zod';
import { addedFrom, fieldFrom, noSuchField, WrongField } from './added-from.js';
import { readPlaces } from '../../adapters/directories/ground.js';
import { NoSuchService } from './looking.js';
import { many, print, printJson, today } from './printing.js';
import type { Settings } from '../settings.js';
import { wholeDirectory } from './whole.js';

export type OverlayOptions = {
  set?: string[];
  take?: string[];
  file?: string;
  by?: string;
  seen?: boolean;
  to?: string;
  json?: boolean;
};

const Several = z.record(z.string(), z.unknown());

/** Adds fields, takes them back, or shows what was added. Throws `NoSuchService` and `WrongField`. */
export async function overlayCommand(settings: Settings, id: string, options: OverlayOptions): Promise<void> {
  const data = resolve(settings.DATA_DIR);
  const { set = [], take = [], file } = options;
  const { services, lost } = await wholeDirectory(data, readContent(resolve(settings.CONTENT_DIR)).services);
  const isThere = (one: string) => services.some((service) => service.id === one);
  // What was added to a service that is gone, or said of it, can still be looked at and put where it belongs.
  const isKnown = async () =>
    lost.some(({ service }) => service === id) ||
    (await reportsOf(data, id)).length + (await refusalsOf(data, id)).length > 0;
  const adds = set.length > 0 || file !== undefined;
  if (!isThere(id) && (adds || !(await isKnown()))) throw new NoSuchService(id);
  if (options.to !== undefined && !isThere(options.to)) throw new NoSuchService(options.to);
  const now = new Date().toISOString();
  const given = {
    ...(file === undefined ? {} : fieldsIn(resolve(file))),
    ...Object.fromEntries(set.map(fieldFrom)),
  };
  const changes = Object.keys(given).length + take.length > 0 || options.seen === true;
  if (changes && (options.by ?? '').trim() === '')
    throw new WrongField('Say who writes this: --by "Asha, link worker"');
  const who = options.by ?? '';
  const unknown = take.filter((field) => !Object.hasOwn(Added.shape, field));
  if (unknown.length > 0) throw noSuchField(unknown);
  const places = () => readPlaces(resolve(settings.CONTENT_DIR), data);
  // Before anything is taken back: what cannot be kept changes nothing.
  const added = Object.keys(given).length > 0 ? addedFrom(given, places(), today()) : {};
  if (take.length > 0) await takeBack(data, id, take);
  if (Object.keys(added).length > 0) await addTo(data, id, added, who, now);
  if (options.seen === true) await reportsSeen(data, id, now);
  if (options.to !== undefined) await moveAdded(data, id, options.to);
  const shown = options.to ?? id;
  const told = { wrong: await reportsOf(data, shown), saidNo: await refusalsOf(data, shown) };
  show(await overlayOf(data, shown), told, options.json === true);
}

function fieldsIn(path: string): Record<string, unknown> {
  if (!existsSync(path) || !statSync(path).isFile()) throw new WrongField(`There is no file at ${path}`);
  const read = Several.safeParse(parsedYaml(readFileSync(path, 'utf8')) ?? {});
  if (!read.success) throw new WrongField(`${path}: write a field a line, like buddy_available: true`);
  return read.data;
}

type Told = { wrong: readonly string[]; saidNo: readonly string[] };

function show({ service, added, by, seen }: Overlay, { wrong, saidNo }: Told, json: boolean): void {
  if (json) {
    printJson({ service, added, by, wrong, said_no: saidNo, ...(seen === undefined ? {} : { seen }) });
    return;
  }
  print(service);
  const fields = Object.entries(added);
  if (fields.length === 0) print('  Nothing was added to what its feed says.');
  for (const [field, value] of fields)
    print(
      `  ${field}: ${JSON.stringify(value)} (${by[field]?.who ?? 'a colleague'}, ${by[field]?.at.slice(0, 10) ?? ''})`,
    );
  const open = wrong.filter((at) => isOpen(at, seen));
  if (open.length > 0)
    print(`  ${many(open.length)} times somebody said that it is wrong, first on ${open[0]?.slice(0, 10)}`);
  const refused = saidNo.filter((at) => isOpen(at, seen));
  if (refused.length > 0)
    print(`  ${many(refused.length)} times somebody was told no there, first on ${refused[0]?.slice(0, 10)}`);
}

const isOpen = (at: string, seen: string | undefined) => seen === undefined || at > seen;

/** What people said is wrong, or where they were told no, and nobody has looked at: the most often said first. */
export async function wrongCommand(settings: Settings, { json }: { json?: boolean }): Promise<void> {
  const data = resolve(settings.DATA_DIR);
  const told = (problem: Error) => void process.stderr.write(`${problem.message}\n`);
  const seen = new Map((await readOverlay(data, told)).map((overlay) => [overlay.service, overlay.seen]));
  const open = (await reportsIn(data, told))
    .map(({ service, at, saidNo }) => {
      const since = (each: string) => isOpen(each, seen.get(service));
      return { service, all: [...at, ...saidNo].filter(since).sort(), refused: saidNo.filter(since).length };
    })
    .filter(({ all }) => all.length > 0)
    .map(({ service, all, refused }) => ({
      service,
      times: all.length,
      said_no: refused,
      first: all[0] ?? '',
      last: all.at(-1) ?? '',
    }))
    .sort((a, b) => b.times - a.times || (a.first < b.first ? -1 : 1));
  if (json) {
    printJson(open);
    return;
  }
  if (open.length === 0) print('Nobody said that anything is wrong.');
  for (const { service, times, said_no, first, last } of open) {
    const no = said_no === 0 ? '' : `, ${many(said_no)} of them: they said no`;
    print(`${String(times).padStart(4)} ×  ${service}  ${first.slice(0, 10)} to ${last.slice(0, 10)}${no}`);
  }
  if (open.length > 0)
    print('Ask them, then: npm run directory -- overlay <id> --set field=value --seen --by "your name"');
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
