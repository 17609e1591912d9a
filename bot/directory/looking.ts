/** Looks into the directory that is kept: what is there, what is overdue, one service, or a search by words. */
import { resolve } from 'node:path';
import { readContent } from '../../adapters/content-files.js';
import { readPlaces } from '../../adapters/directories/ground.js';
import { asYaml } from '../../adapters/directories/mapping-files.js';
import { checkedOf, costsOf } from '../../dialogs/matching/details.js';
import { find } from '../../dialogs/matching/find.js';
import { guideFrom } from '../../dialogs/guide.js';
import { buildIndex } from '../../dialogs/matching/index.js';
import { placeInSearch } from '../../dialogs/matching/place-in-search.js';
import type { Service } from '../../dialogs/matching/service.js';
import { needsIn } from '../../dialogs/needs/read.js';
import type { Settings } from '../settings.js';
import { numberFrom } from './asked.js';
import { cell } from './problem-file.js';
import { counted, many, print, printJson, today } from './printing.js';
import { checkedInWords, costInWords } from './say.js';
import { inWords, urgentLinesFor } from './urgent-lines.js';
import { wholeDirectory, type Whole } from './whole.js';

/** Nothing is there by this id. */
export class NoSuchService extends Error {
  override name = 'NoSuchService';
  constructor(id: string) {
    super(`There is no service with the id '${id}'. Look for it: npm run directory -- search <words>`);
  }
}

export class NothingToLookFor extends Error {
  override name = 'NothingToLookFor';
  constructor() {
    super('Write what to look for, like: npm run directory -- search lunch club in Leeds');
  }
}

async function wholeOf(settings: Settings): Promise<Whole> {
  const whole = await wholeDirectory(
    resolve(settings.DATA_DIR),
    readContent(resolve(settings.CONTENT_DIR)).services,
  );
  for (const problem of whole.broken) process.stderr.write(`${problem.message}\n`);
  return whole;
}

/** What is there and what a person has to look at. Fails when a part of it cannot be read. */
export async function checkCommand(settings: Settings, { json }: { json?: boolean }): Promise<void> {
  const { services, feeds, broken, shared, lost } = await wholeOf(settings);
  const count = (holds: (service: Service) => boolean) => services.filter(holds).length;
  const figures = {
    services: services.length,
    open: count(({ status }) => status === 'active'),
    withoutNeeds: count(({ needs }) => Object.keys(needs).length === 0),
    overTicked: count(({ needs }) => Object.keys(needs).length > 5),
    withoutPlace: count(
      ({ channels, locations }) => channels.includes('in-person') && !locations.some(({ at }) => at),
    ),
    costUnknown: count(({ cost }) => cost === undefined),
    neverChecked: count(({ checked_on }) => checked_on === undefined),
    outOfDate: count((service) => checkedOf(service, today()).state === 'stale'),
    feeds,
    sharedIds: shared,
    lost: lost.map(({ service, added }) => ({ service, fields: Object.keys(added) })),
    broken: broken.map(({ message }) => message),
  };
  if (json) printJson(figures);
  else {
    for (const { name, source, imported, services: held } of feeds)
      print(`${name}: ${many(held)} services from ${source}, imported ${imported}`);
    print(
      `${many(figures.services)} services, ${many(figures.open)} open; ${many(figures.withoutNeeds)} without a need, ${many(figures.overTicked)} that tick too many, ${many(figures.withoutPlace)} without a place, ${many(figures.costUnknown)} whose cost nobody knows`,
    );
    print(
      `${many(figures.neverChecked)} were never checked, ${many(figures.outOfDate)} over a year ago: npm run directory -- stale`,
    );
    if (shared.length > 0)
      print(
        `${counted(shared.length, 'id')} stand in two feeds, like ${shared[0]}: the later feed's name is put before them. Import it again to keep them so`,
      );
    if (lost.length > 0)
      print(`What was added to ${counted(lost.length, 'service')} that is not there any more, and is kept:`);
    for (const { service, fields } of figures.lost)
      print(
        `  ${service}: ${fields.join(', ')}. To put it at another: npm run directory -- overlay ${service} --to <id>`,
      );
  }
  if (broken.length > 0) process.exitCode = 1;
}

/** Throws `WrongOption` and `NothingToLookFor`. */
export async function searchCommand(
  settings: Settings,
  words: string,
  { json, most }: { json?: boolean; most?: string },
): Promise<void> {
  const few = numberFrom('most', most, 1, 1000) ?? 10;
  if (words.trim() === '') throw new NothingToLookFor();
  const content = readContent(resolve(settings.CONTENT_DIR));
  const { services } = await wholeOf(settings);
  const places = readPlaces(resolve(settings.CONTENT_DIR), resolve(settings.DATA_DIR));
  const search = placeInSearch(words, places);
  const needs = needsIn(search.words, content.needs, 'en').map(({ need }) => need);
  const all = find(search.words, buildIndex(services), needs, search.at);
  const found = all.slice(0, few);
  const urgent = urgentLinesFor(search.words, guideFrom(content));
  if (json) {
    // Apart from services, as ever: whoever reads the list of those finds nothing else in it.
    for (const line of urgent) process.stderr.write(`${inWords(line)}\n`);
    printJson(
      found.map(({ id, name, organisation, summary, needs: served }) => ({
        id,
        name,
        organisation,
        summary,
        needs: served,
      })),
    );
    return;
  }
  if (urgent.length > 0) {
    print('Urgent help. In danger, call 999 now. These are lines to call, and no services:');
    for (const line of urgent) print(inWords(line));
    print('');
  }
  if (found.length === 0)
    print(
      search.at === undefined
        ? 'Nothing found. Try part of a name, or a need such as "company".'
        : 'Nothing found for people there. Try the same words without the place.',
    );
  else
    for (const { id, name, summary, how_to_start } of found)
      print(`${name}  [${id}]\n  ${summary}\n  ${how_to_start}\n`);
}

/** Throws `NoSuchService`. */
export async function showCommand(
  settings: Settings,
  id: string,
  { json }: { json?: boolean },
): Promise<void> {
  const service = await serviceAt(settings, id);
  if (json) {
    printJson(service);
    return;
  }
  print(asYaml(service).trimEnd());
  print(`# ${costInWords(costsOf(service))} · ${checkedInWords(checkedOf(service, today()))}`);
}

export async function serviceAt(settings: Settings, id: string): Promise<Service> {
  const { services } = await wholeOf(settings);
  const service = services.find((each) => each.id === id) ?? services.find(({ from }) => from?.id === id);
  if (service === undefined) throw new NoSuchService(id);
  return service;
}

/** How long ago, in words of one width. */
const OVERDUE: Readonly<Record<string, string>> = {
  stale: 'over a year ago  ',
  'check-before': 'over 6 months ago',
  'not-checked': 'never checked    ',
};

/** The overdue queue: over 12 months first, then 6, then never; open services only. As CSV a spreadsheet can hold. */
export async function staleCommand(
  settings: Settings,
  { json, csv }: { json?: boolean; csv?: boolean },
): Promise<void> {
  const order = ['stale', 'check-before', 'not-checked'];
  const { services } = await wholeOf(settings);
  const queue = services
    .filter(({ status, example }) => status === 'active' && !example)
    .map((service) => ({ service, state: checkedOf(service, today()).state }))
    .filter(({ state }) => order.includes(state))
    .sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        ((a.service.checked_on ?? '') < (b.service.checked_on ?? '') ? -1 : 1),
    );
  const rows = queue.map(({ service: { id, name, checked_on, phone, email, web }, state }) => ({
    id,
    name,
    state,
    checked_on,
    phone: phone?.number,
    email,
    web,
  }));
  if (json) {
    printJson(rows);
    return;
  }
  if (csv) {
    print('id,name,state,checked_on,phone,email,web');
    for (const row of rows)
      print([row.id, row.name, row.state, row.checked_on, row.phone, row.email, row.web].map(cell).join(','));
    return;
  }
  if (rows.length === 0) print('Nothing is overdue.');
  else
    print(
      'To be checked: ring or write to them, then npm run directory -- overlay <id> --set checked_on=<date> --by <who>',
    );
  for (const { id, name, state, checked_on } of rows.slice(0, 50))
    print(`${OVERDUE[state] ?? state}  ${checked_on ?? '          '}  ${name}  [${id}]`);
  if (rows.length > 50) print(`… and ${many(rows.length - 50)} more: --json or --csv has them all`);
}
