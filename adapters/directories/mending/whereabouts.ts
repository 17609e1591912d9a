/** Works out where a place is, from coordinates and a postcode that may both be wrong. */
import { kmBetween, placeIn, type Places } from '../../../dialogs/matching/near.js';
import type { Location, Point } from '../../../dialogs/matching/service.js';
import { isRecord, recordsIn, textIn, type Loose } from '../loose.js';
import type { Tell } from '../problems.js';
import { plainText } from './text.js';

/** How far coordinates may be from their postcode, or the middle of their sector or outcode, in km, before the postcode is believed. */
const APART = { postcode: 3, sector: 15, outcode: 35 };

/** A full postcode, with figures and letters that are often mistaken for each other. */
const POSTCODE = /\b([A-Z]{1,2}[\dOI][A-Z\d]?)\s*([\dOI])\s*([A-Z]{2})\b/i;

const figures = (text: string) => text.replace(/O/g, '0').replace(/I/g, '1');

/** Nothing to mend in it. */
const WELL_WRITTEN = /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/;

/** A postcode as it is written properly; undefined when it is none. `BS5 OHE` has a nought in it. */
export function postcodeFrom(given: string): string | undefined {
  if (WELL_WRITTEN.test(given)) return given;
  const found = POSTCODE.exec(given.replace(/[.,_-]/g, ' '));
  if (!found) return undefined;
  const [, out = '', first = '', rest = ''] = found.map((part) => part.toUpperCase());
  const letters = /^[A-Z]{1,2}(?=[\dOI])/.exec(out)?.[0] ?? '';
  return `${letters}${figures(out.slice(letters.length, letters.length + 1))}${out.slice(letters.length + 1)} ${figures(first)}${rest}`;
}

/** A place; `undefined` when it is only where post goes, or nowhere on earth. */
export function placeOf(of: Loose, path: string, places: Places, tell: Tell): Location | undefined {
  const addresses = recordsIn(of, 'addresses', 'physical_addresses', 'physical_address', 'address');
  const address = addresses.find(({ each }) => textIn(each, 'address_type') !== 'postal') ?? addresses[0];
  const given = textIn(address?.each, 'postal_code', 'postcode');
  const postcode =
    (given === undefined ? undefined : postcodeFrom(given)) ?? postcodeFrom(linesOf(address?.each));
  const field = () => `${path}.${address?.path ?? 'addresses'}.postal_code`;
  if (given !== undefined && postcode === undefined)
    tell(field(), 'left-out', 'This is not a postcode', given);
  const middle = postcode === undefined ? undefined : middleOf(postcode, places);
  if (postcode !== undefined && middle === undefined)
    tell(field(), 'noted', 'This postcode is not in our list of places', postcode);
  const at = reconciled(pointIn(of, path, tell), middle, path, tell);
  const name = plainText(
    textIn(of, 'name', 'alternate_name') ?? textIn(address?.each, 'address_1', 'city') ?? postcode ?? '',
  );
  if (at === undefined && postcode === undefined && name === '') return undefined;
  return {
    name: name === '' ? 'their place' : name.slice(0, 120),
    ...(postcode === undefined ? {} : { postcode }),
    ...(at === undefined ? {} : { at }),
  };
}

const LINES = ['address_1', 'address_2', 'city', 'region', 'state_province', 'postal_code', 'postcode'];

/** All of an address, where somebody may have written the postcode into another line. */
const linesOf = (address: Loose | undefined) => LINES.flatMap((key) => textIn(address, key) ?? []).join(', ');

type Middle = { code: string; at: Point; apart: number };

/** As exactly as our lists know it. */
function middleOf(postcode: string, places: Places): Middle | undefined {
  const exact = places.exact?.(postcode);
  if (exact !== undefined) return { code: postcode, at: exact, apart: APART.postcode };
  const placed = placeIn(postcode, places);
  if (placed.kind !== 'found') return undefined;
  const { code, at } = placed;
  return { code, at, apart: code.includes(' ') ? APART.sector : APART.outcode };
}

/** Great Britain and Northern Ireland, with their islands. */
const isHere = ({ lat, long }: Point) => lat > 49.8 && lat < 61 && long > -8.7 && long < 1.9;

const isFigure = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Coordinates, and how they stood there. */
type Given = { at: Point; was: () => string };

function pointIn(of: Loose, path: string, tell: Tell): Given | undefined {
  const { latitude, longitude } = of;
  if (isFigure(latitude) && isFigure(longitude)) {
    const at = { lat: latitude, long: longitude };
    return { at, was: () => `${at.lat}, ${at.long}` };
  }
  const geometry =
    isRecord(of.geometry) && Array.isArray(of.geometry.coordinates) ? of.geometry.coordinates : [];
  const [geoLong, geoLat] = geometry.map(String);
  const [lat, long] = [
    textIn(of, 'latitude', 'lat') ?? geoLat,
    textIn(of, 'longitude', 'long', 'lng', 'lon') ?? geoLong,
  ];
  if (lat === undefined && long === undefined) return undefined;
  const at = { lat: Number(lat ?? NaN), long: Number(long ?? NaN) };
  const was = `${lat}, ${long}`;
  if (Number.isFinite(at.lat) && Number.isFinite(at.long)) return { at, was: () => was };
  tell(`${path}.latitude`, 'left-out', 'These are not coordinates', was);
  return undefined;
}

const fits = (at: Point, middle: { at: Point } | undefined, apart: number) =>
  isHere(at) && (middle === undefined || kmBetween(at, middle.at) <= apart);

/** The postcode is believed when they are far apart; turned round or without their minus they may be right yet. */
function reconciled(
  given: Given | undefined,
  middle: Middle | undefined,
  path: string,
  tell: Tell,
): Point | undefined {
  if (given === undefined) return middle?.at;
  const { lat, long } = given.at;
  const apart = middle?.apart ?? APART.outcode;
  if (fits(given.at, middle, apart)) return given.at;
  const field = `${path}.latitude`;
  const turned = [
    { lat: long, long: lat },
    { lat, long: -long },
    { lat: long, long: -lat },
  ].find((at) => fits(at, middle, apart));
  if (turned !== undefined && (middle !== undefined || turned.long === lat)) {
    tell(field, 'mended', 'The coordinates stood the wrong way round', given.was());
    return turned;
  }
  if (middle !== undefined) {
    const why = isHere(given.at)
      ? 'The coordinates are not where the postcode is'
      : 'There is no such place here';
    tell(field, 'mended', `${why}: the middle of ${middle.code} is taken`, given.was());
    return middle.at;
  }
  tell(field, 'left-out', 'These coordinates are not in the United Kingdom', given.was());
  return undefined;
}
