/** Fetches Microsoft's 365 Agents Playground, unmodified, into a folder of its user's: its licence forbids shipping it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const PACKAGE = '@microsoft/m365agentsplayground';
/** The one that this was tried with. */
const VERSION = '0.2.28';

/** The playground cannot be had, or does not do what it did when this was written. */
export class NoPlayground extends Error {
  override name = 'NoPlayground';
}

/** The program to start. Throws `NoPlayground`. */
export async function fetched(folder: string, say: (line: string) => void): Promise<string> {
  const home = resolve(folder);
  if (!relative(process.cwd(), home).startsWith('..'))
    throw new NoPlayground(
      `Choose a folder outside this project: ${home} is in it, and the playground may not ship with it`,
    );
  const program = join(home, 'node_modules', PACKAGE, 'cli.js');
  if (existsSync(program)) return program;
  say(`Fetching ${PACKAGE} ${VERSION} into ${home}. Its licence (for trying things out) is in its folder.`);
  mkdirSync(home, { recursive: true });
  const args = [
    'install',
    '--prefix',
    home,
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    `${PACKAGE}@${VERSION}`,
  ];
  const npm = spawn('npm', args, { cwd: home, stdio: 'ignore' });
  const status = await new Promise<number | null>((done) => {
    npm.once('error', () => done(null));
    npm.once('exit', done);
  });
  if (status !== 0 || !existsSync(program))
    throw new NoPlayground(
      `npm could not fetch ${PACKAGE}: is there a connection? Try by hand: npm ${args.join(' ')}`,
    );
  return program;
}
