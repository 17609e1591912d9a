/** What a feed's terms and words mean for us, its own table first; and that ticking every box earns nothing. */
import { mkdirSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFeedWith } from '../../../bot/directory/read-feed.js';
import { buildIndex } from '../../../dialogs/matching/index.js';
import { match } from '../../../dialogs/matching/match.js';
import type { Service } from '../../../dialogs/matching/service.js';
import { person, service, today } from '../../dialogs/matching/services.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'needs-'));
  mkdirSync(join(folder, 'content/feeds'), { recursive: true });
  cpSync('content/places', join(folder, 'content/places'), { recursive: true });
  cpSync('content/feeds/words.yaml', join(folder, 'content/feeds/words.yaml'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const term = (name: string, term_uri = '') => ({ taxonomy_term: { id: name, name, term_uri } });
async function read(feed: string, attributes: object[], name = 'Tuesday group') {
  const path = join(folder, `${feed}.json`);
  writeFileSync(
    path,
    JSON.stringify([{ id: 'a', name, description: 'Open to all.', status: 'active', attributes }]),
  );
  const found: Service[] = [];
  const { unmapped } = await readFeedWith(
    { name: feed, path, content: join(folder, 'content'), data: folder, on: today },
    (each) => void found.push(each),
  );
  return { needs: Object.keys(found[0]?.needs ?? {}).sort(), unmapped };
}

describe('terms', () => {
  const table = (feed: string, text: string) =>
    writeFileSync(join(folder, `content/feeds/${feed}.yaml`), text);

  test('by address first, then by label, then by their words', async () => {
    table('one', 'terms: { "http://example.org/t/1": [grief] }\nlabels: { "Special interest": [making] }\n');
    const uri = 'http://example.org/t/1';
    expect((await read('one', [term('Debt advice', uri)])).needs).toEqual(['grief']);
    expect((await read('one', [term('special  INTEREST')])).needs).toEqual(['making']);
    expect((await read('one', [term('Debt advice')])).needs).toEqual(['money']);
  });

  test("one feed's table says nothing about another", async () => {
    table('two', 'labels: { "Special interest": [making] }\n');
    expect((await read('three', [term('Special interest')])).needs).toEqual([]);
  });

  test('what stands for nothing is listed; what was looked at and is nothing is not', async () => {
    table('four', 'labels: { "Council tax": [] }\n');
    const { needs, unmapped } = await read('four', [term('Council tax'), term('Zumbling'), term('Zumbling')]);
    expect([needs, unmapped]).toEqual([[], [['Zumbling', 2]]]);
  });

  test('a table that cannot be read is named', async () => {
    table('five', 'terms: [');
    await expect(read('five', [])).rejects.toThrow(/five\.yaml/);
  });
});

test('a service that ticks every box comes after one that does one thing well', () => {
  const all = ['company', 'money', 'housing', 'work', 'grief', 'memory', 'caring'];
  const ticks = service('a-ticks-all', { needs: Object.fromEntries(all.map((need) => [need, 3])) });
  const good = service('good', { needs: { company: 2 } });
  const list = match(
    person({ others: [{ need: 'money' }, { need: 'grief' }] }),
    buildIndex([ticks, good]),
    today,
  );
  expect(list.map(({ service: { id } }) => id)).toEqual(['good', 'a-ticks-all']);
  expect(list[1]?.because.some(({ kind }) => kind === 'also')).toBe(false);
});
