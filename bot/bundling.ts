/** Makes one bundle of all programs and their packages, so that a start loads a few files instead of a thousand. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** What can be run: each is an entry of its own, and they share what they have in common. */
const PROGRAMS = ['bot/cli.ts', 'bot/bench/http-server.ts', 'bot/torture/engine-child.ts'];
/** These load files of their own while they run: a program, a worker, a part that is there on few machines only. */
const APART = ['esbuild', 'pino', 'dtrace-provider', 'tsx'];
/** How many are kept of those made before: somebody may go back and forth between two versions. */
const MOST_KEPT = 3;

/**
 * Bundles the sources under `root` into `folder`, all or nothing: what stands there is whole, whoever stops meanwhile.
 * Throws what esbuild or the disk says when it cannot.
 */
export async function bundleInto(root: string, folder: string): Promise<void> {
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  try {
    for (const { path, contents } of await bundled(root, fresh, folder)) write(path, contents);
    putInPlace(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  forgetOld(dirname(folder));
}

async function bundled(root: string, outdir: string, folder: string) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: PROGRAMS,
    outbase: root,
    outdir,
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: `node${process.versions.node}`,
    // Node knows "any letter"; esbuild would make each such expression anew wherever it is used.
    supported: { 'regexp-unicode-property-escapes': true },
    external: APART,
    // Packages of the older kind ask for others in the older way.
    banner: {
      js: `import { createRequire as olderWay } from 'node:module'; const require = olderWay(import.meta.url);`,
    },
    // What adapters/made-before.ts keeps goes there.
    define: { BUNDLE: JSON.stringify(folder) },
    plugins: [whereTheyStand],
    // Without what is only for the eye there is less to read at every start; names stay, so that errors name them.
    minifyWhitespace: true,
    minifySyntax: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'silent',
  });
  return outputFiles;
}

/** A map that says nothing: an error within a package is named by its place in the bundle, and starts stay quick. */
const NO_MAP = `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from('{"version":3,"sources":[""],"mappings":"A"}').toString('base64')}`;

/** Our own files go on to know where they stand, because they read others that stand beside them. */
const whereTheyStand: Plugin = {
  name: 'where they stand',
  setup(building) {
    building.onLoad({ filter: /\.(?:[cm]?js|tsx?)$/ }, async ({ path }) => {
      const contents = await readFile(path, 'utf8');
      if (path.includes(`${sep}node_modules${sep}`)) return { contents: contents + NO_MAP, loader: 'js' };
      return {
        contents: contents
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
          .replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
        loader: extname(path) === '.tsx' ? 'tsx' : 'ts',
      };
    });
  },
};

/** On the disk before it gets its name, so that no power cut leaves half of it under that name. */
function write(path: string, contents: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, contents);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Another start may have made the same meanwhile: then that is taken. */
function putInPlace(fresh: string, folder: string): void {
  try {
    renameSync(fresh, folder);
  } catch (problem) {
    if (!existsSync(folder)) throw problem;
  }
}

function forgetOld(all: string): void {
  const others = readdirSync(all)
    .map((name) => ({
      path: join(all, name),
      used: statSync(join(all, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
    }))
    .sort((one, other) => other.used - one.used);
  for (const { path } of others.slice(MOST_KEPT + 1)) rmSync(path, { recursive: true, force: true });
}
