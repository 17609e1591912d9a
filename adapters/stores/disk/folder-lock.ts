/** Lets one server at a time use a folder: two of them would each overwrite what the other saved. */
import { createHash, randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { codeOf } from '../files.js';

/**
 * Who holds the lock. `born` tells a process from a later one with the same number, where the system says;
 * `token` tells one time of holding it from another.
 */
const Holder = z.strictObject({
  pid: z.int().positive(),
  born: z.string().optional(),
  token: z.string().optional(),
});
type Holder = z.infer<typeof Holder>;

export class FolderInUse extends Error {
  override name = 'FolderInUse';
  constructor(folder: string, pid: number) {
    super(`The folder ${folder} is in use by another server (process ${pid}); stop that one first`);
  }
}

/**
 * Takes the lock and returns what gives it back. `unfinished` is a folder on the same disk, for what is being written;
 * whoever has the lock may sweep it. It guards against a second server on the same machine; a
 * folder shared by several machines or containers needs a database instead.
 */
export async function lockFolder(folder: string, unfinished: string): Promise<() => Promise<void>> {
  const lock = join(folder, 'lock');
  const born = await birth(process.pid);
  const mine = JSON.stringify({ pid: process.pid, ...(born && { born }), token: randomUUID() });
  await take(lock, { mine, folder, unfinished });
  return async () => {
    if ((await textOf(lock)) === mine) await rm(lock, { force: true });
  };
}

/**
 * Only one may replace a given dead lock: whoever holds the claim to it, which is a lock like any other and
 * can itself be left by the dead. To remove the dead one and then make our own would let two servers in.
 */
async function take(lock: string, by: Taking): Promise<void> {
  const { folder } = by;
  for (;;) {
    if (await make(lock, by)) return;
    const { text, holder } = await readLock(lock);
    if (text === undefined) continue;
    if (holder && (await lives(holder))) throw new FolderInUse(folder, holder.pid);
    const claim = `${lock}.${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
    await take(claim, by);
    // Somebody may have had this claim, and used it, between our reading the lock and our getting it.
    if ((await textOf(lock)) === text) return rename(claim, lock);
    await rm(claim, { force: true });
  }
}

type Taking = { mine: string; folder: string; unfinished: string };

/**
 * There whole or not at all: one that is there and still empty looks like one that a crash left, and is taken over.
 * False when there is one already.
 */
async function make(lock: string, { mine, unfinished }: Taking): Promise<boolean> {
  const whole = join(unfinished, `${randomUUID()}.lock`);
  await writeFile(whole, mine, { flag: 'wx', mode: 0o600 });
  try {
    await link(whole, lock);
    return true;
  } catch (error) {
    // ENOENT: whoever has the lock swept it away meanwhile.
    if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOENT') return false;
    throw error;
  } finally {
    await rm(whole, { force: true });
  }
}

/** An earlier version wrote it in place: one that stays cut short was left so by a crash. */
async function readLock(lock: string): Promise<{ text: string | undefined; holder: Holder | undefined }> {
  for (let tries = 0; ; tries++) {
    const text = await textOf(lock);
    const holder = holderIn(text);
    if (text === undefined || holder || tries === 10) return { text, holder };
    await wait(20);
  }
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function holderIn(text: string | undefined): Holder | undefined {
  try {
    return Holder.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}

/** In a container every server is process 1, so the number alone would keep a restarted one out for ever. */
async function lives(holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it is there, under another account.
    if (codeOf(error) === 'ESRCH') return false;
  }
  const born = await birth(holder.pid);
  return born === undefined || holder.born === undefined || born === holder.born;
}

/** When a process began, in a form that no other process shares; undefined where the system does not tell. */
async function birth(pid: number): Promise<string | undefined> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; after it come the state and, nineteen fields on, the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'ended' : `${boot.trim()}/${fields[19]}`;
  } catch {
    return undefined;
  }
}
