/** Reads where a service says it is for: shapes, parts of postcodes, nations, and names that a table knows. */
import { tidyTown, type Places } from '../../../dialogs/matching/near.js';
import type { Area } from '../../../dialogs/matching/service.js';
import { isRecord, recordsIn, textIn, type Loose } from '../loose.js';
import type { Table } from '../mapping-files.js';
import type { Tell } from '../problems.js';
import { remembered } from '../remembered.js';
import { plainText } from './text.js';

export type Ground = { places: Places; table: Table };

/** Km around the middle of an outcode and of a town that count as in it. */
const AROUND = { outcode: 5, town: 12 };
/** A shape has at most so many points; an area at most so many circles. */
const MOST_POINTS = 3000;
const MOST_CIRCLES = 120;

const EVERYWHERE =
  /^(?:the )?(?:uk|u\.k\.|united kingdom|great britain|gb|britain|national(?:ly|wide| \(uk\))?|uk[ -]?wide|nation[ -]?wide|everywhere|all areas|any(?:where)?|whole of (?:the )?uk|international|worldwide)$/i;
const NATIONS: readonly [RegExp, NonNullable<Area['nations']>[number]][] = [
  [/\bengland\b/i, 'england'],
  [/\bscotland\b/i, 'scotland'],
  [/\b(?:wales|cymru)\b/i, 'wales'],
  [/\bnorthern ireland\b/i, 'northern-ireland'],
];
/** Only a nation, not "North East England" or "University of Wales". */
const ONLY_NATIONS =
  /^(?:all of |across |the whole of )?(?:(?:england|scotland|wales|cymru|northern ireland)(?:\s*(?:,|&|and|\/)\s*)?)+$/i;
/** What stands around the name of a town. */
const AROUND_NAME =
  /^(?:the )?(?:city|town|borough|district|county borough|metropolitan borough) of |,? (?:and surrounding areas?|city centre|city|town|borough|district|area)? ?(?:council)?$/gi;
const CODES = /\b([A-Z]{1,2}\d[A-Z\d]?)\b(?!\s*\d[A-Z]{2}\b)/g;

type Known = Pick<{ [key in keyof Area]-?: NonNullable<Area[key]> }, 'circles' | 'rings' | 'nations'>;

export type Stated = { everywhere: true } | { area: Area };

/** Undefined: it says nothing about it. */
export function areaOf(record: Loose, ground: Ground, tell: Tell): Stated | undefined {
  const given = recordsIn(record, 'service_areas', 'service_area');
  if (given.length === 0) return undefined;
  const area: Known = { circles: [], rings: [], nations: [] };
  const names: string[] = [];
  const unknown: [string, string][] = [];
  for (const { each, path } of given) {
    const rings = ringsIn(each.extent, each.extent_type);
    if (rings.length > 0) {
      area.rings.push(...rings);
      continue;
    }
    const name = plainText(textIn(each, 'name', 'service_area', 'extent') ?? '').slice(0, 200);
    if (name === '') continue;
    if (EVERYWHERE.test(name)) return { everywhere: true };
    names.push(name);
    const found = knownAs(name, ground);
    if (found === undefined) unknown.push([`${path}.name`, name]);
    area.circles.push(...(found?.circles ?? []));
    area.nations.push(...(found?.nations ?? []));
  }
  if (names.length === 0 && area.rings.length === 0) return undefined;
  for (const [field, name] of unknown) tell(field, 'noted', 'We do not know where this area is', name);
  const known = {
    ...(area.circles.length > 0 ? { circles: area.circles.slice(0, MOST_CIRCLES) } : {}),
    ...(area.rings.length > 0 ? { rings: area.rings } : {}),
    ...(area.nations.length > 0 ? { nations: area.nations } : {}),
  };
  // Part of it is unknown: then its known part does not shut anybody out.
  const used = unknown.length > 0 ? {} : known;
  return { area: { ...(names.length > 0 ? { name: names.join(', ').slice(0, 300) } : {}), ...used } };
}

/** In words, as a spreadsheet has it. */
export function areaInWords(text: string, ground: Ground, tell: Tell): Stated | undefined {
  return areaOf({ service_areas: text.split(/[;|]/).map((name) => ({ name })) }, ground, tell);
}

/** Where a name is, or undefined. The same few names stand in thousands of records. */
const readers = new WeakMap<Ground, (name: string) => Known | undefined>();

function knownAs(name: string, ground: Ground): Known | undefined {
  let read = readers.get(ground);
  if (read === undefined) {
    read = remembered((each) => readName(each, ground));
    readers.set(ground, read);
  }
  return read(name);
}

function readName(name: string, { places, table }: Ground): Known | undefined {
  const known = Object.hasOwn(table.areas, name) ? table.areas[name] : undefined;
  const codes = known?.codes ?? [...name.toUpperCase().matchAll(CODES)].map(([, code]) => code ?? '');
  const circles = codes.flatMap((code) => {
    const at = places.outcodes.get(code);
    if (at !== undefined) return [{ at, km: known?.km ?? AROUND.outcode }];
    // "BS" stands for every outcode that begins so.
    const all = /^[A-Z]{1,2}$/.test(code)
      ? [...places.outcodes].filter(([out]) => out.replace(/\d.*/, '') === code)
      : [];
    return all.map(([, middle]) => ({ at: middle, km: known?.km ?? AROUND.outcode }));
  });
  if (circles.length > 0) return { circles, rings: [], nations: [] };
  if (ONLY_NATIONS.test(name))
    return {
      circles,
      rings: [],
      nations: NATIONS.flatMap(([sign, nation]) => (sign.test(name) ? nation : [])),
    };
  const town = places.towns.get(tidyTown(name.replace(AROUND_NAME, '')))?.at;
  return town === undefined
    ? undefined
    : { circles: [{ at: town, km: AROUND.town }], rings: [], nations: [] };
}

/** Outer rings of GeoJSON, given as an object or as its text. */
function ringsIn(extent: unknown, type: unknown): [number, number][][] {
  let value = extent;
  if (typeof value === 'string') {
    if (!value.trimStart().startsWith('{') || (typeof type === 'string' && !/json|^$/i.test(type))) return [];
    try {
      value = JSON.parse(value);
    } catch {
      return [];
    }
  }
  if (!isRecord(value)) return [];
  if (value.type === 'Feature') return ringsIn(value.geometry, undefined);
  if (value.type === 'FeatureCollection' && Array.isArray(value.features))
    return value.features.slice(0, 50).flatMap((each: unknown) => ringsIn(each, undefined));
  if (!Array.isArray(value.coordinates)) return [];
  const polygons: unknown[] =
    value.type === 'Polygon' ? [value.coordinates] : value.type === 'MultiPolygon' ? value.coordinates : [];
  return polygons.flatMap((polygon) => {
    const outer: unknown = Array.isArray(polygon) ? polygon[0] : undefined;
    const points = Array.isArray(outer) ? outer.flatMap(pointOf) : [];
    return points.length >= 3 && points.length <= MOST_POINTS ? [points] : [];
  });
}

function pointOf(point: unknown): [number, number][] {
  if (!Array.isArray(point)) return [];
  const pair: readonly unknown[] = point;
  const [long, lat] = pair;
  return typeof long === 'number' && typeof lat === 'number' && Number.isFinite(long) && Number.isFinite(lat)
    ? [[long, lat]]
    : [];
}
