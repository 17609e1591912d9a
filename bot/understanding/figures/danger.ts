/** How much of the danger is seen, how gravely, and whether its kind is named right. */
import { kinds, KINDS, STYLES, type Kind, type Style } from '../corpora/labels.js';
import type { Judged } from '../judging.js';
import { countOf, type Counted } from './counted.js';

export type Seen = {
  /** RED or AMBER. */
  seen: Counted;
  red: Counted;
  /** Of those seen, how many under the right kind. */
  named: Counted;
};

/** `plain-and-hinted` is explicit and indirect together: a person who is in danger now and says so in some way. */
export type DangerFigures = Record<Style | 'plain-and-hinted', Record<Kind | 'all', Seen>>;

export const NOW: readonly Style[] = ['explicit', 'indirect'];

export function dangerFigures(judged: readonly Judged[]): DangerFigures {
  return {
    explicit: byKind(judged, ['explicit']),
    indirect: byKind(judged, ['indirect']),
    other: byKind(judged, ['other']),
    past: byKind(judged, ['past']),
    'plain-and-hinted': byKind(judged, NOW),
  };
}

function byKind(judged: readonly Judged[], styles: readonly Style[]): Record<Kind | 'all', Seen> {
  const some = inDanger(judged, styles);
  const ofKind = (kind: Kind) =>
    seenOf(some.filter(({ sentence: { label } }) => label.file === 'danger' && label.kind === kind));
  const each = Object.fromEntries(kinds.map((kind) => [kind, ofKind(kind)])) as Record<Kind, Seen>;
  return { ...each, all: seenOf(some) };
}

/** The sentences that speak of danger in one of these ways. */
export const inDanger = (judged: readonly Judged[], styles: readonly Style[] = STYLES): Judged[] =>
  judged.filter(({ sentence: { label } }) => label.file === 'danger' && styles.includes(label.style));

export const isSeen = ({ seen }: Judged): boolean => seen.danger.level !== 'NONE';
export const isRed = ({ seen }: Judged): boolean => seen.danger.level === 'RED';

/** Whether the kind the program names is one that the label stands for. */
export function isNamedRight({ sentence: { label }, seen }: Judged): boolean {
  if (label.file !== 'danger') return false;
  const right: readonly string[] = KINDS[label.kind];
  return seen.danger.kind !== null && right.includes(seen.danger.kind);
}

const seenOf = (some: readonly Judged[]): Seen => ({
  seen: countOf(some, isSeen),
  red: countOf(some, isRed),
  named: countOf(some.filter(isSeen), isNamedRight),
});
