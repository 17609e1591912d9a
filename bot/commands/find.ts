/** Looks services up by words, as a link worker would: "singing", "skint", a name with a slip in it. */
import { resolve } from 'node:path';
import { readContent } from '../../adapters/content-files.js';
import { find as findServices } from '../../dialogs/matching/find.js';
import { buildIndex } from '../../dialogs/matching/index.js';
import { needsIn } from '../../dialogs/needs/read.js';
import type { Settings } from '../settings.js';

/** As many as fit a screen. */
const MOST = 10;

export function find(settings: Settings, words: string): void {
  const content = readContent(resolve(settings.CONTENT_DIR));
  const needs = needsIn(words, content.needs, 'en').map((finding) => finding.need);
  const found = findServices(words, buildIndex(content.services), needs).slice(0, MOST);
  if (needs.length > 0) console.log(`These words speak of: ${needs.join(', ')}\n`);
  if (found.length === 0) console.log('Nothing found. Try a need, such as "company", or part of a name.');
  for (const service of found)
    console.log(`${service.name}  [${service.id}]\n  ${service.summary}\n  ${service.how_to_start}\n`);
}
