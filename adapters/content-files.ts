/** Reads content/ into what a conversation is held with; broken content never starts, and says what to mend. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { AlarmsFile, type Alarms } from '../dialogs/danger/alarms.js';
import type { Content, Scripted } from '../dialogs/guide.js';
import { CouncilsFile, problemsInCouncils } from '../dialogs/matching/councils.js';
import { ServiceFile, type Service } from '../dialogs/matching/service.js';
import { NeedPage, SharedWords, type Needs } from '../dialogs/needs/needs.js';
import { LadderRules } from '../dialogs/ladder/rules.js';
import { PaperRules } from '../dialogs/papers/rules.js';
import { problemsInRoutes } from '../dialogs/route/problems.js';
import { RouteRules } from '../dialogs/route/rules.js';
import { problemsInContent, problemsInUrgentHelp } from '../dialogs/script/content-problems.js';
import { NeededWords, neededOf } from '../dialogs/script/needed-words.js';
import { Practice } from '../dialogs/script/practice.js';
import { OWN_SCRIPT, Script } from '../dialogs/script/script.js';
import { SignedFile, type Signature } from '../dialogs/script/signing.js';
import { languageIn } from '../dialogs/script/voices.js';
import { Wording } from '../dialogs/script/wording.js';
import { scales, type Learned } from '../dialogs/weighing/weigh.js';
import { dangerWords, type ReadFile } from './danger-files.js';
import { bytesIn } from './folder-bytes.js';
import { madeBefore } from './made-before.js';
import { readPlaces } from './places-files.js';
import { readOthers } from './script-files.js';
import { wordingsFrom } from './wording-files.js';
import { readLearned, type ReadLearned } from './weights-files.js';
import { readAll, readYaml } from './yaml-files.js';

/** Every problem found, each a line that names the file, the key and the mend. */
export class BrokenContent extends Error {
  override name = 'BrokenContent';
  constructor(readonly problems: string[]) {
    super(
      `The content cannot be used yet. ${problems.length === 1 ? 'One thing' : `${problems.length} things`} to mend:\n` +
        problems.map((problem) => `  - ${problem}`).join('\n'),
    );
  }
}

export type Loaded = Content & {
  services: Service[];
  /** Words a language lacks, where the base language's are used: for the editor to write. */
  missing: string[];
  /** Long words that are needed, by language: the copy check lets them pass. */
  needed: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Who signed what; not there until somebody did. */
export const SIGNED = 'signed.yaml';

/** As plain data. */
type Read = Omit<Loaded, 'scales'> & { learned: Learned | undefined };

/**
 * `root` is the content folder. Throws `BrokenContent` with everything that is wrong, not only the first. Files that an
 * earlier start read and found right, down to the last byte, are not gone through again.
 */
export function readContent(root: string): Loaded {
  const { learned, ...content } = madeBefore(
    'content',
    () => bytesIn(root),
    () => readAnew(root),
  );
  return { ...content, ...(learned && { scales: scales(learned) }) };
}

function readAnew(root: string): Read {
  const problems: string[] = [];
  const read = <T>(file: string, schema: z.ZodType<T>): T | undefined =>
    readYaml(root, file, schema, problems);

  const script = read(`${OWN_SCRIPT}/flow.yaml`, Script);
  const needs = needsIn(root, problems);
  const alarms = alarmsIn(root, problems);
  const routes = read('routes.yaml', RouteRules);
  const ladder = read('ladder.yaml', LadderRules);
  const papers = read('papers.yaml', PaperRules);
  const { wordings, byName, missing } = wordingsFrom((prepare) =>
    readAll(root, `${OWN_SCRIPT}/text`, Wording, problems, prepare),
  );
  const practices = readAll(root, 'practices', Practice, problems);
  const services = readAll(root, 'services', ServiceFile, problems).flatMap(([, file]) => file.services);
  const places = readPlaces(root, problems);
  const councils = existsSync(join(root, 'councils.yaml'))
    ? (read('councils.yaml', CouncilsFile)?.councils ?? [])
    : [];
  if (places) problems.push(...problemsInCouncils(councils, places));
  const needed = read('words-we-need.yaml', NeededWords) ?? {};
  const learned = learnedIn(root, problems);
  const signed = existsSync(join(root, SIGNED)) ? read(SIGNED, SignedFile) : { signatures: [] };

  if (script && needs && alarms && places)
    problems.push(
      ...problemsInContent({ script, folder: OWN_SCRIPT, needs, alarms, wordings, practices, services }),
    );
  if (
    problems.length > 0 ||
    !script ||
    !needs ||
    !alarms ||
    !routes ||
    !ladder ||
    !papers ||
    !places ||
    !signed
  )
    throw new BrokenContent(problems);
  const shared = [
    needs,
    alarms,
    routes,
    ladder,
    papers,
    practices.map(([, { id, wording }]) => [id, wording]),
    learned?.files,
  ];
  const ids = needs.needs.map(({ id }) => id);
  const others = readOthers({ root, own: script, spoken: byName, ids, problems });
  const scripts = [script, ...others.map((each) => each.script)];
  problems.push(...problemsInRoutes(routes, scripts, needs));
  for (const [file, { script: begins }] of practices)
    if (begins !== undefined && !scripts.some(({ id }) => id === begins))
      problems.push(`content/${file}: script: there is no script '${begins}' in content/`);
  if (problems.length > 0) throw new BrokenContent(problems);
  return {
    ...scripted(script, wordings, byName, signed.signatures, shared),
    others: others.map((each) =>
      scripted(each.script, each.wordings, each.byName, signed.signatures, shared),
    ),
    needs,
    alarms,
    routes,
    ladder,
    papers,
    learned: learned?.learned,
    places,
    councils,
    services,
    missing,
    needed: neededOf(needed),
    practices: new Map(practices.map(([, practice]) => [practice.id, practice])),
  };
}

/** A script with its words, and the fingerprints that a sign-off of it is bound to. */
function scripted(
  script: Script,
  wordings: [file: string, wording: Wording][],
  byName: ReadonlyMap<string, Wording>,
  signatures: readonly Signature[],
  shared: unknown[],
): Scripted {
  const inAll = fingerprint([script, ...shared]);
  const words = wordings.map(([file, wording]) => ({
    language: languageIn(basename(file, '.yaml')),
    wording,
  }));
  const of = (language: string) => fingerprint([inAll, words.filter((each) => each.language === language)]);
  return {
    script,
    wordings: byName,
    fingerprint: fingerprint([inAll, words]),
    signed: {
      signatures: signatures.filter((each) => each.script === script.id),
      fingerprints: new Map(words.map(({ language }) => [language, of(language)])),
    },
  };
}

/** What all needs share, and a page for each. */
function needsIn(root: string, problems: string[]): Needs | undefined {
  const shared = readYaml(root, 'needs.yaml', SharedWords, problems);
  const pages = readAll(root, 'needs', NeedPage, problems);
  for (const [file, { id }] of pages)
    if (file !== `needs/${id}.yaml`)
      problems.push(`content/${file}: it is the page of '${id}': call the file ${id}.yaml`);
  return shared && { ...shared, needs: pages.map(([, page]) => page) };
}

/** Urgent help alone: cards, lines, and the words that mean danger. Throws `BrokenContent` as `readContent` does. */
export function readAlarms(root: string): Alarms {
  const problems: string[] = [];
  const alarms = alarmsIn(root, problems);
  if (alarms) problems.push(...problemsInUrgentHelp(alarms, []));
  if (problems.length > 0 || !alarms) throw new BrokenContent(problems);
  return alarms;
}

function alarmsIn(root: string, problems: string[]): Alarms | undefined {
  const read: ReadFile = (file, schema) => readYaml(root, file, schema, problems);
  const urgent = read('alarms.yaml', AlarmsFile);
  const words = dangerWords(root, read, problems);
  return urgent && { ...urgent, ...words };
}

/**
 * Of routes, needs, danger, what was learned and every word, a practice's own included, so that a sign-off is bound to
 * all of it. The directory and a practice's numbers change from day to day, so they stay out.
 */
function fingerprint(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}

function learnedIn(root: string, problems: string[]): ReadLearned | undefined {
  try {
    return readLearned(root);
  } catch (cause) {
    problems.push(`content/weights: ${cause instanceof Error ? cause.message : String(cause)}`);
    return undefined;
  }
}
