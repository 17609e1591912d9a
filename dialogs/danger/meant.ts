/** Which of the signs found are meant: what takes a sign back takes back only the words it shares. */
import type { Found } from '../reading/types.js';
import type { Sign } from './compile.js';

/** "Killing myself laughing, but I do want to die" stays. */
export function meant(found: readonly Found<Sign>[]): Found<Sign>[] {
  const excused = new Map<unknown, Set<number>>();
  for (const { value, from, to } of found) {
    if (value.use !== 'unless') continue;
    const places = excused.get(about(value)) ?? new Set<number>();
    for (let at = from; at < to; at++) places.add(at);
    excused.set(about(value), places);
  }
  return found.filter(({ value, from, to }) => {
    if (value.use !== 'any') return false;
    if (excused.size === 0) return true;
    const places = excused.get(about(value));
    for (let at = from; at < to; at++) if (places?.has(at)) return false;
    return true;
  });
}

const about = (sign: Sign): unknown =>
  sign.what === 'rule' ? sign.rule : sign.what === 'cue' ? sign.cue : sign.what;
