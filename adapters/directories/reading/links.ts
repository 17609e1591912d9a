/** Asks web addresses whether they still answer: few at once, each once, with the same care as a feed's. */
import { BrokenFeed } from '../problems.js';
import { CARE, NotNow, statusOf, type Care } from './guard.js';

/**
 * `gone`: it says so, or nobody knows its name while other names are known. `unsure`: it did not answer now, or not to a
 * program, or no name at all could be looked up. `not-asked`: it may not be.
 */
export type Answer = { url: string; state: 'answers' | 'gone' | 'unsure' | 'not-asked'; why: string };

const AT_ONCE = 4;
const GONE = [404, 410];

/**
 * In the order of `urls`, without repeats; `most` at most. Redirects are not followed: who leads elsewhere answers.
 * `origins` are those that may lie inside a private network; every public page may be asked.
 */
export async function askLinks(
  urls: readonly string[],
  most: number,
  origins: readonly string[] = [],
  progress: (done: number) => void = () => undefined,
  care: Care = CARE,
): Promise<Answer[]> {
  const wanted = [...new Set(urls)].slice(0, most);
  const answers: Tried[] = [];
  let [next, done] = [0, 0];
  const work = async () => {
    for (let at = next++; at < wanted.length; at = next++) {
      answers[at] = await answerOf(wanted[at] ?? '', origins, care);
      progress(++done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  // Without one name that is known nobody can tell a dead name from a line that is down.
  const isOnline = answers.some(({ known }) => known);
  return answers.map(({ known: _, ...answer }) =>
    answer.state === 'gone' && !isOnline ? { ...answer, state: 'unsure', why: OFFLINE } : answer,
  );
}

const OFFLINE = 'no name could be looked up: this computer may not be online';
/** The name server says that there is no such name. Any other trouble with it says nothing of the name. */
const NO_SUCH_NAME = ['ENOTFOUND', 'ENODATA'];

/** With whether something was found behind its name. */
type Tried = Answer & { known: boolean };

async function answerOf(url: string, origins: readonly string[], care: Care): Promise<Tried> {
  const known = true;
  try {
    const status = await statusOf(new URL(url), origins, care);
    if (GONE.includes(status)) return { url, state: 'gone', why: `it answers ${status}`, known };
    return status < 400
      ? { url, state: 'answers', why: '', known }
      : { url, state: 'unsure', why: `it answers ${status}`, known };
  } catch (problem) {
    if (problem instanceof NotNow) {
      const isNameless = /Nobody knows/.test(problem.message);
      const state = isNameless && NO_SUCH_NAME.includes(codeOf(problem.cause)) ? 'gone' : 'unsure';
      return { url, state, why: problem.message, known: !isNameless };
    }
    if (problem instanceof BrokenFeed) return { url, state: 'not-asked', why: problem.message, known: false };
    throw problem;
  }
}

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : '';
