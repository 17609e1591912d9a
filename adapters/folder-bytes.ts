/** Every byte of a folder, file by file in order: what a sum is made over. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The name and the bytes of every file; of a folder that is not there, nothing. */
export function* bytesIn(root: string): Generator<string | Buffer> {
  if (!existsSync(root)) return;
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((each) => !each.isDirectory())
    .map((each) => join(each.parentPath, each.name));
  for (const file of files.sort()) {
    yield relative(root, file);
    yield readFileSync(file);
  }
}
