/** Checks the content: what must be mended before it may be used, and apart from that what a person has to look at. */
import { resolve } from 'node:path';
import { BrokenContent, readContent, type Loaded } from '../../adapters/content-files.js';
import { overdueLines } from '../../dialogs/danger/alarms.js';
import { copyFindings } from '../../dialogs/script/lint/copy.js';
import { costTable, textCosts, type Costs } from '../../dialogs/script/lint/cost.js';
import { inOneLine } from '../../dialogs/script/lint/finding.js';
import { stuckIn, sumInWords } from '../../dialogs/script/lint/midway-sum.js';
import { routeFindings } from '../../dialogs/script/lint/routes/route-findings.js';
import { nearest, withVoice } from '../../dialogs/script/voices.js';
import type { Scripted } from '../../dialogs/guide.js';
import type { Finding } from '../../dialogs/script/lint/finding.js';
import type { Settings } from '../settings.js';
import { against } from './against.js';

export type Findings = { failures: string[]; warnings: string[] };

export type CheckOptions = {
  json?: boolean;
  /** What the conversation costs in text messages, too. */
  texts?: boolean;
  /** A data folder: what this content would do to the people in it. */
  against?: string;
};

/** Prints every finding and ends with a line that counts them; failures, and people who would be stuck, fail the run. */
export async function check(settings: Settings, options: CheckOptions = {}): Promise<void> {
  const root = resolve(settings.CONTENT_DIR);
  const found = findingsIn(root);
  const { failures, warnings } = found;
  // What cannot be read has neither a cost nor people in it.
  const content = found.content;
  const costs = options.texts && content ? costsOf(content) : undefined;
  const midway =
    options.against !== undefined && content ? await against(options.against, content, settings) : undefined;
  if (options.json)
    console.log(
      JSON.stringify(
        { failures, warnings, ...(costs ? { texts: costs } : {}), ...(midway ? { against: midway } : {}) },
        null,
        2,
      ),
    );
  else {
    for (const warning of warnings) console.log(`warning: ${warning}`);
    for (const failure of failures) console.log(`FAILURE: ${failure}`);
    for (const cost of costs ?? []) console.log(['', ...costTable(cost), ''].join('\n'));
    console.log(`content: ${failures.length} failures, ${warnings.length} warnings`);
    if (midway) console.log([`against ${options.against}:`, ...sumInWords(midway)].join('\n'));
  }
  if (failures.length > 0 || (midway && stuckIn(midway) > 0)) process.exitCode = 1;
}

/** Of the content in a folder. What cannot be read at all is a failure like any other. */
export function findingsIn(
  root: string,
  today = new Date().toISOString().slice(0, 10),
): Findings & { content?: Loaded } {
  try {
    const content = readContent(root);
    return { ...findings(content, today), content };
  } catch (problem) {
    if (problem instanceof BrokenContent) return { failures: problem.problems, warnings: [] };
    throw problem;
  }
}

/** In each language, as people are texted: in the short words for texts where there are any. */
const costsOf = ({ script, wordings }: Loaded): Costs[] =>
  [...wordings.values()]
    .filter(({ voice }) => voice === undefined)
    .map((wording) => textCosts(script, nearest(wordings, withVoice(wording.language, 'sms')) ?? wording));

const NOTHING_LEARNED =
  'There is no content/weights/weights.csv: people are understood by the rules alone. Mend: npm run learn';

function findings(content: Loaded, today: string): Findings {
  const { script, needs, alarms, services, wordings } = content;
  const found = [
    ...copyFindings(content),
    ...routeFindings(script, needs),
    ...content.others.flatMap((other) => findingsInOther(content, other)),
  ];
  const lines = (grade: 'failure' | 'warning') => found.filter((each) => each.grade === grade).map(inOneLine);
  return {
    failures: lines('failure'),
    warnings: [
      ...lines('warning'),
      // The base language must be whole to start at all; in the others its words are shown instead.
      ...inFew(content.missing),
      ...[...wordings].flatMap(([name, { needs_check, voice }]) =>
        needs_check === undefined || voice !== undefined
          ? []
          : [`content/${script.id}/text/${name}.yaml: ${needs_check}`],
      ),
      ...(content.scales === undefined ? [NOTHING_LEARNED] : []),
      ...unchecked(
        (many) => `${many} to call need a person's check before release`,
        'lines',
        Object.entries(alarms.lines).map(([id, line]) => ({ id, ...line })),
      ),
      ...overdueLines(alarms, today).map(
        (id) =>
          `alarms.yaml, lines.${id}: its check is more than 180 days old: ring it, and write the new date`,
      ),
      ...unchecked((many) => `${many} were never checked by a person`, 'services', services),
    ],
  };
}

/** Of a script beside the one people talk to by themselves: what all share was told with that one. */
function findingsInOther(content: Loaded, other: Scripted): Finding[] {
  const folder = `content/${other.script.id}/`;
  return [
    ...copyFindings({ ...content, ...other }).filter(
      ({ file, key }) => file.startsWith(folder) && isOwnKey(key),
    ),
    ...routeFindings(other.script, content.needs).filter(({ file }) => file.startsWith(folder)),
  ];
}

const isOwnKey = (key: string) => !/^(?:needs|says|facts|plan|staff|days|pages|labels)\./.test(key);

function unchecked(
  say: (many: string) => string,
  what: string,
  all: readonly { id: string; checked_on?: string | undefined }[],
): string[] {
  const ids = all.filter((each) => each.checked_on === undefined).map((each) => each.id);
  return ids.length === 0 ? [] : [`${say(`${ids.length} ${what}`)}: ${ids.join(', ')}`];
}

/** As many of a language's missing words as an editor may look at in one go. */
const A_FEW = 10;

/** A language that is only begun lacks hundreds: those are told in one line, with the first of them. */
function inFew(missing: readonly string[]): string[] {
  const byFile = new Map<string, string[]>();
  for (const each of missing) {
    const [file = '', key = each] = each.split(' has no words for ');
    byFile.set(file, [...(byFile.get(file) ?? []), key]);
  }
  return [...byFile].flatMap(([file, keys]) =>
    keys.length <= A_FEW
      ? keys.map((key) => `${file} has no words for ${key}`)
      : [
          `${file} has no words for ${keys.length} keys, and the base language's are shown there: ${keys.slice(0, A_FEW).join(', ')} …`,
        ],
  );
}
