/** How many sentences of each sort the project wants, and which are too few or stand in both halves. */
import { kinds, LOOKS, type Looks } from './labels.js';
import { HALVES, placeOf, type Half, type Sentence } from './read.js';

/** Of both halves together; each half must hold some of every sort. */
export const WANTED = {
  eachNeed: 40,
  mixed: 500,
  eachKind: 60,
  indirectOfKind: 30,
  ordinary: 1500,
  likeDanger: 300,
} as const;

/** Every sort there are too few of, a line each. */
export function tooFew(sentences: readonly Sentence[], needIds: Iterable<string>): string[] {
  const problems: string[] = [];
  const want = (what: string, most: number, is: (sentence: Sentence) => boolean) => {
    const found = sentences.filter(is);
    if (found.length < most) problems.push(`${what}: ${found.length}, wanted ${most}`);
    for (const half of HALVES)
      if (!found.some((each) => each.half === half)) problems.push(`${what}: none in the ${half} half`);
  };
  for (const need of needIds) want(need, WANTED.eachNeed, (each) => needsOf(each).includes(need));
  want('two needs or more, or none', WANTED.mixed, ({ label }) => label.file === 'mixed');
  want('no need', 1, ({ label }) => label.file === 'mixed' && label.needs.length === 0);
  for (const kind of kinds) {
    const isKind = ({ label }: Sentence) => label.file === 'danger' && label.kind === kind;
    want(kind, WANTED.eachKind, isKind);
    want(
      `${kind} indirect`,
      WANTED.indirectOfKind,
      (each) => isKind(each) && each.label.file === 'danger' && each.label.style === 'indirect',
    );
  }
  want('ordinary', WANTED.ordinary, ({ label }) => label.file === 'ordinary');
  for (const looks of LOOKS)
    want(looks, looks === 'like-danger' ? WANTED.likeDanger : 1, (each) => looksOf(each) === looks);
  return problems;
}

const needsOf = ({ label }: Sentence): readonly string[] => ('needs' in label ? label.needs : []);
const looksOf = ({ label }: Sentence): Looks | undefined => ('looks' in label ? label.looks : undefined);

/** Small letters and figures alone: what is compared to say that two texts are the same. */
export const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Places in the blind half whose text stands in the tune half too; never the text. */
export function inBoth(sentences: readonly Sentence[]): string[] {
  const texts = (half: Half) => sentences.filter((each) => each.half === half);
  const tune = new Map(texts('tune').map((each) => [bare(each.text), placeOf(each)]));
  return texts('blind').flatMap((each) => {
    const twin = tune.get(bare(each.text));
    return twin === undefined ? [] : [`${placeOf(each)} is the same as ${twin}`];
  });
}
