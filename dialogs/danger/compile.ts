/** Makes the phrases of an alarms file ready to be looked for; once for each file. */
import type { Alarms, Kind, Rule } from './alarms.js';
import { phrasings, tree, type Tree } from './phrases.js';
import { knownWords, type Known } from './disguise.js';
import {
  I,
  LINKS,
  LONG_AGO,
  NOT,
  NOW,
  OTHERS,
  OTHER_LINKS,
  shortForms,
  SOON,
  STILL,
  WELL_NOW,
} from './words.js';

/** Whom the phrase as found speaks of: the writer, another, or as the editor wrote it ("killed himself"). */
export type Mark = { rule: Rule; use: 'any' | 'unless'; who: 'me' | 'other' | 'written' };
export type Cue = 'long-ago' | 'still' | 'now' | 'well-now' | 'soon';
export type Compiled = { known: Known; rules: Tree<Mark>; young: Tree<'any' | 'unless'>; cues: Tree<Cue> };

/** Kinds that people feel, so "my son …" is another question than "I …". A blow or an overdose is the same for all. */
export const FELT: ReadonlySet<Kind> = new Set<Kind>([
  'suicide',
  'self-harm',
  'psychosis',
  'withdrawal',
  'eating',
]);

const compiled = new WeakMap<Alarms, Compiled>();

export function compile(alarms: Alarms): Compiled {
  const already = compiled.get(alarms);
  if (already !== undefined) return already;
  const fresh = build(alarms);
  compiled.set(alarms, fresh);
  return fresh;
}

function build(alarms: Alarms): Compiled {
  const rules = tree<Mark>();
  const young = tree<'any' | 'unless'>();
  const words = new Set<string>([...shortForms, ...I, ...LINKS, ...NOT, ...OTHERS, ...OTHER_LINKS]);
  const learn = (way: readonly string[]) => way.forEach((word) => words.add(word));

  for (const rule of Object.values(alarms.phrases).flat()) {
    for (const way of rule.any.flatMap((phrase) => phrasings(phrase)))
      for (const { said, who } of FELT.has(rule.kind) ? persons(way) : [{ said: way, who: 'me' as const }]) {
        learn(said);
        rules.add(said, { rule, use: 'any', who });
        for (const joined of runTogether(said)) rules.add([joined], { rule, use: 'any', who });
      }
    for (const way of rule.unless.flatMap((phrase) => phrasings(phrase))) {
      learn(way);
      rules.add(way, { rule, use: 'unless', who: 'me' });
    }
  }
  for (const { any, unless } of Object.values(alarms.young)) {
    for (const way of any.flatMap((phrase) => phrasings(phrase))) young.add(way, 'any');
    for (const way of unless.flatMap((phrase) => phrasings(phrase))) young.add(way, 'unless');
  }
  const spellings = new Map<string, string>();
  for (const [right, wrongs] of Object.values(alarms.spellings).flatMap((words) => Object.entries(words)))
    for (const wrong of wrongs) spellings.set(wrong, right);
  return { known: knownWords(words, spellings), rules, young, cues: cues() };
}

const ME = [['myself'], ['my', 'self'], ['me', 'self'], ['meself'], ['mesen']];
const THEM: Record<string, string[][]> = {
  myself: [
    ['himself'],
    ['herself'],
    ['themselves'],
    ['themself'],
    ['hisself'],
    ['him', 'self'],
    ['her', 'self'],
  ],
  my: [['his'], ['her'], ['their']],
  i: [['he'], ['she'], ['they']],
};
const THEIRS = new Set([
  ...OTHERS,
  ...Object.values(THEM)
    .flat(2)
    .filter((word) => word !== 'self'),
]);

/** "kill myself" is also "kill my self", and of somebody else "kill himself". */
function persons(way: readonly string[]): { said: string[]; who: Mark['who'] }[] {
  if (way.some((word) => THEIRS.has(word))) return [{ said: [...way], who: 'written' }];
  const mine = each(way, (word) => (word === 'myself' ? ME : [[word]]));
  const theirs = way.some((word) => word in THEM) ? each(way, (word) => THEM[word] ?? [[word]]) : [];
  return [
    ...mine.map((said) => ({ said, who: 'me' as const })),
    ...theirs.map((said) => ({ said, who: 'other' as const })),
  ];
}

const each = (way: readonly string[], instead: (word: string) => string[][]) =>
  way.reduce<string[][]>((ways, word) => ways.flatMap((so) => instead(word).map((w) => [...so, ...w])), [[]]);

/** "#killmyself", "iwanttodie"; short ones could be ordinary words, so they are left alone. */
function runTogether(way: readonly string[]): string[] {
  const joined = way.join('');
  return way.length > 1 && joined.length >= 8 ? [joined, `i${joined}`] : [];
}

function cues(): Tree<Cue> {
  const all = tree<Cue>();
  const add = (phrases: string[][], cue: Cue) => phrases.forEach((words) => all.add(words, cue));
  add(LONG_AGO, 'long-ago');
  add(STILL, 'still');
  add(NOW, 'now');
  add(WELL_NOW, 'well-now');
  add(SOON, 'soon');
  return all;
}
