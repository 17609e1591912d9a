/** Keeps which expressions were judged safe, so that a test judges only what is new: `npm run -s judge` writes the list. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expressionsIn, type Expression } from './expressions.js';
import { faults, type Written } from './judging.js';

const LIST = 'test/understanding/safe-expressions.json';

/** What is judged: all that is shipped. */
export const ours = (): Expression[] => expressionsIn(['dialogs', 'adapters', 'bot']);

const nameOf = ({ source, flags }: Written): string => `/${source}/${flags}`;
const safeBefore = (): Set<string> => new Set(JSON.parse(readFileSync(LIST, 'utf8')) as string[]);

/** What is wrong with those that were never found safe, each with its place. */
export async function newFaults(expressions: readonly Expression[], within: number): Promise<string[]> {
  const safe = safeBefore();
  const fresh = expressions.filter((each) => !safe.has(nameOf(each)));
  const found = await faults(fresh, within);
  return fresh.flatMap((each, at) => {
    const fault = found[at] ?? null;
    return fault === null ? [] : [`${each.place}: ${nameOf(each)} ${fault}`];
  });
}

/** Judges anew what is not in the list, or all, and writes the list; gives back what is wrong. */
export async function judgeAll({ anew = false, within = 600_000 } = {}): Promise<string[]> {
  if (anew) writeFileSync(LIST, '[]\n');
  const all = ours();
  const wrong = await newFaults(all, within);
  const faulty = new Set(wrong.map((each) => each.slice(0, each.indexOf(': '))));
  const safe = new Set(all.filter(({ place }) => !faulty.has(place)).map(nameOf));
  writeFileSync(LIST, `${JSON.stringify([...safe].sort(), null, 2)}\n`);
  return wrong;
}
