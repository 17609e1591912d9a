/** Finds where a person is, no finer than a postcode sector, and how far that is from somewhere else. */
import type { Point } from './service.js';

/** The middle of each outcode (`YO1`) and sector (`YO1 7`), and an outcode in the middle of each town, by its tidy name. */
export type Places = {
  outcodes: Map<string, Point>;
  sectors: Map<string, Point>;
  towns: ReadonlyMap<string, { code: string; at: Point }>;
  /** Where a full postcode is, when a list of them was imported: for services alone, never for where a person is. */
  exact?: (postcode: string) => Point | undefined;
};

export type Placed =
  /** `code` is an outcode or a sector. */
  | { kind: 'found'; code: string; at: Point }
  /** `missing`: where it is, when that part of the country is not in our lists. */
  | { kind: 'unknown-code'; code: string; missing?: string }
  | { kind: 'not-a-code' };

export class BrokenPlaces extends Error {
  override name = 'BrokenPlaces';
  constructor(file: string, line: number, problem: string) {
    super(`${file}, line ${line}: ${problem}`);
  }
}

/**
 * Reads the lists of places. Each row is a code, a latitude and a longitude in degrees, more is ignored; or a town and
 * an outcode. Throws `BrokenPlaces`.
 */
export function placesFrom(outcodesCsv: string, sectorsCsv: string, townsCsv = ''): Places {
  const outcodes = pointsIn(outcodesCsv, 'outcodes.csv', /^[A-Z]{1,3}\d?[A-Z\d]?$/);
  const sectors = pointsIn(sectorsCsv, 'sectors.csv', /^[A-Z]{1,3}\d?[A-Z\d]? \d$/);
  return { outcodes, sectors, towns: townsIn(townsCsv, outcodes) };
}

function townsIn(csv: string, outcodes: ReadonlyMap<string, Point>): Places['towns'] {
  const towns = new Map<string, { code: string; at: Point }>();
  for (const [index, row] of csv.split(/\r?\n/).entries()) {
    if (index === 0 || row === '') continue;
    const [town = '', code = ''] = row.split(',');
    const at = outcodes.get(code);
    if (at === undefined) throw new BrokenPlaces('towns.csv', index + 1, `'${code}' is not in outcodes.csv`);
    towns.set(tidyTown(town), { code, at });
  }
  return towns;
}

/** A town as it is looked up: "King's Lynn", "kings lynn" and "KINGS-LYNN" are the same. */
export const tidyTown = (text: string) =>
  text
    .toLowerCase()
    .replace(/['’.]/g, '')
    .replace(/[^a-z]+/g, ' ')
    .trim();

function pointsIn(csv: string, file: string, shape: RegExp): Map<string, Point> {
  const points = new Map<string, Point>();
  csv.split(/\r?\n/).forEach((row, index) => {
    const line = index + 1;
    if (line === 1 || row === '') return;
    const [code = '', lat = '', long = ''] = row.split(',');
    if (!shape.test(code)) throw new BrokenPlaces(file, line, `'${code}' is not a code like the others`);
    if (points.has(code)) throw new BrokenPlaces(file, line, `'${code}' is there twice`);
    const at = { lat: degrees(lat, 90), long: degrees(long, 180) };
    if (Number.isNaN(at.lat)) throw new BrokenPlaces(file, line, `'${lat}' is not a latitude`);
    if (Number.isNaN(at.long)) throw new BrokenPlaces(file, line, `'${long}' is not a longitude`);
    points.set(code, at);
  });
  if (points.size === 0) throw new BrokenPlaces(file, 1, 'there are no places in it');
  return points;
}

function degrees(text: string, most: number): number {
  const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  return Math.abs(value) <= most ? value : NaN;
}

/** A whole postcode, however it is spaced: "y o 1 7 h h". */
const WHOLE = /^([A-Z]{1,2}\d[A-Z\d]?)(\d)[A-Z]{2}$/;
/** A postcode, sector or outcode inside a sentence: its first half, then perhaps a figure, then perhaps the rest. */
const CODES = /(?<![A-Z\d])([A-Z]{1,2}\d[A-Z\d]?)(?:[\s.-]{0,3}(\d)(?:[\s.-]{0,3}[A-Z]{1,2})?)?(?![A-Z\d])/g;

/**
 * Where the words say a person is. The first code that exists wins over one that does not. The last two letters of
 * a postcode are dropped here and go no further: a full postcode may be a single front door.
 */
export function placeIn(text: string, places: Places): Placed {
  const upper = text.toUpperCase();
  const whole = upper.length <= 20 ? WHOLE.exec(upper.replace(/[\s.-]/g, '')) : null;
  let unknown: string | undefined;
  for (const [, out = '', figure] of whole === null ? upper.matchAll(CODES) : [whole]) {
    for (const code of readings(out, figure)) {
      const at = places.sectors.get(code) ?? places.outcodes.get(code);
      if (at !== undefined) return { kind: 'found', code, at };
    }
    unknown ??= figure === undefined ? out : `${out} ${figure}`;
  }
  const town = places.towns.get(tidyTown(text.replace(/^\s*(?:i live |we live )?(?:in |near |at )?/i, '')));
  if (town !== undefined) return { kind: 'found', ...town };
  if (unknown === undefined) return { kind: 'not-a-code' };
  const missing = MISSING[/^[A-Z]+/.exec(unknown)?.[0] ?? ''];
  return { kind: 'unknown-code', code: unknown, ...(missing === undefined ? {} : { missing }) };
}

/** Postcodes of parts that are not in the lists we ship. */
const MISSING: Readonly<Record<string, string>> = {
  BT: 'Northern Ireland',
  JE: 'Jersey',
  GY: 'Guernsey',
  IM: 'the Isle of Man',
};

/** The ways a code may be meant, the likeliest first: "YO107" has lost its space, "E5 2 minutes" had none to lose. */
function readings(out: string, figure: string | undefined): string[] {
  if (figure !== undefined) return [`${out} ${figure}`, out];
  const joined = /^(.*\d)(\d)$/.exec(out);
  return joined === null ? [out] : [out, `${joined[1]} ${joined[2]}`];
}

/** The first half of a code: `YO1` of `YO1 7`. */
export function outcodeOf(code: string): string {
  return code.split(' ')[0] ?? code;
}

const EARTH_KM = 6371;
const RADIANS = Math.PI / 180;

/** A point with the cosine of its latitude: it is asked for again and again. */
export type Spot = Point & { readonly cos: number };
export const spotAt = ({ lat, long }: Point): Spot => ({ lat, long, cos: Math.cos(lat * RADIANS) });

/** Kilometres between two points as the crow flies (haversine). Middles of areas are out by a kilometre or more. */
export const kmBetween = (a: Point, b: Point): number => kmFrom(spotAt(a), spotAt(b));

/** The same between spots. */
export function kmFrom(a: Spot, b: Spot): number {
  const lat = Math.sin(((b.lat - a.lat) * RADIANS) / 2) ** 2;
  const long = Math.sin(((b.long - a.long) * RADIANS) / 2) ** 2;
  const across = a.cos * b.cos * long;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(lat + across)));
}

/** To a tenth of a kilometre: the middle of a sector knows no better, and a finer figure would only look as if. */
export const roughly = (km: number): number => Math.round(km * 10) / 10;
