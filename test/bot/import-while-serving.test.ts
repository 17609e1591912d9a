/** The server as a newcomer starts it, and imports beside it: what the next person is offered, and that a kill changes nothing. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { wholeDirectory } from '../../bot/directory/whole.js';
import { seeded } from '../../bot/bench/random.js';
import { ANSWERS } from '../browser/person.js';
import { visitorTo } from './visitor.js';

const folder = mkdtempSync(join(tmpdir(), 'serving-'));
const data = join(folder, 'data');
const env = { ...process.env, DATA_DIR: data, PORT: '0', DEMONSTRATION_PORT: '0', LOG_LEVEL: 'error', MESSAGES_A_MINUTE: '0' }; // prettier-ignore

/** From npm's own entry. */
const program = (...words: string[]) =>
  spawn(process.execPath, ['bot/run.mjs', 'bot/cli.ts', ...words], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
const ended = (of: ChildProcess) =>
  new Promise<string>((done) => of.once('exit', (code, signal) => done(signal ?? String(code))));

function feedOf(of: string, count: number): string {
  const path = join(folder, `${of}.json`);
  const services = Array.from({ length: count }, (_, nth) => ({
    id: `${of}-${nth}`,
    name: `${of} lunch club`,
    description: `A weekly lunch club. ${'Come and meet new people. '.repeat(20)}`,
    status: 'active',
    service_at_locations: [{ location: { name: 'Hall', addresses: [{ postal_code: 'YO30 6AA' }] } }],
  }));
  writeFileSync(path, JSON.stringify(services));
  return path;
}
const importing = (path: string) => program('directory', 'import', path, '--feed', 'town', '--fewer');

let server: ChildProcess;
let home = '';
beforeAll(async () => {
  expect(await ended(importing(feedOf('Yesterday', 3)))).toBe('0');
  server = program('start');
  home = await new Promise<string>((ready) => {
    let said = '';
    server.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString();
      const found = /(http:\/\/localhost:\d+)\/c\//.exec(said)?.[1];
      if (found !== undefined) ready(found);
    });
  });
});
afterAll(async () => {
  const stopped = ended(server);
  server.kill();
  expect(await stopped).toBe('0');
  rmSync(folder, { recursive: true, force: true });
});

/** What somebody new is offered first, after all the questions of the page: the name that was given to its feed. */
async function nextIsOffered(): Promise<string> {
  const one = visitorTo(home);
  await one.agrees();
  for (let question = one.asked(); question !== 'option'; question = one.asked()) {
    const answer = ANSWERS[question ?? ''];
    if (answer === undefined) throw new Error(`Nobody knows what to answer to '${question}'`);
    if ('tap' in answer) await one.send(['choice', answer.tap]);
    else if ('tick' in answer)
      await one.send(...answer.tick.map((each): [string, string] => ['choice', each]));
    else await one.send(['words', answer.type]);
  }
  return /(\w+) lunch club/.exec(one.shown().html)?.[1] ?? one.shown().html;
}

/** The server looks once a second. */
const meanwhile = () => new Promise((next) => setTimeout(next, 1200));

test('whenever an import is killed, the next person is offered what yesterday had; when it is whole, what is new', async () => {
  expect(await nextIsOffered()).toBe('Yesterday');
  const today = feedOf('Today', 12_000);
  // As long as it takes when nobody kills it: a kill may fall anywhere in that.
  const began = performance.now();
  expect(await ended(program('directory', 'import', today, '--feed', 'town', '--dry-run'))).toBe('0');
  const whole = performance.now() - began;
  const random = seeded(20261122);
  const ends: string[] = [];
  for (let kill = 0; kill < 5; kill++) {
    const child = importing(today);
    const end = ended(child);
    const after = setTimeout(
      () => child.kill('SIGKILL'),
      (whole * (2 + kill * 2 + random.below(10) / 10)) / 12,
    );
    const how = await end;
    clearTimeout(after);
    ends.push(how);
    // One that was quicker than the hand that kills it is whole, and then there is nothing to prove.
    if (how === '0') expect(await ended(importing(feedOf('Yesterday', 3)))).toBe('0');
    await meanwhile();
    const { services, broken } = await wholeDirectory(data, []);
    expect([services.length, broken]).toEqual([3, []]);
    expect(await nextIsOffered()).toBe('Yesterday');
  }
  expect(ends).toContain('SIGKILL');
  expect(await ended(importing(today))).toBe('0');
  let offered = '';
  for (let tries = 0; tries < 30 && offered !== 'Today'; tries++) {
    await meanwhile();
    offered = await nextIsOffered();
  }
  expect(offered).toBe('Today');
}, 180_000);
