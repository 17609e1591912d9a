/** Checks the content: what must be mended before it may be used, and apart from that what a person has to look at. */
import { resolve } from 'node:path';
import { BrokenContent, readContent, type Loaded } from '../../adapters/content-files.js';
import {
  copyProblems,
  copyWarnings,
  isLongLabel,
  longLabel,
  textProblems,
  textWarnings,
} from '../../dialogs/script/lint.js';
import { overdueLines } from '../../dialogs/danger/alarms.js';
import { alarmTexts, menuLabels, practiceTexts, serviceTexts } from '../../dialogs/script/placed.js';
import type { Settings } from '../settings.js';

export type Findings = { failures: string[]; warnings: string[] };

/** Prints every finding and ends with a line that counts them; failures fail the run. */
export function check(settings: Settings, options: { json?: boolean } = {}): void {
  const found = findingsIn(resolve(settings.CONTENT_DIR));
  const { failures, warnings } = found;
  if (options.json) console.log(JSON.stringify(found, null, 2));
  else {
    for (const warning of warnings) console.log(`warning: ${warning}`);
    for (const failure of failures) console.log(`FAILURE: ${failure}`);
    console.log(`content: ${failures.length} failures, ${warnings.length} warnings`);
  }
  if (failures.length > 0) process.exitCode = 1;
}

/** Of the content in a folder. What cannot be read at all is a failure like any other. */
export function findingsIn(root: string, today = new Date().toISOString().slice(0, 10)): Findings {
  try {
    return findings(readContent(root), today);
  } catch (problem) {
    if (problem instanceof BrokenContent) return { failures: problem.problems, warnings: [] };
    throw problem;
  }
}

const NOTHING_LEARNED =
  'There is no content/weights/weights.csv: people are understood by the rules alone. Mend: npm run learn';

function findings(content: Loaded, today: string): Findings {
  const { script, alarms, services, practices } = content;
  const wordings = [...content.wordings.values()];
  const elsewhere = [...alarmTexts(alarms), ...serviceTexts(services), ...practiceTexts(practices.values())];
  return {
    failures: [...wordings.flatMap(copyProblems), ...elsewhere.flatMap(textProblems)],
    warnings: [
      ...wordings.flatMap((wording) => copyWarnings(script, wording)),
      ...elsewhere.flatMap(textWarnings),
      // Words that keep people safe are for the safety officer to shorten.
      ...menuLabels(alarms).flatMap(([where, text]) => (isLongLabel(text) ? [longLabel(where, text)] : [])),
      // The base language must be whole to start at all; in the others its words are shown instead.
      ...content.missing,
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

function unchecked(
  say: (many: string) => string,
  what: string,
  all: readonly { id: string; checked_on?: string | undefined }[],
): string[] {
  const ids = all.filter((each) => each.checked_on === undefined).map((each) => each.id);
  return ids.length === 0 ? [] : [`${say(`${ids.length} ${what}`)}: ${ids.join(', ')}`];
}
