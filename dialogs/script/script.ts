/** The shape of a script: what is asked, in which order, and where each answer leads. Words stand elsewhere. */
import { z } from 'zod';
import { Id } from '../ids.js';
import { Condition } from './condition.js';

/** A way on: to a later question of the same section, to `done` with the section, or to an ending. */
export const Route = z
  .strictObject({ when: Condition.optional(), to: Id.optional(), ends: Id.optional() })
  .refine((route) => (route.to === undefined) !== (route.ends === undefined), {
    error: 'a route has either "to" or "ends"',
  });

export const Option = z.strictObject({
  id: Id,
  /** Needs this answer speaks of, and how strongly: 1 to 3. */
  needs: z.record(Id, z.int().min(1).max(3)).default({}),
  /** Chosen alone: "none of these". */
  alone: z.boolean().default(false),
  /** Opens urgent help at once: "No, I am not safe". */
  urgent: z.boolean().default(false),
  /** Questions to be asked afresh after this answer; never a route backwards. */
  reopens: z.array(Id).default([]),
  /** A typed number in this range means this option: an age of 45 is "18 to 64". */
  from: z.int().optional(),
  to: z.int().optional(),
  /** The number a worded choice on a scale stands for. */
  stands_for: z.int().min(0).max(10).optional(),
  /** Shown only when this holds; an answer that was given stays. */
  when: Condition.optional(),
});

export const Kind = z.enum(['one', 'many', 'words', 'scale', 'place', 'phone', 'offers', 'plan']);

export const Question = z.strictObject({
  id: Id,
  kind: Kind,
  /** Asked only when this holds; otherwise passed by its default route. */
  when: Condition.optional(),
  options: z.array(Option).default([]),
  /**
   * Options made from the needs found so far (`needs`), from those read into the person's words (`read`), from what they
   * liked in this round (`liked`), or from what the plan before it had (`planned`).
   */
  options_from: z.enum(['needs', 'read', 'liked', 'planned']).optional(),
  /** Own words are taken as an answer, too. Always so for `words` and `many`. */
  own_words: z.boolean().default(false),
  /** Needs are read into the words given here. */
  reads_needs: z.boolean().default(false),
  /** Once answered, known in every later round: "asked only when not known". */
  once: z.boolean().default(false),
  /** May not be passed without an answer: consent, age. */
  must: z.boolean().default(false),
  /** A slip here matters: chosen first, then sent, never with one tap. */
  careful: z.boolean().default(false),
  /** Kept apart: it stands in no plan and is sent to nobody, and an answer asks for no fresh look at the plan. */
  private: z.boolean().default(false),
  /** Of several, the most that may be chosen: "up to five". */
  most: z.int().min(2).max(8).optional(),
  reopens: z.array(Id).default([]),
  /** For `offers`: the question that asks why something was not right. */
  why: Id.optional(),
  /** Where to go next; when left out, the next question in the list, or done after the last. */
  next: z.array(Route).min(1).optional(),
});

export const Section = z.strictObject({
  id: Id,
  when: Condition.optional(),
  /** Comes last: questions put off earlier are offered again before it. */
  closing: z.boolean().default(false),
  /**
   * Beside the way: asked as soon as its `when` holds, even after an ending. It is none of the parts people are told of,
   * and an answer in it asks for no fresh look at suggestions or the plan.
   */
  aside: z.boolean().default(false),
  /** The part people are told this belongs to, when it is not one of its own: "Part 3 of 9". */
  part: Id.optional(),
  questions: z.array(Question).min(1),
});

export const Script = z.strictObject({
  id: Id,
  /** Nothing is kept of a conversation until this holds. */
  kept_when: Condition,
  /** Who types: the person, or a clinician for them. It stands on every entry. */
  held_by: z.enum(['person', 'clinician']).default('person'),
  /** It looks back on a plan that was agreed: the needs of that plan count on. */
  over_plan: z.boolean().default(false),
  /** Questions of other scripts, asked once, whose answers count here too: consent, age, a place. */
  knows: z.array(Id).default([]),
  endings: z.array(Id).min(1),
  /** Ids once used with another meaning: they may not come back. */
  retired: z.array(Id).default([]),
  sections: z.array(Section).min(1),
});

export type Route = z.infer<typeof Route>;
export type Option = z.infer<typeof Option>;
export type Question = z.infer<typeof Question>;
export type Section = z.infer<typeof Section>;
export type Script = z.infer<typeof Script>;

/** The script people talk to by themselves: practices may reword it, and it begins when none other is asked for. */
export const OWN_SCRIPT = 'what-matters';

/** Where a question's answer may lead, with the default written out: `to: done` is the end of the section. */
export function routesOf(section: Section, question: Question): Route[] {
  if (question.next) return question.next;
  const at = section.questions.indexOf(question);
  return [{ to: following(section, at) }];
}

/** The next question asked in its own right: a `why` question is only asked from its offers. */
function following(section: Section, at: number): string {
  const whys = new Set(section.questions.map((each) => each.why));
  return section.questions.slice(at + 1).find((each) => !whys.has(each.id))?.id ?? 'done';
}

/** Where an unasked or unanswered question is passed: by its last, unconditional route. */
export function defaultRoute(section: Section, question: Question): Route {
  const routes = routesOf(section, question);
  return routes.find((route) => route.when === undefined) ?? { to: 'done' };
}
