/** Content with one more practice, whose chat is switched off. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

/** What `served` takes: the folder is there for the tests of one file. */
export function withShut(): () => Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'content-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  cpSync('content', root, { recursive: true });
  const example = readFileSync(join(root, 'practices/example.yaml'), 'utf8');
  const shut = example.replace(/^id: example$/m, 'id: shut');
  writeFileSync(join(root, 'practices/shut.yaml'), `${shut}\nclosed: 'The phones are down.'\n`);
  return () => Promise.resolve(root);
}
