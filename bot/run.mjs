/**
 * Runs a program of ours: as one bundle that was made of exactly these sources, and else from the sources by tsx.
 * Plain JavaScript, because it is what runs before anything else can: `node bot/run.mjs bot/cli.ts start`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// What runs sees the same arguments as if it had been called itself.
process.argv.splice(1, 1);
const entry = process.argv[1] ?? '';

/** Everything a bundle is made of: our sources, the versions of the packages, and where they stand. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.version}\0${root}\0`);
  const files = ['bot', 'adapters', 'dialogs'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath ?? each.path, each.name)),
  );
  for (const file of [...files.sort(), join(root, 'package-lock.json')])
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('base64url').slice(0, 22);
}

const made = fingerprint();
const folder = join(root, 'node_modules', '.cache', 'what-matters', 'programs', made);
const bundle = join(folder, entry.replace(/\.ts$/, '.js'));

/** Makes the bundle where there is none. False where it cannot be kept: then the sources run as they are. */
async function isBundled() {
  if (existsSync(bundle)) return true;
  const { register } = await import('tsx/esm/api');
  const unregister = register();
  try {
    const { bundleInto } = await import('./bundling.ts');
    await bundleInto(root, folder);
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    process.stderr.write(
      `Starting takes longer than it could: the program was not made ready beforehand (${why})\n`,
    );
    return false;
  }
  await unregister();
  return true;
}

if (await isBundled()) {
  // So that an error names the file and the line that an engineer wrote.
  process.setSourceMapsEnabled(true);
  try {
    // Of all that were made, those used last are kept.
    const now = new Date();
    utimesSync(folder, now, now);
  } catch {
    // Somebody else's folder, or a disk that takes no more: what stands there can be run all the same.
  }
  await import(pathToFileURL(bundle).href);
} else {
  await import(pathToFileURL(join(root, entry)).href);
}
