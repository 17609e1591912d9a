/** Exact postcodes: what the list holds places services, what it lacks is named, and a broken list changes nothing. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { importPostcodes, readPlaces } from '../../../adapters/directories/ground.js';
import { servicesOf } from '../../../bot/directory/read-feed.js';
import { placeIn } from '../../../dialogs/matching/near.js';

/** As the ONS orders them; the rows are made up, but for where the places are. */
const HEAD = 'pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,ctry,rgn,lat,long,imd';
const row = (postcode: string, lat: number, long: number, ended = '') => {
  const joined = postcode.replace(' ', '');
  return `"${joined}","${postcode}","${postcode}","199001","${ended}","E10","E58","E06","E92","E12",${lat},${long},1`;
};
const LIST = [
  HEAD,
  row('YO1 7HH', 53.96, -1.08),
  row('YO1 7HX', 53.98, -1.1),
  row('YO1 7ZZ', 50, -1, '200512'),
  row('CF10 1EP', 51.478, -3.175),
  row('EH1 1YZ', 55.95, -3.19),
  row('JE2 3AB', 99.999999, 0),
];

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'postcodes-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string, rows: readonly string[]) => {
  const path = join(folder, name);
  writeFileSync(path, `\ufeff${rows.join('\r\n')}\r\n`);
  return path;
};
const take = (rows: readonly string[], data: string, name = 'list.csv') =>
  importPostcodes(written(name, rows), data, new Date('2026-11-22T09:00:00Z'), () => undefined);
const newData = () => mkdtempSync(join(folder, 'data-'));

describe('a list in the columns of the ONS', () => {
  test('is counted, and the parts of the country it has none of are named', async () => {
    expect(await take(LIST, newData())).toEqual({
      postcodes: 4,
      sectors: 3,
      outcodes: 3,
      ended: 1,
      nowhere: 1,
      missing: ['Northern Ireland', 'Jersey', 'Guernsey', 'the Isle of Man'],
    });
  });

  test('gives the exact place of each postcode, however it is spaced, and none of what is no more', async () => {
    const data = newData();
    await take(LIST, data);
    const { exact } = readPlaces('content', data);
    expect(exact?.('YO1 7HX')).toEqual({ lat: 53.98, long: -1.1 });
    expect(exact?.('cf101ep')).toEqual({ lat: 51.478, long: -3.175 });
    expect([exact?.('YO1 7ZZ'), exact?.('JE2 3AB'), exact?.('YO1 7')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('a person is still no finer than a sector, whose middle is that of its postcodes', async () => {
    const data = newData();
    await take(LIST, data);
    const placed = placeIn('YO1 7HX', readPlaces('content', data));
    expect(placed).toMatchObject({ kind: 'found', code: 'YO1 7' });
    expect(placed.kind === 'found' && placed.at.lat).toBeCloseTo(53.97, 5);
  });

  test('what it leaves out stays as it ships, in Wales and Scotland too', async () => {
    const data = newData();
    await take(LIST, data);
    const [own, shipped] = [readPlaces('content', data), readPlaces('content', newData())];
    for (const code of ['LL57 2', 'IV1 1', 'BS5 0'])
      expect([code, own.sectors.get(code)]).toEqual([code, shipped.sectors.get(code)]);
    expect(placeIn('BT1 1AA', own)).toMatchObject({ kind: 'unknown-code', missing: 'Northern Ireland' });
  });

  test('Northern Ireland is found once a list has it', async () => {
    const data = newData();
    expect((await take([...LIST, row('BT1 1AA', 54.6, -5.93)], data)).missing).not.toContain(
      'Northern Ireland',
    );
    expect(placeIn('BT1 1AA', readPlaces('content', data))).toMatchObject({ kind: 'found', code: 'BT1 1' });
  });

  test('a service of a feed stands exactly where its postcode is', async () => {
    const data = newData();
    await take(LIST, data);
    const location = (coordinates: object) => [
      { location: { name: 'Hall', ...coordinates, addresses: [{ postal_code: 'YO1 7HX' }] } },
    ];
    const path = join(folder, 'feed.json');
    const feed = { name: 'feed', path, content: 'content', data, on: '2026-11-22' };
    const placed = async (coordinates: object) => {
      const service = {
        id: 'a',
        name: 'Choir',
        status: 'active',
        service_at_locations: location(coordinates),
      };
      writeFileSync(path, JSON.stringify([service]));
      return (await servicesOf(feed))[0]?.locations[0]?.at;
    };
    expect(await placed({})).toEqual({ lat: 53.98, long: -1.1 });
    // Ten kilometres away would be near enough to a sector's middle, and is wrong for a postcode.
    expect(await placed({ latitude: 54.07, longitude: -1.1 })).toEqual({ lat: 53.98, long: -1.1 });
    expect(await placed({ latitude: 53.981, longitude: -1.101 })).toEqual({ lat: 53.981, long: -1.101 });
  });
});

describe('whole or not at all', () => {
  test.each([
    ['a file that is something else', ['name,age', 'x,1'], /no column for postcode, lat, long/],
    ['a list without one place', [HEAD, row('JE2 3AB', 99.999999, 0)], /no postcode with a place/],
    ['a list that breaks off in a quote', [...LIST, '"YO1'], /row \d/],
    ['an empty file', [], /no column|empty/],
  ])('%s changes nothing', async (_what, rows, why) => {
    const data = newData();
    await take(LIST, data);
    await expect(take(rows, data, 'broken.csv')).rejects.toThrow(why);
    expect(readPlaces('content', data).exact?.('YO1 7HX')).toEqual({ lat: 53.98, long: -1.1 });
    expect(readdirSync(join(data, 'directory/places')).length).toBe(2);
  });

  test('a new list takes the place of the old one, whose files go', async () => {
    const data = newData();
    await take(LIST, data);
    await take([HEAD, row('YO1 7HX', 53.99, -1.11)], data);
    expect(readPlaces('content', data).exact?.('YO1 7HX')).toEqual({ lat: 53.99, long: -1.11 });
    expect(readdirSync(join(data, 'directory/places')).length).toBe(2);
  });
});
