/** The whole rule language: when a question, a section or a route applies. It is closed on purpose. */
import { z } from 'zod';
import { Id } from '../ids.js';

export type Condition =
  | { answer: string; is: string }
  | { answer: string; includes: string }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { fact: string };

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ answer: Id, is: Id }),
      z.strictObject({ answer: Id, includes: Id }),
      z.strictObject({ all: z.array(Condition).min(1) }),
      z.strictObject({ any: z.array(Condition).min(1) }),
      z.strictObject({ not: Condition }),
      z.strictObject({ fact: Id }),
    ],
    { error: 'a condition is one of: answer + is, answer + includes, all, any, not, fact' },
  ),
);

/** What a condition may look at: the value of an answer on the path being walked, and the named facts. */
export type Known = {
  valueOf(question: string): readonly string[];
  fact(name: string): boolean;
};

export function holds(condition: Condition | undefined, known: Known): boolean {
  if (condition === undefined) return true;
  if ('is' in condition) {
    const value = known.valueOf(condition.answer);
    return value.length === 1 && value[0] === condition.is;
  }
  if ('includes' in condition) return known.valueOf(condition.answer).includes(condition.includes);
  if ('all' in condition) return condition.all.every((each) => holds(each, known));
  if ('any' in condition) return condition.any.some((each) => holds(each, known));
  if ('not' in condition) return !holds(condition.not, known);
  return known.fact(condition.fact);
}

/** Every question and fact a condition mentions, for the loader's checks and to know what a change can move. */
export function mentions(condition: Condition | undefined): {
  answers: { question: string; value: string }[];
  facts: string[];
} {
  if (condition === undefined) return { answers: [], facts: [] };
  if ('is' in condition) return { answers: [{ question: condition.answer, value: condition.is }], facts: [] };
  if ('includes' in condition)
    return { answers: [{ question: condition.answer, value: condition.includes }], facts: [] };
  if ('fact' in condition) return { answers: [], facts: [condition.fact] };
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition.not];
  const found = parts.map(mentions);
  return { answers: found.flatMap((each) => each.answers), facts: found.flatMap((each) => each.facts) };
}
