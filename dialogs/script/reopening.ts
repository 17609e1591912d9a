/** What is wrong with what a question asks afresh: a circle of it could never be passed. */
import type { Question, Script } from './script.js';

/** Only what every answer reopens counts: an option that reopens leaves the other options as a way on. */
export function reopenProblems(script: Script): string[] {
  const questions = new Map(
    script.sections.flatMap((section) => section.questions.map((question) => [question.id, question])),
  );
  const told = new Set<string>();
  return [...questions.keys()].flatMap((id) => {
    const circle = circleFrom(id, questions);
    if (circle === undefined || circle.some((each) => told.has(each))) return [];
    circle.forEach((each) => told.add(each));
    const way = [...circle, id].map((each) => `'${each}'`).join(' → ');
    return [
      `${way} reopen each other whatever is answered, so nobody gets past: let an option reopen instead`,
    ];
  });
}

/** The ids on the way from a question back to itself, when there is one. */
function circleFrom(start: string, questions: ReadonlyMap<string, Question>): string[] | undefined {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way !== undefined; way = ways.shift())
    for (const next of questions.get(way.at(-1) ?? '')?.reopens ?? []) {
      if (next === start) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  return undefined;
}
