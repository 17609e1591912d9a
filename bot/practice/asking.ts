/** Asks in a terminal, or reads from a pipe, what the options left open; a wrong answer is asked for again. */
import { createInterface } from 'node:readline';
import { QUESTIONS, type Answers } from './questions.js';

export class NotAnswered extends Error {
  override name = 'NotAnswered';
}

type Terminal = { input: NodeJS.ReadableStream & { isTTY?: boolean }; say: (line: string) => void };

/**
 * All answers, each right. When every question that must be answered was answered by an option nothing is asked. Throws
 * `NotAnswered`, with every option that is missing or wrong.
 */
export async function answersTo(given: Answers, { input, say }: Terminal): Promise<Answers> {
  const answers: Answers = { ...given };
  const wrong = QUESTIONS.flatMap(({ option, flag, wrong }) => {
    const answer = given[option];
    const why = answer === undefined ? undefined : wrong(answer);
    return why === undefined ? [] : [`${flag}: ${why}`];
  });
  if (wrong.length > 0) throw new NotAnswered(wrong.join('\n'));
  const isScript = QUESTIONS.every(
    ({ option, must, otherwise }) => !must || otherwise !== undefined || given[option] !== undefined,
  );

  const reader = isScript ? undefined : createInterface({ input });
  const lines = reader?.[Symbol.asyncIterator]();
  try {
    for (const { option, ask, flag, must, otherwise, wrong } of QUESTIONS) {
      while (answers[option] === undefined) {
        const usual = otherwise?.(answers);
        if (lines === undefined) {
          answers[option] = usual ?? '';
          break;
        }
        say(`${ask}${usual === undefined ? '' : ` [${usual}]`}`);
        const line = await lines.next();
        if (line.done === true) throw new NotAnswered(missing(answers, flag));
        const answer = line.value.trim() === '' ? (usual ?? '') : line.value.trim();
        const why = answer === '' && !must ? undefined : wrong(answer);
        if (why === undefined) answers[option] = answer;
        else say(`  ${why}.`);
      }
    }
  } finally {
    reader?.close();
  }
  return answers;
}

function missing(answers: Answers, at: string): string {
  const flags = QUESTIONS.filter(({ option, must }) => must && answers[option] === undefined).map(
    ({ flag }) => flag,
  );
  return `Nothing was written: the answers ended at ${at}. Still to answer: ${flags.join(' ')}`;
}
