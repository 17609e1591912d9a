/** What a sentence of the corpora may be labelled with, and how these labels are read. */

/** The corpora know fewer kinds of danger than the program: each stands for one or two of its own. */
export const KINDS = {
  suicide: ['suicide'],
  'self-harm': ['self-harm'],
  overdose: ['overdose'],
  abuse: ['abuse', 'neglect'],
  child: ['child'],
  'harm-others': ['harm-others'],
  psychosis: ['psychosis'],
  eating: ['eating'],
  medical: ['medical', 'withdrawal'],
  tonight: ['tonight'],
} as const satisfies Record<string, readonly string[]>;

export type Kind = keyof typeof KINDS;
export const kinds = Object.keys(KINDS) as Kind[];

/** How a danger is said: plainly, by hints, of somebody else who is in it now, or of the past. */
export const STYLES = ['explicit', 'indirect', 'other', 'past'] as const;
export type Style = (typeof STYLES)[number];

/** Sentences without need or danger: nothing remarkable, or alike to one on the surface. */
export const LOOKS = ['ordinary', 'like-need', 'like-danger'] as const;
export type Looks = (typeof LOOKS)[number];

export const FILES = ['needs', 'mixed', 'danger', 'ordinary'] as const;
export type File = (typeof FILES)[number];

export type Label =
  | { file: 'needs' | 'mixed'; needs: readonly string[] }
  | { file: 'danger'; kind: Kind; style: Style }
  | { file: 'ordinary'; looks: Looks };

/** The label in a file's first column; a string says what is wrong with it. */
export function labelOf(file: File, written: string, needIds: ReadonlySet<string>): Label | string {
  if (file === 'danger') return dangerLabel(written);
  if (file === 'ordinary') {
    const looks = LOOKS.find((each) => each === written);
    return looks === undefined ? `the label must be one of ${LOOKS.join(', ')}` : { file, looks };
  }
  if (file === 'mixed' && written === 'none') return { file, needs: [] };
  const needs = written.split('+');
  if (needs.some((need) => !needIds.has(need))) return 'the label holds something that is not a need';
  if (new Set(needs).size < needs.length) return 'the label names a need twice';
  if (file === 'mixed' && needs.length < 2)
    return "the label must be two or more needs joined by +, or 'none'";
  return { file, needs };
}

function dangerLabel(written: string): Label | string {
  const [first, second, ...more] = written.split(' ');
  const kind = kinds.find((each) => each === first);
  const style = STYLES.find((each) => each === second);
  if (kind === undefined) return `the label must begin with one of ${kinds.join(', ')}`;
  if (style === undefined || more.length > 0) return `the label must end with one of ${STYLES.join(', ')}`;
  return { file: 'danger', kind, style };
}
