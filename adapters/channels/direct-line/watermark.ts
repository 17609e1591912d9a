/** Where a client has read to: a place among what is kept, and a time among what was only said in passing. */

const stamp = (milliseconds: number) => milliseconds.toString(36).padStart(9, '0');

/**
 * Of an activity that is kept: when its conversation began, its turn, its part of the turn. As text, earlier ones
 * stand before later ones, also after answers were deleted and the conversation began again.
 */
export function placeOf(began: string | undefined, turn: number, part: number): string {
  const epoch = began === undefined ? 0 : Date.parse(began);
  return `${stamp(epoch)}-${String(turn).padStart(6, '0')}-${String(part).padStart(3, '0')}`;
}

/** `place` of the last that is kept; `passed` is the time of the last that is not, in milliseconds. */
export type Watermark = { place: string; passed: number };

const NOWHERE = placeOf(undefined, 0, 0);
export const BEGINNING: Watermark = { place: NOWHERE, passed: 0 };

const SHAPE = /^([0-9a-z]{9}-\d{6}-\d{3})-([0-9a-z]{9})$/;

/** Nothing but letters, digits and hyphens: some clients write it into an address as it is. */
export const written = ({ place, passed }: Watermark): string => `${place}-${stamp(passed)}`;

/** Empty, and the "0" and "-" that clients write for it, is the beginning; undefined when we did not write it. */
export function read(text: string): Watermark | undefined {
  if (text === '' || text === '0' || text === '-') return BEGINNING;
  const [, place, passed] = SHAPE.exec(text) ?? [];
  return place === undefined || passed === undefined ? undefined : { place, passed: parseInt(passed, 36) };
}
