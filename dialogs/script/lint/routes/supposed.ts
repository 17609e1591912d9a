/** What is supposed of the answers while every way is tried: only as much as the conditions look at. */
import { mentions, type Condition } from '../../condition.js';
import { FACTS } from '../../facts.js';
import type { Question, Script } from '../../script.js';

/**
 * By atom: `asked:age`, `value:age`, `chosen:hard:people`, `fact:any-need`,
 * `may:any-need`. Of the rest nothing is supposed yet.
 */
export type Supposed = ReadonlyMap<string, string | boolean>;
export const NOTHING: Supposed = new Map();

/** Stands for any answer that no condition names. */
const ANOTHER = '*';
const NO_ANSWER = '';

export type Atoms = ReturnType<typeof atomsOf>;

/** One fact that holds makes another hold. */
const IMPLIES: Readonly<Record<string, string>> = { 'several-needs': 'any-need' };

type Value = boolean | { open: Supposed[] };

/** The atoms of a script, and what each may be. */
export function atomsOf(script: Script) {
  const questions = new Map(
    script.sections.flatMap((section) => section.questions.map((question) => [question.id, question])),
  );
  const named = namedValues(script);
  const movedBy = factsMovedBy(script);

  const valuesOf = ({ id, options, must, own_words, options_from, kind }: Question): string[] => {
    const listed = named.get(id) ?? [];
    const others = own_words || options_from !== undefined || kind === 'scale';
    const unnamed = others || options.length === 0 || options.some((option) => !listed.includes(option.id));
    return [...listed, ...(unnamed ? [ANOTHER] : []), ...(must ? [] : [NO_ANSWER])];
  };

  /** What is chosen alone is chosen with nothing else. */
  function chosen(question: Question, option: string, before: Supposed): Supposed[] {
    const alone = (id: string) => question.options.find((each) => each.id === id)?.alone === true;
    const listed = named.get(question.id) ?? [];
    const barred = listed.filter((id) => id !== option && (alone(option) || alone(id)));
    const not = new Map(before).set(atom(question.id, option), false);
    if (barred.some((id) => before.get(atom(question.id, id)) === true)) return [not];
    const yes = new Map(before).set(atom(question.id, option), true);
    for (const id of barred) yes.set(atom(question.id, id), false);
    return [yes, not];
  }

  function answer(id: string, value: string, only: boolean, before: Supposed): Value {
    const question = questions.get(id);
    if (question === undefined || before.get(`asked:${id}`) !== true) return false;
    if (question.kind === 'many') {
      const known = before.get(atom(id, value));
      if (known === undefined) return { open: chosen(question, value, before) };
      if (known === false || !only) return known === true;
      // Alone or with others: others may be chosen that no condition names.
      const lone = before.get(`only:${id}`);
      if (lone !== undefined) return lone === true;
      return { open: [true, false].map((is) => new Map(before).set(`only:${id}`, is)) };
    }
    const known = before.get(`value:${id}`);
    if (known !== undefined) return known === value;
    return { open: valuesOf(question).map((each) => new Map(before).set(`value:${id}`, each)) };
  }

  function fact(name: string, before: Supposed): Value {
    const known = before.get(`fact:${name}`);
    if (known !== undefined) return known === true;
    // Nothing was asked that could make it so.
    if (before.get(`may:${name}`) !== true) return false;
    const wider = IMPLIES[name];
    const not = new Map(before).set(`fact:${name}`, false);
    if (wider !== undefined && before.get(`fact:${wider}`) === false) return { open: [not] };
    const yes = new Map(before).set(`fact:${name}`, true);
    if (wider !== undefined) yes.set(`fact:${wider}`, true);
    const narrower = Object.keys(IMPLIES).filter((each) => IMPLIES[each] === name);
    for (const each of narrower) not.set(`fact:${each}`, false);
    return { open: [yes, not] };
  }

  function value(condition: Condition | undefined, before: Supposed): Value {
    if (condition === undefined) return true;
    if ('is' in condition) return answer(condition.answer, condition.is, true, before);
    if ('includes' in condition) return answer(condition.answer, condition.includes, false, before);
    if ('fact' in condition) return fact(condition.fact, before);
    if ('not' in condition) {
      const inner = value(condition.not, before);
      return typeof inner === 'boolean' ? !inner : inner;
    }
    const all = 'all' in condition;
    const parts = all ? condition.all : condition.any;
    for (const part of parts) {
      const found = value(part, before);
      if (typeof found !== 'boolean') return found;
      if (found !== all) return found;
    }
    return all;
  }

  return {
    /** Every way a condition may turn out, with what must then be supposed. */
    *outcomes(
      condition: Condition | undefined,
      before: Supposed,
    ): Generator<[holds: boolean, then: Supposed]> {
      const found = value(condition, before);
      if (typeof found === 'boolean') yield [found, before];
      else for (const next of found.open) yield* this.outcomes(condition, next);
    },
    asked(id: string, before: Supposed): Supposed {
      const after = new Map(before).set(`asked:${id}`, true);
      for (const name of movedBy.get(id) ?? []) after.set(`may:${name}`, true);
      return after;
    },
    /** The atoms that conditions look at: of all others nothing need be remembered. */
    lookedAt(conditions: readonly (Condition | undefined)[]): Set<string> {
      const found = new Set<string>();
      for (const { answers, facts } of conditions.map(mentions)) {
        for (const { question, value: named } of answers)
          for (const each of ['asked', 'value', 'only']
            .map((kind) => `${kind}:${question}`)
            .concat(atom(question, named)))
            found.add(each);
        for (const name of facts) {
          const wider = IMPLIES[name] === undefined ? [] : [IMPLIES[name]];
          const narrower = Object.keys(IMPLIES).filter((each) => IMPLIES[each] === name);
          for (const each of [name, ...wider, ...narrower]) found.add(`fact:${each}`);
          found.add(`may:${name}`);
        }
      }
      return found;
    },
  };
}

const atom = (question: string, option: string) => `chosen:${question}:${option}`;

/** For each question, the facts that its answer can make so. */
function factsMovedBy(script: Script): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, fact] of Object.entries(FACTS))
    for (const id of fact.reads(script)) found.set(id, [...(found.get(id) ?? []), name]);
  return found;
}

/** For each question, the values some condition names. */
function namedValues(script: Script): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const section of script.sections)
    for (const condition of [
      section.when,
      ...section.questions.flatMap((each) => [each.when, ...(each.next ?? []).map((route) => route.when)]),
    ])
      for (const { question, value } of mentions(condition).answers) {
        const values = found.get(question) ?? [];
        if (!values.includes(value)) found.set(question, [...values, value]);
      }
  return found;
}
