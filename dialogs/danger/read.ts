/** Reads a person's own words for danger, before anything else is made of them (DCB0129 H-01, H-14). */
import { Kind, type Alarms } from './alarms.js';
import { compile } from './compile.js';
import { becauseOf, whenOf, type Because } from './judge.js';
import { normalise } from './normalise.js';
import type { Found } from './phrases.js';

export type Danger =
  | {
      level: 'red' | 'amber';
      kind: Kind;
      rule: string;
      because: Because;
      /** Their words say they are under 18: Childline first, whatever the kind. */
      young?: true;
    }
  | { level: 'none' };

type Seen = Exclude<Danger, { level: 'none' }>;

/** The gravest danger in the text, in any language there are phrases for. In doubt it is amber, never none. */
export function dangerIn(text: string, alarms: Alarms): Danger {
  const { known, rules, young, cues } = compile(alarms);
  const words = normalise(text, known);
  const plain = words.map(({ word }) => word);
  const when = whenOf(words, cues.find(plain));
  const isYoung =
    meant(
      young.find(plain),
      (use) => use,
      () => 'young',
    ).length > 0;

  let gravest: Seen | undefined;
  for (const found of meant(
    rules.find(plain),
    ({ use }) => use,
    ({ rule }) => rule,
  )) {
    const { rule } = found.value;
    const kind = isYoung && (rule.kind === 'abuse' || rule.kind === 'neglect') ? 'child' : rule.kind;
    const because = kind === 'child' ? 'said' : becauseOf(found, words, when);
    const level = because === 'said' ? rule.level : 'amber';
    const seen: Seen = { level, kind, rule: rule.id, because, ...(isYoung ? { young: true } : {}) };
    if (gravest === undefined || weight(seen) < weight(gravest)) gravest = seen;
  }
  return gravest ?? { level: 'none' };
}

/** Red before amber, then life first (4.6 "Order matters"), then what is plainly said before what is not. */
function weight({ level, kind, because }: Seen): number {
  return (level === 'red' ? 0 : 1000) + Kind.options.indexOf(kind) * 10 + (because === 'said' ? 0 : 1);
}

/** An `unless` takes back only the words it shares: "killing myself laughing, but I do want to die" stays red. */
function meant<T>(
  found: readonly Found<T>[],
  use: (value: T) => string,
  by: (value: T) => unknown,
): Found<T>[] {
  const excused = new Map<unknown, Set<number>>();
  for (const { value, from, to } of found) {
    if (use(value) !== 'unless') continue;
    const places = excused.get(by(value)) ?? new Set<number>();
    for (let at = from; at < to; at++) places.add(at);
    excused.set(by(value), places);
  }
  return found.filter(({ value, from, to }) => {
    const places = excused.get(by(value));
    for (let at = from; at < to; at++) if (places?.has(at)) return false;
    return use(value) === 'any';
  });
}
