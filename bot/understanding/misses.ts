/** The sentences that were missed or read wrongly, in groups, for who writes the rules. */
import { placeOf } from './corpora/read.js';
import { isNamedRight, isRed, isSeen } from './figures/danger.js';
import type { Judged } from './judging.js';
import type { Understood } from './understood.js';

export type Group = { title: string; lines: string[] };

/** The largest groups of each sort first; `about` keeps those whose title holds these words. */
export function misses(judged: readonly Judged[], about = ''): Group[] {
  const groups = new Map<string, string[]>();
  for (const each of judged)
    for (const [title, why] of faultsOf(each)) {
      const line = `${placeOf(each.sentence)}\t${each.seen.text}${why === '' ? '' : `\t[${why}]`}`;
      groups.set(title, [...(groups.get(title) ?? []), line]);
    }
  const sort = (title: string) => title.split(':')[0] ?? '';
  return [...groups]
    .filter(([title]) => title.toLowerCase().includes(about.toLowerCase()))
    .map(([title, lines]) => ({ title, lines }))
    .sort(
      (one, other) =>
        sort(one.title).localeCompare(sort(other.title)) || other.lines.length - one.lines.length,
    );
}

type Fault = [group: string, why: string];

function faultsOf(judged: Judged): Fault[] {
  const { label } = judged.sentence;
  if (label.file === 'danger') return dangerFaults(judged, label.kind, label.style);
  const { seen } = judged;
  const found = seen.needs.map(({ id, because }): [string, string] => [id, because.join(' / ')]);
  if (label.file === 'ordinary')
    return [
      ...(isSeen(judged) ? [alarm(`in ${label.looks}`, seen)] : []),
      ...found.map(([need, why]): Fault => [`false need: ${need} in ${label.looks}`, why]),
    ];
  const ids = new Set(found.map(([need]) => need));
  return [
    ...(isRed(judged) ? [alarm('in sentences of needs', seen)] : []),
    ...label.needs
      .filter((need) => !ids.has(need))
      .map((need): Fault => [`need missed: ${need}`, ids.size > 0 ? `found ${[...ids].join(', ')}` : '']),
    ...found
      .filter(([need]) => !label.needs.includes(need))
      .map(([need, why]): Fault => [
        `false need: ${need} in sentences of ${label.needs.length === 0 ? 'no need' : 'other needs'}`,
        why,
      ]),
  ];
}

function dangerFaults(judged: Judged, kind: string, style: string): Fault[] {
  const { danger } = judged.seen;
  if (!isSeen(judged)) return [[`danger missed: ${kind} ${style}`, '']];
  const faults: Fault[] = [];
  if (style === 'explicit' && !isRed(judged)) faults.push([`danger only AMBER: ${kind}`, reason(danger)]);
  if (!isNamedRight(judged))
    faults.push([`danger of another kind: ${kind} read as ${danger.kind}`, reason(danger)]);
  return faults;
}

const alarm = (where: string, { danger }: Understood): Fault => [
  `false alarm: ${danger.level} ${where}`,
  reason(danger),
];

const reason = ({ level, rule, because }: Understood['danger']) =>
  [`${level} ${rule ?? ''}`.trim(), ...because].join(': ');
