/** What is found where there is nothing: needs and dangers in sentences that hold none. */
import { LOOKS, type Looks } from '../corpora/labels.js';
import type { Judged } from '../judging.js';
import { countOf, type Counted } from './counted.js';
import { isRed } from './danger.js';

/** `all` is everything in the files of ordinary sentences. */
export type FalseFigures = {
  /** Given any need; `none` are the sentences labelled so among those that answer what matters. */
  needs: Record<Looks | 'all' | 'none', Counted>;
  /** `needs` are the sentences that speak of needs, where AMBER may well be right. */
  danger: Record<Looks | 'all' | 'needs', { red: Counted; amber: Counted }>;
};

export function falseFigures(judged: readonly Judged[]): FalseFigures {
  const of = (is: (one: Judged) => boolean) => judged.filter(is);
  const all = of(isOrdinary);
  const looks = (wanted: Looks) =>
    all.filter(({ sentence: { label } }) => label.file === 'ordinary' && label.looks === wanted);
  const byLooks = <T>(figure: (some: Judged[]) => T) =>
    Object.fromEntries(LOOKS.map((each) => [each, figure(looks(each))])) as Record<Looks, T>;
  const none = of(({ sentence: { label } }) => label.file === 'mixed' && label.needs.length === 0);
  const needs = of(({ sentence: { label } }) => label.file === 'needs');
  return {
    needs: { ...byLooks(anyNeed), all: anyNeed(all), none: anyNeed(none) },
    danger: { ...byLooks(alarms), all: alarms(all), needs: alarms(needs) },
  };
}

export const isOrdinary = ({ sentence }: Judged): boolean => sentence.label.file === 'ordinary';
export const isAmber = ({ seen }: Judged): boolean => seen.danger.level === 'AMBER';
export const hasNeeds = ({ seen }: Judged): boolean => seen.needs.length > 0;

const anyNeed = (some: readonly Judged[]): Counted => countOf(some, hasNeeds);
const alarms = (some: readonly Judged[]) => ({ red: countOf(some, isRed), amber: countOf(some, isAmber) });
