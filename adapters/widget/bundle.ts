/** Makes the browser's two scripts from their sources when the server starts: the loader, and the page's panel. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** A file as it is sent: plain, and compressed for browsers that take that (all do). */
export type Asset = { body: Buffer; gzipped: Buffer; version: string };

export type Bundles = { loader: Asset; panel: Asset };

/** The browsers of people who keep a phone for long: about four years back. */
const BROWSERS = ['chrome100', 'edge100', 'firefox100', 'safari15.4'];

export class CannotBundle extends Error {
  override name = 'CannotBundle';
  constructor(cause: unknown) {
    super('The scripts for browsers could not be made: run npm ci again', { cause });
  }
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `words` are what the loader says, by language: it asks for nothing, so it brings them. Throws `CannotBundle`. */
export async function bundles(words: Record<string, object>): Promise<Bundles> {
  const [loader, panel] = await Promise.all([
    bundled('host/loader.ts', { WORDS: JSON.stringify(words) }),
    bundled('page/panel.ts', {}),
  ]);
  return { loader, panel };
}

async function bundled(entry: string, define: Record<string, string>): Promise<Asset> {
  try {
    const { outputFiles } = await build({
      entryPoints: [here(entry)],
      bundle: true,
      minify: true,
      write: false,
      format: 'iife',
      target: BROWSERS,
      define,
      jsx: 'automatic',
      jsxImportSource: 'preact',
      // The page's own parts, made into elements instead of text: the same in both places, and no library.
      alias: { 'preact/jsx-runtime': here('page/jsx.ts') },
      legalComments: 'none',
      logLevel: 'silent',
    });
    return asset(Buffer.from(outputFiles[0]?.contents ?? []));
  } catch (problem) {
    throw new CannotBundle(problem);
  }
}

export function asset(body: Buffer): Asset {
  const version = createHash('sha256').update(body).digest('base64url').slice(0, 12);
  return { body, gzipped: gzipSync(body, { level: 9 }), version };
}
