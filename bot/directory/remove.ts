/** Takes a feed out of the directory, and says first what would go with it; what people know of its services stays. */
import { readdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { readContent } from '../../adapters/content-files.js';
import { dropFeed, keptFeeds } from '../../adapters/directories/kept/feeds-folder.js';
import { readOverlay } from '../../adapters/directories/kept/overlay.js';
import { reportsIn } from '../../adapters/directories/kept/reports.js';
import { madeId } from '../../adapters/directories/naming.js';
import type { Service } from '../../dialogs/matching/service.js';
import type { Settings } from '../settings.js';
import { counted, many, print, printJson } from './printing.js';
import { problemsOf } from './problem-file.js';
import { feedName } from './read-feed.js';
import { wholeDirectory } from './whole.js';

export type RemoveOptions = { yes?: boolean; json?: boolean };

type Named = { service: string; name: string };

/** What goes with a feed, or went. */
export type Removal = {
  feed: string;
  removed: boolean;
  source?: string;
  /** An ISO time. */
  imported?: string;
  services: number;
  /** Services to which colleagues added something: it is kept, and used again when the service comes back. */
  added: (Named & { fields: string[] })[];
  /** Services that people said are wrong, or where they were told no, and nobody has looked at. */
  wrong: (Named & { times: number })[];
  /** In no other feed, and not shipped: by the feed's own id and name, or by who runs it, its name and its place. */
  onlyHere: Named[];
  /** The made-up groups of the example area serve where there is no feed. */
  exampleReturns: boolean;
  /** Why its services cannot be told. */
  damaged?: string;
};

/** There is nothing by this name that this command takes out. */
export class CannotRemove extends Error {
  override name = 'CannotRemove';
}

/** So many services are told one by one; JSON has all. */
const MOST_SAID = 10;

/** Throws `CannotRemove`, and what a disk throws; then the feed is there as before. */
export async function removeCommand(
  settings: Settings,
  given: string,
  { yes, json }: RemoveOptions,
): Promise<void> {
  const data = resolve(settings.DATA_DIR);
  const found = await removalOf(data, resolve(settings.CONTENT_DIR), given);
  if (yes === true) {
    await dropFeed(data, found.feed);
    // It lists problems of a feed that is gone.
    rmSync(problemsOf(data, found.feed), { force: true });
  }
  const removal = { ...found, removed: yes === true };
  if (json) printJson(removal);
  else for (const line of inWords(removal)) print(line);
}

async function removalOf(data: string, content: string, given: string): Promise<Removal> {
  const shipped = readContent(content).services;
  const files = (await keptFeeds(data)).files.map((file) => basename(file, '.jsonl'));
  const feed = files.find((file) => file === given) ?? feedName(given);
  const { services, feeds, broken } = await wholeDirectory(data, shipped);
  if (!files.includes(feed)) throw refusal(given, feed, { content, files, services, shipped });
  const own = services.filter(({ from }) => from?.feed === feed);
  const others = new Set(services.filter(({ from }) => from?.feed !== feed).flatMap(keysOf));
  const head = feeds.find(({ name }) => name === feed);
  const damaged = broken.find(({ message }) => message.includes(join('feeds', `${feed}.jsonl`)))?.message;
  const quietly = () => undefined;
  const overlays = new Map((await readOverlay(data, quietly)).map((each) => [each.service, each]));
  const reports = new Map((await reportsIn(data, quietly)).map((each) => [each.service, each]));
  return {
    feed,
    removed: false,
    ...(head === undefined ? {} : { source: head.source, imported: head.imported }),
    services: own.length,
    added: own.flatMap((service) => {
      const fields = Object.keys(overlays.get(service.id)?.added ?? {});
      return fields.length === 0 ? [] : [{ ...named(service), fields }];
    }),
    wrong: own.flatMap((service) => {
      const { at = [], saidNo = [] } = reports.get(service.id) ?? {};
      const seen = overlays.get(service.id)?.seen ?? '';
      const times = [...at, ...saidNo].filter((each) => each > seen).length;
      return times === 0 ? [] : [{ ...named(service), times }];
    }),
    onlyHere: own.filter((service) => !keysOf(service).some((key) => others.has(key))).map(named),
    exampleReturns: files.length === 1 && shipped.some(({ example }) => example),
    ...(damaged === undefined ? {} : { damaged }),
  };
}

const named = ({ id, name }: Service): Named => ({ service: id, name });

/** Two services that share one of these are the same, whatever feed they are in. */
const keysOf = (service: Service): string[] => [
  madeId(service),
  `${service.from?.id ?? service.id}\n${service.name}`,
];

type There = {
  content: string;
  files: readonly string[];
  services: readonly Service[];
  shipped: readonly Service[];
};

function refusal(given: string, feed: string, { content, files, services, shipped }: There): CannotRemove {
  const ships = readdirSync(join(content, 'services')).map((file) => basename(file, '.yaml'));
  if (ships.includes(feed) || shipped.some(({ id }) => id === given))
    return new CannotRemove(
      `'${given}' ships with this program: it stands in ${join(content, 'services')}, and this takes out feeds alone`,
    );
  const service = services.find(({ id }) => id === given);
  if (service !== undefined)
    return new CannotRemove(
      `'${given}' is one service, and this takes out feeds. To close it: npm run directory -- overlay ${given} --set status=inactive --by "your name"`,
    );
  const there = files.length === 0 ? 'There is none: nothing was imported' : `There are: ${files.join(', ')}`;
  return new CannotRemove(`There is no feed called '${given}'. ${there}`);
}

function inWords(removal: Removal): string[] {
  const { feed, removed, source, imported, services, damaged, added, wrong, onlyHere } = removal;
  const from = source === undefined ? '' : ` from ${source}, imported ${imported ?? ''}`;
  const held = damaged === undefined ? `${counted(services, 'service')}${from}` : damaged;
  return [
    removed ? `${feed} was taken out: ${held}` : `${feed}: ${held}`,
    ...listed(`In no other feed: ${many(onlyHere.length)}`, onlyHere, () => ''),
    ...listed(
      `Colleagues added to ${counted(added.length, 'service')}. It is kept, and waits for the service to come back`,
      added,
      ({ fields }) => `: ${fields.join(', ')}`,
    ),
    ...listed(
      `People said that something is wrong with ${counted(wrong.length, 'service')}, and nobody has looked`,
      wrong,
      ({ times }) => `: ${counted(times, 'time')}`,
    ),
    ...(removal.exampleReturns
      ? [
          `  It ${removed ? 'was' : 'is'} the only feed. Without one, the made-up groups of the example area are shown`,
        ]
      : []),
    removed
      ? 'A running server takes it up by itself.'
      : `Nothing was changed. To take it out: npm run directory -- remove ${feed} --yes`,
  ];
}

function listed<T extends Named>(what: string, all: readonly T[], more: (each: T) => string): string[] {
  if (all.length === 0) return [];
  const left = all.length - MOST_SAID;
  return [
    `  ${what}:`,
    ...all.slice(0, MOST_SAID).map((each) => `    ${each.name} [${each.service}]${more(each)}`),
    ...(left > 0 ? [`    … and ${many(left)} more: --json has all`] : []),
  ];
}
