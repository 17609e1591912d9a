/** The shape of content/papers.yaml, and of a paper once it is written: headings and lines, or why there is none. */
import { z } from 'zod';
import { Text } from '../route/rules.js';

export const WITHHELD = [
  'in-danger',
  'home-not-safe',
  'not-agreed',
  'taken-back',
  'no-plan',
  'nothing-kept',
  'no-codes',
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
    services: Text,
    outcome: Text,
    agreed: Text,
    nothing: Text,
    step: Text,
    next: Text,
    'no-next': Text,
    foot: Text,
  }),
  withheld: z.record(z.enum(WITHHELD), Text),
  codes: z.strictObject({ heading: Text, foot: Text, list: z.array(Code) }),
});

export const WHICH = ['plan', 'card', 'message', 'codes'] as const;

export type PaperRules = z.infer<typeof PaperRules>;
export type Which = (typeof WHICH)[number];
export type Withheld = (typeof WITHHELD)[number];
export type Code = z.infer<typeof Code>;
export type Paper =
  | { which: Which; heading: string; parts: { heading: string; lines: string[] }[]; foot?: string }
  | { which: Which; withheld: Withheld };
