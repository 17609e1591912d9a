/** The app for Teams as it is uploaded: a zip that others can open, a manifest within Microsoft's limits, two icons. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { crc32, inflateSync } from 'node:zlib';
import { BadManifest, Manifest, manifestOf } from '../../../adapters/teams-app/manifest.js';
import { packageApp } from '../../../bot/commands/teams.js';
import { settingsFrom } from '../../../bot/settings.js';
import { APP } from './microsoft.js';

let folder: string;
let out: string;
const OPTIONS = { appVersion: '1.0.0', developer: 'Example Practice' };
const settings = settingsFrom({
  MicrosoftAppId: APP,
  MicrosoftAppPassword: 'x',
  PUBLIC_URL: 'https://chat.example.org',
});

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'teams-app-'));
  out = join(folder, 'app.zip');
  packageApp(settings, { ...OPTIONS, out });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As any program opens it: from the directory at its end, each file with its sum checked. */
function opened(): Record<string, Buffer> {
  const zip = readFileSync(out);
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files: Record<string, Buffer> = {};
  let at = zip.readUInt32LE(end + 16);
  for (let n = 0; n < zip.readUInt16LE(end + 10); n++) {
    expect(zip.readUInt32LE(at)).toBe(0x02014b50);
    const [sum, size] = [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 24)];
    const [length, local] = [zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const name = zip.subarray(at + 46, at + 46 + length).toString();
    expect(zip.readUInt32LE(local)).toBe(0x04034b50);
    expect(zip.subarray(local + 30, local + 30 + length).toString()).toBe(name);
    const bytes = zip.subarray(local + 30 + length, local + 30 + length + size);
    expect(crc32(bytes)).toBe(sum);
    files[name] = bytes;
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  expect(at).toBe(end);
  return files;
}

test('it is whole, and has the manifest and the icons that it names', () => {
  const files = opened();
  const manifest = Manifest.parse(JSON.parse(files['manifest.json']?.toString() ?? ''));
  expect(Object.keys(files).sort()).toEqual(
    ['manifest.json', manifest.icons.color, manifest.icons.outline].sort(),
  );
  expect(manifest.bots[0]).toMatchObject({ botId: APP, scopes: ['personal'] });
  expect(manifest.bots[0]?.commandLists[0]?.commands.map(({ title }) => title)).toHaveLength(4);
});

test.each([
  ['color.png', 192],
  ['outline.png', 32],
])('%s is a picture of %i by as many, with something on it', (name, size) => {
  const bytes = opened()[name] ?? Buffer.alloc(0);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
  const data = bytes.subarray(41, 41 + bytes.readUInt32BE(33));
  expect(new Set(inflateSync(data)).size).toBeGreaterThan(2);
});

test('the same settings make the same bytes', () => {
  const before = readFileSync(out);
  packageApp(settings, { ...OPTIONS, out });
  expect(readFileSync(out).equals(before)).toBe(true);
});

describe('what Teams would refuse is not written, and the message says what to mend', () => {
  const about = {
    bot: APP,
    version: '1.0.0',
    developer: 'Example Practice',
    website: 'https://example.org',
    privacy: 'https://example.org/privacy',
    terms: 'https://example.org/terms',
    name: 'What matters to you?',
    description: { short: 'Short', full: 'Full' },
    commands: [{ title: 'Start', description: 'Start a conversation' }],
    accent: '#005EB8',
  };
  test('nothing is wrong with this', () => {
    expect(manifestOf(about).id).toBe(APP);
  });
  test.each([
    ['a website without https', { website: 'http://example.org' }],
    ['a version that is none', { version: 'one' }],
    ['a name that is too long', { developer: 'x'.repeat(33) }],
    ['a bot that has no id', { bot: 'bot' }],
    ['too much in few words', { description: { short: 'x'.repeat(81), full: 'Full' } }],
  ])('%s', (_what, wrong) => {
    expect(() => manifestOf({ ...about, ...wrong })).toThrow(BadManifest);
  });

  test('without the app id there is no file', () => {
    const no = join(folder, 'no.zip');
    expect(() =>
      packageApp(settingsFrom({ PUBLIC_URL: 'https://chat.example.org' }), { ...OPTIONS, out: no }),
    ).toThrow(BadManifest);
    expect(() => readFileSync(no)).toThrow();
  });
});
