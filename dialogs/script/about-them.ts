/** The words for a conversation about somebody else: "them" laid over "you", question by question. */
import { fill, type QuestionWords, type Wording } from './wording.js';

/** Only what was written. */
const said = <T extends object>(words: T) =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => text !== undefined)) as {
    [key in keyof T]: Exclude<T[key], undefined>;
  };

const made = new WeakMap<Wording, Wording>();

/** The same words each time they are asked for, so that what is remembered about them stays. */
export function aboutThem(wording: Wording): Wording {
  const known = made.get(wording);
  if (known) return known;
  const over = ({ them = { options: {} }, ...ours }: QuestionWords): QuestionWords => ({
    ...ours,
    ...said(them),
    options: { ...ours.options, ...them.options },
  });
  const others: Wording = {
    ...wording,
    questions: Object.fromEntries(Object.entries(wording.questions).map(([id, words]) => [id, over(words)])),
    facts: { ...wording.facts, ...said(wording.facts_them) },
    plan: { ...wording.plan, ...said(wording.plan_them) },
    needs: Object.fromEntries(
      Object.entries(wording.needs).map(([id, { label }]) => [
        id,
        { label, because: fill(wording.facts['need-them'], { need: label }) },
      ]),
    ),
  };
  made.set(wording, others);
  return others;
}
