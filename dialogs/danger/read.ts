/** Reads a person's own words for danger, before anything else is made of them (DCB0129 H-01, H-14). */
import type { Token } from '../reading/types.js';
import type { Alarms } from './alarms.js';
import { compile } from './compile.js';
import type { Because } from './judge.js';
import { Kind } from './rule.js';
import { signsIn } from './signs.js';
import { together, type Sign } from './together.js';

export type Danger =
  | {
      level: 'red' | 'amber';
      kind: Kind;
      rule: string;
      because: Because;
      /** The person's own words that were seen. They are never kept and never logged. */
      words: string[];
      /** Their words say they are under 18: Childline first, whatever the kind. */
      young?: true;
      /** Amber by rules that are right less often: what was learned has a say too. */
      doubt?: true;
    }
  | { level: 'none' };

/**
 * The gravest danger in the text, in any language there are words for. In doubt it is amber, never none. `before` is
 * what they wrote just before: what only both together say is seen, what it said alone is not said again.
 */
export function dangerIn(text: string, alarms: Alarms, before = ''): Danger {
  if (before === '') return gravestIn(text, alarms, 0);
  // Without a full stop the sentence may go on in the second message.
  const first = /[\p{L}\p{N},]\s*$/u.test(before) ? `${before} ` : `${before}\n`;
  const both = gravestIn(first + text, alarms, first.length);
  // Alone at last: whoever reads the text next finds it cut into words.
  const alone = gravestIn(text, alarms, 0);
  return weight(both) < weight(alone) ? both : alone;
}

/** `start` is where the new words begin; signs that end before it, or stand wholly after it, are known already. */
function gravestIn(text: string, alarms: Alarms, start: number): Danger {
  const compiled = compile(alarms);
  const tokens = compiled.tokens(text);
  const { seen, young } = signsIn(tokens, compiled);
  let gravest: Danger = { level: 'none' };
  if (seen.length === 0) return gravest;
  for (const sign of together(seen, alarms.together)) {
    if (start > 0 && !reachesOver(sign, tokens, start)) continue;
    const { id, kind, level, because } = sign;
    const words = sign.places.map(([from, to]) => wordsAt(text, tokens, from, to));
    const danger: Danger = {
      level: level === 'red' ? 'red' : 'amber',
      ...{ kind, rule: id, because, words },
      ...(young ? { young: true } : {}),
      ...(level === 'doubt' ? { doubt: true } : {}),
    };
    if (weight(danger) < weight(gravest)) gravest = danger;
  }
  return gravest;
}

function reachesOver({ places }: Sign, tokens: readonly Token[], start: number): boolean {
  const ends = places.flatMap(([from, to]) => [tokens[from]?.start ?? 0, tokens[to - 1]?.start ?? 0]);
  return Math.min(...ends) < start && Math.max(...ends) >= start;
}

const wordsAt = (text: string, tokens: readonly Token[], from: number, to: number): string =>
  text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);

const order = new Map(Kind.options.map((kind, at) => [kind, at]));

/** Red before amber before doubt, then life first (4.6 "Order matters"), then what is plainly said before what is not. */
function weight(danger: Danger): number {
  if (danger.level === 'none') return Infinity;
  const { level, kind, because, doubt } = danger;
  return (
    (level === 'red' ? 0 : doubt ? 2000 : 1000) + (order.get(kind) ?? 0) * 10 + (because === 'said' ? 0 : 1)
  );
}
