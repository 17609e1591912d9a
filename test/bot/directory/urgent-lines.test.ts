/** Staff who search for urgent or protective help are told the lines to call, apart from services. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { inWords, urgentLinesFor } from '../../../bot/directory/urgent-lines.js';
import { searchCommand } from '../../../bot/directory/looking.js';
import { settingsFrom } from '../../../bot/settings.js';
import { isShown } from '../../../dialogs/danger/alarms.js';
import { guideOfContent } from '../../guide.js';

jest.setTimeout(60_000);

const guide = guideOfContent();
const { lines } = guide.alarms;
const found = (words: string) => urgentLinesFor(words, guide);
const ids = (words: string) => found(words).map(({ id }) => id);

const data = mkdtempSync(join(tmpdir(), 'urgent-lines-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));
const searched = async (words: string, json = false) => {
  const [out, err]: [string[], string[]] = [[], []];
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0),
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0),
  ];
  await searchCommand(settingsFrom({ DATA_DIR: data }), words, { json }).finally(() =>
    spies.forEach((spy) => spy.mockRestore()),
  );
  return { out: out.join(''), err: err.join('') };
};

describe('a search for staff', () => {
  test('tells number and hours of a line, where services are told that there are none', async () => {
    const { out } = await searched('domestic abuse');
    const line = lines['domestic-abuse'];
    expect(out).toContain(line?.number ?? 'a number');
    expect(out).toContain(line?.hours?.en ?? 'hours');
  });

  test('keeps its list of services to services', async () => {
    const { out, err } = await searched('domestic abuse', true);
    expect(JSON.parse(out)).not.toContainEqual(expect.objectContaining({ id: 'domestic-abuse' }));
    expect(err).toContain(lines['domestic-abuse']?.number ?? 'a number');
  });

  test('tells of no line where nothing of the kind is looked for', async () => {
    expect((await searched('singing')).out).not.toContain('999');
  });
});

describe('the lines', () => {
  test.each([
    ['by name', 'Childline', 'childline'],
    ['by name with a slip', 'samaritens', 'samaritans'],
    ['by what they are for', 'domestik abuse', 'domestic-abuse'],
    ['by the danger the words mean', 'suicide', 'papyrus'],
    ['of another way to say it', 'homeless tonight', 'shelter'],
  ])('are found %s', (_how, words, id) => expect(ids(words)).toContain(id));

  test.each(['choir', 'lunch club', 'debt advice', 'carers', 'walking', 'food bank', ''])(
    'are none of the matter of "%s"',
    (words) => expect(ids(words)).toEqual([]),
  );

  test('nobody has verified are named last, without their number', () => {
    const unverified = Object.entries(lines).filter(([, line]) => !isShown(line));
    expect(unverified.length).toBeGreaterThan(0);
    for (const [id, line] of unverified) {
      const it = found(line.name.en).find((each) => each.id === id);
      if (it === undefined) throw new RangeError(`${id} is not found by its name`);
      expect(inWords(it)).not.toContain(line.number ?? line.text);
    }
    const order = found('domestic abuse').map(({ call }) => call !== undefined);
    expect(order).toEqual([...order].sort().reverse());
  });
});
