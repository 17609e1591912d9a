/** Suggests services for somebody described on the command line, as JSON: what the conversation would draw on. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readContent } from '../../adapters/content-files.js';
import { readPlaces } from '../../adapters/directories/ground.js';
import { BrokenFeed } from '../../adapters/directories/problems.js';
import type { Content } from '../../dialogs/guide.js';
import { buildIndex } from '../../dialogs/matching/index.js';
import { councilAt } from '../../dialogs/matching/councils.js';
import { placeIn, type Placed, type Places } from '../../dialogs/matching/near.js';
import type { Service } from '../../dialogs/matching/service.js';
import { suggest as suggestFor } from '../../dialogs/matching/suggest.js';
import type { Person, WantedNeed } from '../../dialogs/matching/suggestion.js';
import { needsIn } from '../../dialogs/needs/read.js';
import {
  accessFrom,
  agesFrom,
  barriersFrom,
  dayFrom,
  numberFrom,
  oneOf,
  refusedFrom,
  timesFrom,
  WrongOption,
} from '../directory/asked.js';
import { NoSuchService } from '../directory/looking.js';
import { feedName, servicesOf } from '../directory/read-feed.js';
import { areaOf, WIDENED } from '../directory/say.js';
import { placeWords, turning, worded } from '../directory/worded.js';
import { wholeDirectory } from '../directory/whole.js';
import type { Settings } from '../settings.js';

export type SuggestOptions = {
  needs: string;
  postcode?: string;
  age?: string;
  free?: boolean;
  times?: string;
  access?: string;
  travel?: string;
  confidence?: string;
  barriers?: string;
  who?: string;
  refused?: string;
  directory?: string;
  most?: string;
  on?: string;
  json?: boolean;
};

/** N01 to N25, as the design numbers them. */
const NUMBERED =
  'company low-mood worry purpose money rights essentials housing work learning volunteering moving outdoors making habits caring grief memory health-condition disability alcohol-drugs gambling family getting-about belonging'.split(
    ' ',
  );

/** Prints one JSON object. Throws `WrongOption`, `NoSuchService` and `BrokenFeed`. */
export async function suggest(settings: Settings, options: SuggestOptions): Promise<void> {
  const content = readContent(resolve(settings.CONTENT_DIR));
  const on = dayFrom('on', options.on);
  const places = readPlaces(resolve(settings.CONTENT_DIR), resolve(settings.DATA_DIR));
  const placed = placedFrom(options.postcode, places);
  const person = personFrom(options, content, placed);
  const most = numberFrom('most', options.most, 1, 20) ?? 3;
  const index = buildIndex(await servicesFor(settings, options.directory, content.services, on));
  for (const { service } of person.refused) if (!index.byId.has(service)) throw new NoSuchService(service);
  const { suggestions, widened, turnTo, unmet } = suggestFor(person, index, on, most);
  const area = placed?.kind === 'found' ? placed.code : undefined;
  process.stdout.write(
    `${JSON.stringify(
      {
        suggestions: suggestions.map(worded),
        widened,
        widenedWords: widened.map((what) => WIDENED[what]),
        turnTo: turnTo.map((kind) => turning(kind, councilAt(area, content.councils))),
        ...(unmet === undefined ? {} : { unmet: { need: unmet.need, area: areaOf(area) } }),
        needs: [person.main, ...person.others].flatMap((each) => each?.need ?? []),
        place: placeWords(options.postcode, placed),
      },
      undefined,
      2,
    )}\n`,
  );
}

/** A place in a part of the country that our lists lack is told with what is found; one that is nowhere is a slip. */
function placedFrom(said: string | undefined, places: Places): Placed | undefined {
  if (said === undefined) return undefined;
  const placed = placeIn(said, places);
  if (placed.kind === 'found' || (placed.kind === 'unknown-code' && placed.missing !== undefined))
    return placed;
  throw new WrongOption(
    'postcode',
    said,
    'no postcode or town that we know. Write a postcode, the first half of one, or a town, or leave it out',
  );
}

function personFrom(options: SuggestOptions, content: Content, placed: Placed | undefined): Person {
  const [main, ...others] = needsFrom(options.needs, content);
  const age = agesFrom(options.age);
  const travel = oneOf('travel', options.travel, ['walk', 'bus-or-car', 'any', 'home'] as const);
  const who = oneOf('who', options.who, ['woman', 'man'] as const);
  const confidence = numberFrom('confidence', options.confidence, 0, 10);
  const [times, access] = [timesFrom(options.times), accessFrom(options.access)];
  return {
    ...(main === undefined ? {} : { main }),
    others,
    ...age,
    ...(placed?.kind === 'found' ? { place: placed.at } : {}),
    ...(travel === undefined ? {} : { travel }),
    ...(who === undefined ? {} : { who }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(options.free ? { money: 'free' as const } : {}),
    barriers: barriersFrom(options.barriers),
    decided: [],
    refused: refusedFrom(options.refused),
    must: {
      ...(options.free ? { free: true } : {}),
      ...(times.length > 0 ? { times } : {}),
      ...(access.length > 0 ? { access } : {}),
    },
  };
}

/** Ids, numbers like N05, or plain words: "skint" is money. Throws `WrongOption` when a word stands for no need. */
function needsFrom(text: string, content: Content): WantedNeed[] {
  const known = content.needs.needs.map(({ id }) => id);
  const found = new Map<string, WantedNeed>();
  for (const each of text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')) {
    const id = each.toLowerCase().replace(/[\s_]+/g, '-');
    const number = /^n(\d\d?)$/.exec(id)?.[1];
    const named = number === undefined ? id : NUMBERED[Number(number) - 1];
    if (named !== undefined && known.includes(named)) {
      found.set(named, { need: named });
      continue;
    }
    const read = needsIn(each, content.needs, 'en');
    if (read.length === 0) throw new WrongOption('needs', each, known);
    for (const { need } of read) if (!found.has(need)) found.set(need, { need, words: each });
  }
  if (found.size === 0) throw new WrongOption('needs', text, known);
  return [...found.values()];
}

/** A data folder, a feed as it was published, or what this program keeps. The pack that ships is always there. */
async function servicesFor(
  settings: Settings,
  directory: string | undefined,
  shipped: Service[],
  on: string,
): Promise<Service[]> {
  const kept = directory === undefined ? resolve(settings.DATA_DIR) : dataFolderOf(resolve(directory));
  if (kept !== undefined) {
    const { services, broken } = await wholeDirectory(kept, shipped);
    if (broken[0] !== undefined) throw broken[0];
    return services;
  }
  const path = resolve(directory ?? '');
  const content = resolve(settings.CONTENT_DIR);
  const feed = { name: feedName(path), path, content, data: resolve(settings.DATA_DIR), on };
  const own = await servicesOf(feed);
  if (own.length === 0) throw new BrokenFeed(`${path} holds no service that can be used`);
  const ids = new Set(own.map(({ id }) => id));
  return [...own, ...shipped.filter(({ example, id }) => !example && !ids.has(id))];
}

/** The data folder that a path means: itself, or its `directory` or `feeds` folder. */
function dataFolderOf(path: string): string | undefined {
  return [path, join(path, '..'), join(path, '../..')].find((folder, up) => {
    const ends = ['', 'directory', 'directory/feeds'][up] ?? '';
    return path.endsWith(ends) && existsSync(join(folder, 'directory/feeds'));
  });
}
