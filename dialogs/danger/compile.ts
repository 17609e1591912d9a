/** Makes the words of danger ready to be looked for; once for each content. */
import { reader, type Before, type Entry, type Families, type Reader } from '../reading/reader.js';
import type { Alarms } from './alarms.js';
import type { Cue, Kind, Rule, Taken } from './rule.js';
import { GRAMMAR } from './words.js';

/** What a pattern says, and whether it says so or takes it back. */
export type Sign = { use: 'any' | 'unless' } & (
  { what: 'rule'; rule: Rule } | { what: 'young' } | { what: 'cue'; cue: Cue }
);
export type Compiled = Reader<Sign>;

/** Kinds that people feel, so "my son …" is another question than "I …". A blow or an overdose is the same for all. */
export const FELT: ReadonlySet<Kind> = new Set<Kind>([
  'suicide',
  'self-harm',
  'psychosis',
  'withdrawal',
  'eating',
]);
/** Kinds of which the same words are said of somebody else: "my son has taken all his pills". */
const OF_OTHERS: ReadonlySet<Kind> = new Set<Kind>([
  ...FELT,
  'overdose',
  'medical',
  'tonight',
  'harm-others',
]);

/** Whether a rule written for "I" is also looked for in what is said of somebody else. */
export const isOfOthers = (rule: Rule): boolean => rule.others ?? OF_OTHERS.has(rule.kind);

const compiled = new WeakMap<Alarms, Compiled>();

/** The reader of all danger words, made when it is first needed. Throws when a pattern cannot be read. */
export function compile(alarms: Alarms, before?: Before): Compiled {
  const already = compiled.get(alarms);
  if (already !== undefined) return already;
  const fresh = reader(
    entriesOf(alarms),
    {
      families: familiesOf(alarms),
      spellings: Object.assign({}, ...Object.values(alarms.spellings)) as Record<string, string[]>,
      emoji: alarms.emoji,
      force: alarms.force,
      across: true,
      also: GRAMMAR,
    },
    before,
  );
  compiled.set(alarms, fresh);
  return fresh;
}

/** All families by name; of two with one name, which the check refuses, the last. */
export const familiesOf = (alarms: Alarms): Families =>
  Object.fromEntries(alarms.families.map(({ name, patterns }) => [name, patterns]));

function entriesOf(alarms: Alarms): Entry<Sign>[] {
  return [
    ...Object.values(alarms.phrases)
      .flat()
      .flatMap((rule) => entries(rule, { what: 'rule', rule })),
    ...Object.values(alarms.young).flatMap((young) => entries(young, { what: 'young' })),
    ...Object.values(alarms.cues).flatMap((cues) =>
      (Object.entries(cues) as [Cue, Taken][]).flatMap(([cue, taken]) =>
        entries(taken, { what: 'cue', cue }),
      ),
    ),
  ];
}

type Saying = { what: 'rule'; rule: Rule } | { what: 'young' } | { what: 'cue'; cue: Cue };

function entries({ any, unless }: Taken, says: Saying): Entry<Sign>[] {
  const [said, excused]: Sign[] = [
    { ...says, use: 'any' },
    { ...says, use: 'unless' },
  ];
  return [
    ...any.map((pattern) => ({ pattern, value: said as Sign })),
    ...unless.map((pattern) => ({ pattern, value: excused as Sign })),
  ];
}
