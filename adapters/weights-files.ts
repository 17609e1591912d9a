/** Reads content/weights: what is known of words, and what was learned of them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kindsBy, kindsFrom, type Kinds, type KindsKnown } from '../dialogs/weighing/kinds.js';
import { learned, type Learned } from '../dialogs/weighing/weigh.js';
import { weightsFrom } from '../dialogs/weighing/weights.js';

const WEIGHTS = 'weights/weights.csv';
const KINDS = 'weights/kinds.csv';
const WORDNET = 'weights/wordnet.csv';
const MEANINGS = 'weights/meanings.csv';
const KNOWN = [KINDS, WORDNET, MEANINGS];

/** What the scales are made of, and the text of all that was read, which a sign-off is bound to. */
export type ReadLearned = { learned: Learned; files: string[] };

/** `root` is the content folder. Undefined where nothing was learned: the rules then stand alone. */
export function readLearned(root: string): ReadLearned | undefined {
  if (!existsSync(weightsPath(root))) return undefined;
  const [weights = '', ...kinds] = [WEIGHTS, ...KNOWN].map((file) => textOf(root, file));
  return { learned: learned(weightsFrom(weights), kindsOf(kinds)), files: [weights, ...kinds] };
}

export const readKinds = (root: string): Kinds => kindsBy(kindsOf(KNOWN.map((file) => textOf(root, file))));

export const weightsPath = (root: string): string => join(root, WEIGHTS);

const textOf = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');
const kindsOf = ([byHand = '', wordnet = '', meanings = '']: readonly string[]): KindsKnown =>
  kindsFrom(byHand, wordnet, meanings);
