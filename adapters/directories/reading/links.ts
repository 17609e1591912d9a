/** Asks web addresses whether they still answer: few at once, each once, with the same care as a feed's. */
import { BrokenFeed } from '../problems.js';
import { NotNow, statusOf } from './guard.js';

/** `gone`: it says so, or nobody knows its name. `unsure`: it did not answer now, or not to a program. `not-asked`: it may not be. */
export type Answer = { url: string; state: 'answers' | 'gone' | 'unsure' | 'not-asked'; why: string };

const AT_ONCE = 4;
const GONE = [404, 410];

/** In the order of `urls`, without repeats; `most` at most. Redirects are not followed: who leads elsewhere answers. */
export async function askLinks(
  urls: readonly string[],
  most: number,
  origins: readonly string[] = [],
  progress: (done: number) => void = () => undefined,
): Promise<Answer[]> {
  const wanted = [...new Set(urls)].slice(0, most);
  const answers: Answer[] = [];
  let [next, done] = [0, 0];
  const work = async () => {
    for (let at = next++; at < wanted.length; at = next++) {
      answers[at] = await answerOf(wanted[at] ?? '', origins);
      progress(++done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return answers;
}

async function answerOf(url: string, origins: readonly string[]): Promise<Answer> {
  try {
    const status = await statusOf(new URL(url), origins);
    if (GONE.includes(status)) return { url, state: 'gone', why: `it answers ${status}` };
    return status < 400
      ? { url, state: 'answers', why: '' }
      : { url, state: 'unsure', why: `it answers ${status}` };
  } catch (problem) {
    if (problem instanceof NotNow)
      return { url, state: /Nobody knows/.test(problem.message) ? 'gone' : 'unsure', why: problem.message };
    if (problem instanceof BrokenFeed) return { url, state: 'not-asked', why: problem.message };
    throw problem;
  }
}
