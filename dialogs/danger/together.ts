/** What signs mean together: a hint is nothing alone, two are a doubt; hopelessness and a rope are red. */
import type { Because } from './judge.js';
import type { Kind, Together } from './rule.js';
import type { Seen } from './signs.js';

/** A danger, and the places of all the words that made it. */
export type Sign = {
  id: string;
  kind: Kind;
  level: 'red' | 'amber' | 'doubt';
  because: Because;
  places: [from: number, to: number][];
};

export function together(seen: readonly Seen[], rules: readonly Together[]): Sign[] {
  return [...alone(seen), ...pairs(seen), ...rules.flatMap((rule) => joined(seen, rule))];
}

const alone = (seen: readonly Seen[]): Sign[] =>
  seen.flatMap(({ id, kind, level, because, from, to }) =>
    level === 'hint' ? [] : [{ id, kind, level, because, places: [[from, to]] }],
  );

/** Hints of these stand for each other: whoever is in one of these dangers is often in another. */
const ALIKE: ReadonlySet<Kind> = new Set<Kind>(['suicide', 'self-harm', 'overdose', 'eating']);

/** Two different hints of one kind that share no word: the first such pair of a kind. */
function pairs(seen: readonly Seen[]): Sign[] {
  const signs = new Map<string, Sign>();
  const first = new Map<string, Seen[]>();
  for (const hint of seen) {
    const group = ALIKE.has(hint.kind) ? 'life' : hint.kind;
    if (hint.level !== 'hint' || signs.has(group)) continue;
    const others = first.get(group) ?? [];
    const other = others.find(({ id, from, to }) => id !== hint.id && (to <= hint.from || hint.to <= from));
    if (other !== undefined) signs.set(group, signOf([other, hint], other.id, other.kind, 'doubt'));
    // One of each rule is enough to be paired with, so that a long text costs no more.
    else if (!others.some(({ id }) => id === hint.id)) first.set(group, [...others, hint]);
  }
  return [...signs.values()];
}

function joined(seen: readonly Seen[], { id, kind, level, rules }: Together): Sign[] {
  const parts = rules.flatMap((ids) => seen.find((each) => ids.includes(each.id)) ?? []);
  return parts.length === rules.length ? [signOf(parts, id, kind, level)] : [];
}

function signOf(parts: readonly Seen[], id: string, kind: Kind, level: Sign['level']): Sign {
  const because = parts.find((part) => part.because !== 'said')?.because ?? 'said';
  return {
    id,
    kind,
    level: because === 'said' || level === 'doubt' ? level : 'amber',
    because,
    places: parts.map(({ from, to }) => [from, to]),
  };
}
