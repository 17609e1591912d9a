/** A small project of the same shape as ours, with our packages: to run programs in as `npm start` does. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = 'bot/cli.ts';
/** What `bot/bundling.ts` bundles besides. */
const OTHERS = ['bot/bench/http-server.ts', 'bot/torture/engine-child.ts'];
/** What runs programs, and what says which packages there are. */
const OURS = ['bot/run.mjs', 'bot/bundling.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];

export const CACHE = 'node_modules/.cache/what-matters/programs';

/** `more` are files of ours that are copied as they are. */
export function smallProject(more: readonly string[] = []) {
  const root = mkdtempSync(join(tmpdir(), 'what-matters-run-'));
  const put = (file: string, text: string) => {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  for (const file of [...OURS, ...more]) cpSync(file, join(root, file), { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync('node_modules').filter((each) => !each.startsWith('.')))
    symlinkSync(join(process.cwd(), 'node_modules', name), join(root, 'node_modules', name));
  for (const room of ['adapters', 'dialogs']) mkdirSync(join(root, room), { recursive: true });
  for (const file of OTHERS) put(file, 'export {};\n');
  return {
    root,
    put,
    program: (text: string) => put(PROGRAM, text),
    run(...args: string[]) {
      const { stdout, stderr, status } = spawnSync(process.execPath, ['bot/run.mjs', PROGRAM, ...args], {
        cwd: root,
        encoding: 'utf8',
      });
      return { said: stdout.trim(), errors: stderr, status };
    },
    made: () => readdirSync(join(root, CACHE)),
  };
}
