/** Checks the content: what must be mended before it may be used, and apart from that what a person has to look at. */
import { resolve } from 'node:path';
import { BrokenContent, readContent, type Loaded } from '../../adapters/content-files.js';
import { copyFindings } from '../../dialogs/script/lint/copy.js';
import { routeFindings } from '../../dialogs/script/lint/routes/route-findings.js';
import { inOneLine } from '../../dialogs/script/lint/finding.js';
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
export function findingsIn(root: string): Findings {
  try {
    return findings(readContent(root));
  } catch (problem) {
    if (problem instanceof BrokenContent) return { failures: problem.problems, warnings: [] };
    throw problem;
  }
}

const NOTHING_LEARNED =
  'There is no content/weights/weights.csv: people are understood by the rules alone. Mend: npm run learn';

function findings(content: Loaded): Findings {
  const { alarms, services } = content;
  const found = [...copyFindings(content), ...routeFindings(content.script, content.needs)];
  const lines = (grade: 'failure' | 'warning') => found.filter((each) => each.grade === grade).map(inOneLine);
  return {
    failures: lines('failure'),
    warnings: [
      ...lines('warning'),
      // The base language must be whole to start at all; in the others its words are shown instead.
      ...content.missing,
      ...(content.scales === undefined ? [NOTHING_LEARNED] : []),
      ...unchecked(
        (many) => `${many} to call need a person's check before release`,
        'lines',
        Object.entries(alarms.lines).map(([id, line]) => ({ id, ...line })),
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
