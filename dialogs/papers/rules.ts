/** The shape of content/papers.yaml, and of a paper once it is written: headings and lines, or why there is none. */
import { z } from 'zod';
import { PATHS, Text } from '../route/rules.js';

export const WITHHELD = [
  'in-danger',
  'home-not-safe',
  'not-agreed',
  'taken-back',
  'no-plan',
  'nothing-kept',
  'no-codes',
  'group-not-agreed',
  'supporter-not-agreed',
  'yes-taken-back',
  'no-support-needs',
  'no-values',
] as const;

/** A suggested code is never filed by the program: the person who files it answers for it (standards 3.4). */
const Code = z.strictObject({
  code: z.string().regex(/^\d{6,18}$/, 'a SNOMED code has 6 to 18 figures'),
  term: z.string().min(1),
  when: z.enum(['accepted', 'declined', 'offered', 'isolated', 'company', 'moving']),
  certainty: z.enum(['high', 'medium', 'low']),
  rule: Text,
  source: z.string().min(1),
});

export const PaperRules = z.strictObject({
  card: z.strictObject({
    heading: Text,
    who: Text,
    when: Text,
    meets: Text,
    what: Text,
    'what-lines': z.array(Text).min(1),
    say: Text,
    'say-line': Text,
    none: Text,
    help: Text,
  }),
  message: z.strictObject({
    heading: Text,
    'support-needs': Text,
    person: Text,
    'person-lines': z.array(Text).min(1),
    referrer: Text,
    'by-themselves': Text,
    date: Text,
    reason: Text,
    'reason-line': Text,
    matters: Text,
    'left-out': Text,
    needs: Text,
    support: Text,
    routes: z.record(z.enum([...PATHS, 'none']), Text),
    'someone-first-time': Text,
    services: Text,
    outcome: Text,
    agreed: Text,
    nothing: Text,
    step: Text,
    next: Text,
    'no-next': Text,
    foot: Text,
  }),
  /** Shown to a group by the person: what they need to take part, and nothing else. */
  sheet: z.strictObject({
    heading: Text,
    groups: Text,
    needs: Text,
    along: Text,
    waits: Text,
    foot: Text,
  }),
  /** For who supports them: values, the week, and sentences made of both. */
  supporter: z.strictObject({
    heading: Text,
    values: Text,
    week: Text,
    phrases: Text,
    /** For a value in words of their own. */
    own: Text,
    foot: Text,
  }),
  withheld: z.record(z.enum(WITHHELD), Text),
  codes: z.strictObject({ heading: Text, foot: Text, list: z.array(Code) }),
});

export const WHICH = ['plan', 'card', 'message', 'sheet', 'supporter', 'codes'] as const;

export type PaperRules = z.infer<typeof PaperRules>;
export type Which = (typeof WHICH)[number];
export type Withheld = (typeof WITHHELD)[number];
export type Code = z.infer<typeof Code>;
export type Paper =
  | { which: Which; heading: string; parts: { heading: string; lines: string[] }[]; foot?: string }
  | { which: Which; withheld: Withheld };
