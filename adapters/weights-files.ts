/** Reads content/weights: the kinds of words, and what was learned of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kindsFrom, type Kinds } from '../dialogs/weighing/kinds.js';
import { scales, type Scales } from '../dialogs/weighing/weigh.js';
import { weightsFrom } from '../dialogs/weighing/weights.js';

const WEIGHTS = 'weights/weights.csv';
const KINDS = 'weights/kinds.csv';
const WORDNET = 'weights/wordnet.csv';

/** `root` is the content folder. */
export const readScales = (root: string): Scales =>
  scales(weightsFrom(readFileSync(join(root, WEIGHTS), 'utf8')), readKinds(root));

export const readKinds = (root: string): Kinds =>
  kindsFrom(readFileSync(join(root, KINDS), 'utf8'), readFileSync(join(root, WORDNET), 'utf8'));

export const weightsPath = (root: string): string => join(root, WEIGHTS);
