/** The app for Teams as it is uploaded: a zip that others can open, a manifest within Microsoft's limits, two icons. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { crc32, inflateSync } from 'node:zlib';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { z } from 'zod';
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
});

/** Microsoft's own, of draft 4: ids of drafts are left out, everything that says what a manifest is stays as it is. */
function isManifest(): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const schema = readFileSync('test/protocols/teams/manifest-1.29.json', 'utf8');
  const { $schema: _draft, ...rest } = z.looseObject({}).parse(JSON.parse(schema));
  return ajv.compile(rest);
}

describe('by the schema that Microsoft publishes', () => {
  const holds = isManifest();
  const written = () => Manifest.parse(JSON.parse(opened()['manifest.json']?.toString() ?? ''));

  test('what is in the package is a manifest', () => {
    expect(holds(written()) ? [] : holds.errors).toEqual([]);
  });

  test.each<[string, (manifest: Manifest) => object]>([
    ['an id that is none', (manifest) => ({ ...manifest, id: 'bot' })],
    ['no icons', ({ icons: _icons, ...manifest }) => manifest],
    ['something nobody knows', (manifest) => ({ ...manifest, surprise: true })],
    [
      'a bot in a place there is none of',
      (manifest) => ({ ...manifest, bots: manifest.bots.map((bot) => ({ ...bot, scopes: ['everywhere'] })) }),
    ],
    ['another version', (manifest) => ({ ...manifest, manifestVersion: '1.2' })],
    ['a name that is too long', (manifest) => ({ ...manifest, name: { short: 'x'.repeat(31), full: 'x' } })],
  ])('a manifest with %s is none', (_what, broken) => {
    expect(holds(broken(written()))).toBe(false);
  });
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
