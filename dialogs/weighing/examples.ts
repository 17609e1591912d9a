/** The sentences that are learned from: what each says, and what it says nothing of. */
import { ANY_DANGER, ANY_NEED, KINDS, LABELS, NEEDS } from './labels.js';

export const SOURCES = ['needs', 'mixed', 'danger', 'ordinary'] as const;
export type Source = (typeof SOURCES)[number];
export type Example = {
  text: string;
  /** 1: so it is; 0: it is not; -1: nobody has said. One for each label. */
  truth: Int8Array;
  /** How many examples it counts as. */
  weight: number;
};

const UNTOLD = -1;
/** Most of what people type is ordinary, and in the corpora it is the smaller part. */
const ORDINARY = 3;

/** A file of the corpora: a label, a tab and a text a line. */
export const examplesIn = (source: Source, file: string): Example[] =>
  file
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [label = '', text = ''] = line.split('\t');
      return {
        text,
        truth: source === 'danger' ? truthOfDanger(label) : truthOfNeeds(label),
        weight: source === 'ordinary' ? ORDINARY : 1,
      };
    });

/** Nobody in danger was asked for their needs; whoever only has needs is in no danger. */
function truthOfDanger(label: string): Int8Array {
  const [kind = ''] = label.split(' ');
  if (!KINDS.includes(kind)) throw new Error(`There is no danger called "${kind}".`);
  const truth = new Int8Array(LABELS.length);
  for (const need of [...NEEDS, ANY_NEED]) truth[LABELS.indexOf(need)] = UNTOLD;
  for (const name of [`danger ${kind}`, ANY_DANGER]) truth[LABELS.indexOf(name)] = 1;
  return truth;
}

/** "grief+company", "none", "ordinary" or "like-need". */
function truthOfNeeds(label: string): Int8Array {
  const truth = new Int8Array(LABELS.length);
  for (const need of label.split('+').filter((name) => NEEDS.includes(name)))
    for (const name of [need, ANY_NEED]) truth[LABELS.indexOf(name)] = 1;
  return truth;
}
