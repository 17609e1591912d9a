/** Finds web addresses of services that answer no more; goes out only when somebody says so. */
import { resolve } from 'node:path';
import { readContent } from '../../adapters/content-files.js';
import { askLinks } from '../../adapters/directories/reading/links.js';
import type { Settings } from '../settings.js';
import { numberFrom } from './asked.js';
import { many, print, printJson } from './printing.js';
import { wholeDirectory } from './whole.js';

export type LinksOptions = { ask?: boolean; most?: string; feed?: string; json?: boolean };

const MOST = { usual: 200, ever: 5000 };

/** What is gone comes first, then what did not answer now. Fails when something is gone. */
export async function linksCommand(settings: Settings, options: LinksOptions): Promise<void> {
  const shipped = readContent(resolve(settings.CONTENT_DIR)).services;
  const { services } = await wholeDirectory(resolve(settings.DATA_DIR), shipped);
  const open = services.filter(
    ({ status, from }) => status === 'active' && (options.feed === undefined || from?.feed === options.feed),
  );
  const urls = open.flatMap(({ web }) => web ?? []);
  const most = numberFrom('most', options.most, 1, MOST.ever) ?? MOST.usual;
  if (options.ask !== true) {
    print(
      `${many(new Set(urls).size)} addresses of ${many(open.length)} open services. To ask up to ${many(most)} of them: add --ask`,
    );
    return;
  }
  const answers = await askLinks(urls, most, settings.FEED_ORIGINS, (done) => {
    if (done % 50 === 0) process.stderr.write(`${many(done)} asked\n`);
  });
  const order = ['gone', 'unsure', 'not-asked', 'answers'];
  const rows = answers
    .map((answer) => ({
      ...answer,
      services: open.filter(({ web }) => web === answer.url).map(({ id, name }) => ({ id, name })),
    }))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  if (rows.some(({ state }) => state === 'gone')) process.exitCode = 1;
  if (options.json) {
    printJson(rows);
    return;
  }
  for (const { url, state, why, services: of } of rows.filter((row) => row.state !== 'answers'))
    print(
      `${state.padEnd(9)}  ${url}  ${why}\n           ${of.map(({ id, name }) => `${name} [${id}]`).join(', ')}`,
    );
  const count = (state: string) => many(rows.filter((row) => row.state === state).length);
  print(
    `${count('answers')} answer, ${count('gone')} are gone, ${count('unsure')} did not answer now, ${count('not-asked')} were not asked`,
  );
}
