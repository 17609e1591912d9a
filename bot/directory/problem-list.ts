/** Holds what is told of the problems of an import: the first of them one by one, a field left empty once, and all counted. */
import { isEmptyField, type Problem } from '../../adapters/directories/problems.js';
import { remembered } from '../../adapters/directories/remembered.js';

/** With `records` it stands for that many: the first of them is the example, and its field is without places in lists. */
export type Listed = Problem & { records?: number };

export type ProblemList = {
  add: (problem: Problem) => void;
  /** In the order in which they were met first. */
  problems: readonly Listed[];
  count: () => number;
  /** How many of them `problems` tells nothing of. */
  left: () => number;
  /** How often each kind was met: all of them. */
  byField: () => Record<string, number>;
};

/** So many problems are held to be told one by one, and so many more of records that were refused. */
const MOST_PROBLEMS = 10_000;
const MOST_REFUSED = 1000;

export function problemList(): ProblemList {
  const placeOf = remembered((field) => field.replace(/\.\d+/g, ''));
  const kinds = counting(placeOf);
  const problems: Listed[] = [];
  /** By field: what stands for all that left it empty, and the record it was met in last. */
  const empty = new Map<string, { listed: Listed & { records: number }; last: string }>();
  let [count, told, alone, refused] = [0, 0, 0, 0];
  const gather = (problem: Problem) => {
    const field = placeOf(problem.field);
    const before = empty.get(field);
    if (before === undefined) {
      const listed = { ...problem, field, records: 1 };
      empty.set(field, { listed, last: problem.record });
      problems.push(listed);
    } else if (before.last !== problem.record) {
      before.listed.records++;
      before.last = problem.record;
    }
    told++;
  };
  return {
    problems,
    add(problem) {
      count++;
      kinds.count(problem);
      if (isEmptyField(problem)) {
        gather(problem);
        return;
      }
      const isTold = alone < MOST_PROBLEMS || (problem.done === 'refused' && refused++ < MOST_REFUSED);
      if (!isTold) return;
      alone++;
      told++;
      problems.push(problem);
    },
    count: () => count,
    left: () => count - told,
    byField: kinds.byField,
  };
}

/** Counts problems without what is only of their record: of many places the first stands for all. Few repeat, all the time. */
function counting(placeOf: (field: string) => string) {
  const kinds = remembered((problem) => problem.replace(/:.*| [A-Z]{1,2}\d.*/, ''));
  // By one and then the other: to put both together for each of them takes longer than to look twice.
  const counts = new Map<string, Map<string, { times: number }>>();
  const all: [kind: string, count: { times: number }][] = [];
  return {
    count({ field, problem }: Problem) {
      const [place, kind] = [placeOf(field), kinds(problem)];
      let there = counts.get(place);
      if (there === undefined) counts.set(place, (there = new Map<string, { times: number }>()));
      let count = there.get(kind);
      if (count === undefined) {
        count = { times: 0 };
        there.set(kind, count);
        all.push([`${place}: ${kind}`, count]);
      }
      count.times++;
    },
    byField: () => Object.fromEntries(all.map(([kind, { times }]) => [kind, times])),
  };
}
