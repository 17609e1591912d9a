/** Every sign of danger in a text, each judged by the words around it. */
import type { Found, Token } from '../reading/types.js';
import { asIfMe } from './another.js';
import { isOfOthers, type Compiled, type Sign } from './compile.js';
import { becauseOf, whenOf, type Because, type Place, type When } from './judge.js';
import { meant } from './meant.js';
import type { Cue, Kind, Rule } from './rule.js';

/** A sign, and the places of its words. */
export type Seen = {
  id: string;
  kind: Kind;
  level: Rule['level'];
  because: Because;
  from: number;
  to: number;
};

export type Signs = { seen: Seen[]; young: boolean };

export function signsIn(tokens: readonly Token[], compiled: Compiled): Signs {
  const found = meant(compiled.find(tokens));
  const young = found.some(({ value }) => value.what === 'young');
  const places = [...placesOf(found, false), ...placesOfOthers(tokens, compiled)];
  // Most texts hold no sign, and when it was does not matter then.
  if (places.length === 0) return { seen: [], young };
  const cues = found.flatMap(({ value, from, to }): Found<Cue>[] =>
    value.what === 'cue' ? [{ value: value.cue, from, to }] : [],
  );
  const when = whenOf(tokens, cues);
  return { seen: places.flatMap((place) => seenAt(place, tokens, when, young)), young };
}

const placesOf = (found: readonly Found<Sign>[], other: boolean): Place[] =>
  found.flatMap(({ value, from, to, guessed = false }) =>
    value.what === 'rule' ? [{ rule: value.rule, from, to, other, guessed }] : [],
  );

/** What is said of somebody else in the words of a rule for "I": at least one of the words is about them. */
function placesOfOthers(tokens: readonly Token[], compiled: Compiled): Place[] {
  const another = asIfMe(tokens);
  if (another === undefined) return [];
  return placesOf(meant(compiled.find(another.tokens)), true)
    .filter(({ rule, from, to }) => isOfOthers(rule) && another.other.slice(from, to).includes(true))
    .map((place) => ({
      ...place,
      from: another.at[place.from] ?? 0,
      to: (another.at[place.to - 1] ?? 0) + 1,
    }));
}

/** A short word that was only guessed at may as well be a name: "Devon" is no demon. */
const isShort = (token: Token | undefined): boolean => (token?.word.length ?? 0) < 8;

/** Kinds of which films, games and jobs are full. A voice from the telly and a man met in a game are no story. */
const IN_STORIES: ReadonlySet<Kind> = new Set<Kind>([
  'suicide',
  'self-harm',
  'overdose',
  'medical',
  'abuse',
  'harm-others',
  'tonight',
]);

function seenAt(place: Place, tokens: readonly Token[], when: When, young: boolean): Seen[] {
  const { rule, from, to, other, guessed } = place;
  if (guessed && to === from + 1 && rule.level !== 'red' && isShort(tokens[from])) return [];
  const kind = young && (rule.kind === 'abuse' || rule.kind === 'neglect') ? 'child' : rule.kind;
  const because = kind === 'child' ? 'said' : becauseOf(place, tokens, when);
  const story = IN_STORIES.has(kind) && when.story.has(tokens[from]?.sentence ?? 0);
  const level = levelOf(rule.level, because, story, other);
  return level === undefined ? [] : [{ id: rule.id, kind, level, because, from, to }];
}

/** In a film, a game or a job it is a step less; what somebody else does there is nothing. Undefined: no sign. */
function levelOf(
  level: Rule['level'],
  because: Because,
  story: boolean,
  other: boolean,
): Rule['level'] | undefined {
  if (level === 'hint') return story || because !== 'said' ? undefined : level;
  if (!story) return because === 'said' || level === 'doubt' ? level : 'amber';
  return level === 'red' && !other ? 'doubt' : undefined;
}
