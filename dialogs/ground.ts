/** What may be looked at while walking: only answers on the path count, steer, or are matched. */
import type { Conversation, Entry, Plan } from './conversation.js';
import type { Compiled } from './compiled.js';
import { likedOffers } from './decided.js';
import { ladderBefore, ladderOf } from './ladder/ladder.js';
import { meetingsBefore } from './meetings.js';
import type { Finding } from './needs/read.js';
import { endedSafe, isAtHome } from './remembering.js';
import { holds, type Condition, type Known } from './script/condition.js';
import { overridesRoute } from './route/overriding.js';
import { FACTS, type Ground } from './script/facts.js';
import type { Question } from './script/script.js';
import type { Standing } from './standing.js';
import { findNeeds } from './weighing/find-needs.js';

/** A walk as far as it has come. */
export type Walk = {
  conversation: Conversation;
  standing: Standing;
  /** Questions passed, by section, in the order they were passed. */
  path: Readonly<Record<string, readonly string[]>>;
  /** Answered questions behind an open one: they count, though the walk stopped before them. */
  beyond: Readonly<Record<string, readonly string[]>>;
};

/** A need that counts, how strongly, and the person's own words for it when they said any. */
export type Counted = { need: string; weight: number; words?: string };

/** An entry that counts: it stands, was answered, and lies on the path. */
export function counting(walk: Walk, compiled: Compiled, question: string): Entry | undefined {
  // Of all that may be asked little was answered, and what was not needs no look at the path.
  const entry = walk.standing.get(question);
  if (entry?.status !== 'answered') return undefined;
  const section = compiled.home.get(question)?.id;
  if (section === undefined) return compiled.lookup.known.has(question) ? entry : undefined;
  const onPath = walk.path[section]?.includes(question) || walk.beyond[section]?.includes(question);
  return onPath ? entry : undefined;
}

export function valueOf(walk: Walk, compiled: Compiled, question: string): readonly string[] {
  return counting(walk, compiled, question)?.value ?? [];
}

export function groundOf(walk: Walk, compiled: Compiled): Ground {
  return {
    valueOf: (question) => valueOf(walk, compiled, question),
    wordsOf: (question) => counting(walk, compiled, question)?.words,
    needs: () => needsOf(walk, compiled),
    read: () => unconfirmed(walk, compiled),
    planned: () => planBeforeRound(walk.conversation)?.agreed ?? [],
    liked: () => likedOffers(walk, compiled),
    tellsStaff: () => compiled.told.has(walk.conversation.practice) && maybeKept(walk, compiled),
    wasInDanger: () => inThisRound(walk).some(endedSafe),
    dangerAtHome: () => inThisRound(walk).some(isAtHome),
    asksToBeRung: () => walk.conversation.ringMe?.round === walk.conversation.round,
    overridesRoute: () => overridesRoute(walk, compiled),
    metBefore: () => meetingsBefore(walk.conversation) > 0,
    ladder: () => ladderOf(walk.conversation.entries, compiled.ladder),
    ladderBefore: () => ladderBefore(walk.conversation, compiled.ladder),
    planBefore: (question) => plannedBefore(walk, compiled, counting(walk, compiled, question)),
  };
}

const inThisRound = ({ conversation }: Walk) =>
  conversation.episodes.filter((episode) => episode.round === conversation.round);

const maybeKept = (walk: Walk, compiled: Compiled) =>
  holds(compiled.script.kept_when, {
    valueOf: (question) => valueOf(walk, compiled, question),
    fact: () => false,
  });

/** Only by what came before the answer: a plan agreed later, or a danger seen later, changes no question. */
function plannedBefore(walk: Walk, compiled: Compiled, entry: Entry | undefined): boolean {
  if (entry === undefined) return false;
  if (inThisRound(walk).some((episode) => isAtHome(episode) && episode.opened < entry.at)) return false;
  const { entries } = walk.conversation;
  return entries
    .slice(0, entries.lastIndexOf(entry))
    .some(
      ({ question, status }) => status === 'answered' && compiled.lookup.planQuestions.includes(question),
    );
}

export function leads(condition: Condition | undefined, walk: Walk, compiled: Compiled): boolean {
  return condition === undefined || holds(condition, knownOf(walk, compiled));
}

/** What conditions may look at in this walk, as far as it has come whenever they look. */
export function knownOf(walk: Walk, compiled: Compiled): Known {
  const ground = groundOf(walk, compiled);
  return {
    valueOf: (question) => valueOf(walk, compiled, question),
    fact: (name) => FACTS[name]?.holds(ground) ?? false,
  };
}

/** What counts of these questions, which stand in script order. */
function countingOf(walk: Walk, compiled: Compiled, questions: readonly Question[]): [Question, Entry][] {
  const found: [Question, Entry][] = [];
  for (const question of questions) {
    const entry = counting(walk, compiled, question.id);
    if (entry) found.push([question, entry]);
  }
  return found;
}

/** Needs found in the person's own words, of the first answer first; each named once. */
export function readNeeds(walk: Walk, compiled: Compiled): Finding[] {
  const found = new Map<string, Finding>();
  for (const [, entry] of countingOf(walk, compiled, compiled.readIn)) {
    if (entry.words === undefined) continue;
    for (const finding of readOnce(entry, compiled, walk.conversation.language))
      if (!found.has(finding.need)) found.set(finding.need, finding);
  }
  return [...found.values()];
}

/** Needs read into words that the person has not also chosen themselves: what must still be confirmed. */
export function unconfirmed(walk: Walk, compiled: Compiled): string[] {
  const isChosen = ({ need }: Finding) =>
    compiled.choices
      .get(need)
      ?.some(({ question, option }) => counting(walk, compiled, question)?.value.includes(option)) === true;
  return readNeeds(walk, compiled)
    .filter((finding) => !isChosen(finding))
    .map(({ need }) => need);
}

/** Reading is pure, so what an entry said is read once for as long as the entry lives. */
const remembered = new WeakMap<Entry, { compiled: Compiled; language: string; found: Finding[] }>();
function readOnce(entry: Entry, compiled: Compiled, language: string): Finding[] {
  const before = remembered.get(entry);
  if (before?.compiled === compiled && before.language === language) return before.found;
  // What is asked where needs are read may be answered by a bare topic: "Gardening, singing."
  const found = findNeeds(entry.words ?? '', compiled, language, { topicsAnswer: true });
  remembered.set(entry, { compiled, language, found });
  return found;
}

/** Needs the person chose, or confirmed after they were read: strongest first, then in the order they came. */
export function countedNeeds(walk: Walk, compiled: Compiled): Counted[] {
  const words = new Map(
    readNeeds(walk, compiled).map((finding) => [finding.need, finding.because.join(' … ')]),
  );
  return weighedNeeds(walk, compiled).map(([need, weight]) => {
    const said = words.get(need);
    return said === undefined ? { need, weight } : { need, weight, words: said };
  });
}

/** The same without the words they were read from. */
export const weighedNeeds = (walk: Walk, compiled: Compiled): [need: string, weight: number][] =>
  [...weightsOf(walk, compiled)].sort(([, one], [, other]) => other - one);

/** In the order they came. */
function weightsOf(walk: Walk, compiled: Compiled): Map<string, number> {
  const weights = new Map<string, number>();
  // What was agreed on counts until it is done: the plan's needs, the first of them first.
  plannedNeeds(walk, compiled).forEach((need, at, all) => weights.set(need, all.length - at));
  for (const [question, entry] of countingOf(walk, compiled, compiled.chosenIn))
    for (const { need, weight } of givenBy(question, entry, compiled))
      weights.set(need, (weights.get(need) ?? 0) + weight);
  return weights;
}

/** The same without the weights: routes ask whether there are any at almost every step of a walk. */
function needsOf(walk: Walk, compiled: Compiled): string[] {
  const needs: string[] = [];
  const note = (need: string): void => {
    if (!needs.includes(need)) needs.push(need);
  };
  plannedNeeds(walk, compiled).forEach(note);
  for (const question of compiled.chosenIn) {
    const entry = counting(walk, compiled, question.id);
    if (entry) for (const { need } of givenBy(question, entry, compiled)) note(need);
  }
  return needs;
}

const plannedNeeds = ({ conversation }: Walk, { script }: Compiled): readonly string[] =>
  (script.over_plan ? planBeforeRound(conversation)?.needs : undefined) ?? [];

/** What one answer gives to needs, in the order it is added: worked out once for as long as the entry lives. */
const given = new WeakMap<Entry, { compiled: Compiled; gives: readonly Counted[] }>();
function givenBy(question: Question, entry: Entry, compiled: Compiled): readonly Counted[] {
  const before = given.get(entry);
  if (before?.compiled === compiled) return before.gives;
  const gives: Counted[] = [];
  if (question.options_from === 'read')
    for (const need of entry.value) if (compiled.lookup.needIds.has(need)) gives.push({ need, weight: 2 });
  for (const option of question.options)
    if (entry.value.includes(option.id))
      for (const [need, weight] of Object.entries(option.needs)) gives.push({ need, weight });
  given.set(entry, { compiled, gives });
  return gives;
}

/**
 * The plan of an earlier round that is looked back on: the last one in which something is to be tried. A meeting in which
 * nothing new was chosen leaves what was agreed before it as it is.
 */
export function planBeforeRound({ plans, round }: Conversation): Plan | undefined {
  const earlier = plans.filter((plan) => plan.round < round);
  return earlier.findLast(({ agreed }) => agreed.length > 0) ?? earlier.at(-1);
}
