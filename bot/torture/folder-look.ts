/** Looks into a data folder from outside: what does not belong there after a start, and what belongs to no running server. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const ROOMS = ['conversations', 'people', 'journal', 'set-aside', 'unfinished'];
/** Counts that are of nobody, and where they are made ready: what is half written there is swept after an hour. */
const COUNTS = /^directory(\/unmet\.json|\/unfinished(\/[0-9a-f-]{36}\.tmp)?)?$/;
const KEYS = ['direct-line.key'];
const RUNNING = ['lock', 'socket', 'socket-path'];

/** A file that is being written is in its place soon; one that stays was left. Milliseconds. */
const SOON = 400;

/** Files that a start should have swept, or that have no place here. */
export async function strays(folder: string): Promise<string[]> {
  const found = await unknown(folder);
  if (found.length === 0) return [];
  await wait(SOON);
  const still = new Set(await unknown(folder));
  return found.filter((name) => still.has(name));
}

async function unknown(folder: string): Promise<string[]> {
  const all = await readdir(folder, { recursive: true });
  return all.filter((name) => !belongs(name));
}

const RECORDS = /^(conversations|people)\/[a-z0-9_-]+(\/[0-9a-f]{2}(\/(index|[0-9a-f]{64}\.json))?)?$/;
const belongs = (name: string) =>
  [...ROOMS, ...KEYS, ...RUNNING].includes(name) ||
  [RECORDS, COUNTS, /^journal\/\d{8}\.log$/].some((form) => form.test(name));

/** What a server that stopped cleanly takes away. */
export async function leftByServer(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => RUNNING.includes(name)).map((name) => join(folder, name));
}
