/** Which entries stand: the newest of this round for each question, with what was reopened taken away. */
import type { Conversation, Entry } from './conversation.js';
import type { Question, Script } from './script/script.js';

/** Standing entries by `question`, or `question|about` when it was asked of several things. */
export type Standing = ReadonlyMap<string, Entry>;

export const keyOf = (question: string, about?: string) =>
  about === undefined ? question : `${question}|${about}`;

/** What the fold needs of a script, looked up once. */
export type Lookup = {
  questions: ReadonlyMap<string, Question>;
  planQuestions: readonly string[];
  /** Options a question has when they come from needs. */
  needIds: ReadonlySet<string>;
  /** The question that shows suggestions, and those that come before it. */
  offers: string | undefined;
  beforeOffers: ReadonlySet<string>;
  /** Asked once by another script, and never here. */
  known: ReadonlySet<string>;
  /** Questions beside the way, those after the plan, and private ones: their answers leave suggestions and the plan as they are. */
  asides: ReadonlySet<string>;
};

export function lookup(script: Script, needIds: Iterable<string>, known: readonly Question[] = []): Lookup {
  const questions = script.sections.flatMap((section) => section.questions);
  const plan = questions.findIndex((question) => question.kind === 'plan');
  const asides = [
    ...script.sections.filter(({ aside }) => aside).flatMap((section) => section.questions),
    ...(plan === -1 ? [] : questions.slice(plan + 1)),
    ...questions.filter((question) => question.private),
  ];
  const offers = questions.findIndex((question) => question.kind === 'offers');
  return {
    offers: questions[offers]?.id,
    asides: new Set(asides.map(({ id }) => id)),
    beforeOffers: new Set(questions.slice(0, Math.max(0, offers)).map((question) => question.id)),
    questions: new Map([...known, ...questions].map((question) => [question.id, question])),
    known: new Set(known.map(({ id }) => id).filter((id) => !questions.some((each) => each.id === id))),
    planQuestions: questions.filter((question) => question.kind === 'plan').map((question) => question.id),
    needIds: new Set(needIds),
  };
}

export function standingOf(conversation: Conversation, script: Lookup): Standing {
  const standing = new Map<string, Entry>();
  for (const entry of conversation.entries) apply(standing, entry, conversation.round, script);
  return standing;
}

/** One more entry. Returns a new map, so that a cached position is never changed under anybody. */
export function stand(before: Standing, said: Entry, round: number, script: Lookup): Standing {
  const after = new Map(before);
  apply(after, said, round, script);
  return after;
}

function apply(after: Map<string, Entry>, said: Entry, round: number, script: Lookup) {
  const question = script.questions.get(said.question);
  if (question === undefined) return;
  if (said.round !== round && !(question.once && said.round < round)) return;
  const entry = stillFits(said, question, script);
  if (entry) after.set(keyOf(said.question, said.about), entry);
  else after.delete(keyOf(said.question, said.about));
  const chosen = question.options.filter((option) => said.value.includes(option.id));
  for (const id of [...question.reopens, ...chosen.flatMap((option) => option.reopens)]) reopen(after, id);
  // A fresh decision about one suggestion opens the suggestions again: there may be more to show.
  if (question.kind === 'offers' && said.about !== undefined) after.delete(question.id);
  if (script.asides.has(question.id)) return;
  // "That is all I can find" holds for what was known then: a place given since may find more.
  if (script.offers !== undefined && script.beforeOffers.has(question.id))
    if (after.get(script.offers)?.status === 'not-asked') after.delete(script.offers);
  // A plan is agreed last: anything said after it asks for a fresh look at the plan.
  if (question.kind !== 'plan') for (const id of script.planQuestions) after.delete(id);
}

function reopen(standing: Map<string, Entry>, id: string) {
  for (const key of [...standing.keys()]) if (key === id || key.startsWith(`${id}|`)) standing.delete(key);
}

/** An answer whose option is gone counts as unanswered; of several, those that are left still count. */
function stillFits(entry: Entry, question: Question, script: Lookup): Entry | undefined {
  if (entry.status !== 'answered') return entry;
  // Services come and go; what was said of one stands.
  if (question.options_from === 'liked' || question.options_from === 'planned') return entry;
  if (question.options_from) {
    const left = entry.value.filter(
      (value) => script.needIds.has(value) || question.options.some((option) => option.id === value),
    );
    return settle(entry, left);
  }
  if (
    question.kind === 'one' ||
    question.kind === 'many' ||
    question.kind === 'plan' ||
    question.kind === 'offers'
  ) {
    const left = entry.value.filter((value) => question.options.some((option) => option.id === value));
    return settle(entry, left);
  }
  return entry;
}

function settle(entry: Entry, left: string[]): Entry | undefined {
  if (left.length === entry.value.length) return entry;
  if (left.length === 0 && entry.words === undefined) return undefined;
  return { ...entry, value: left };
}
