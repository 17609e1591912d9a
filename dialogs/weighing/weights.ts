/** The learned file, read and written: how much each sign speaks for or against each label. */
import { LABELS } from './labels.js';

export type Weights = {
  /** Where each label begins. */
  start: Float32Array;
  /** Sign → its row. */
  rows: ReadonlyMap<string, number>;
  /** How telling each row's sign is: rare ones more than common ones. */
  telling: Float32Array;
  /** A row's entries are those from first[row] up to first[row + 1]. */
  first: Int32Array;
  label: Uint8Array;
  weight: Float32Array;
};

/** One sign's weights, by label. */
export type Row = { sign: string; telling: number; weights: readonly [label: number, weight: number][] };

/** Signs a table can hold; a comma, a quote and a backslash are none of them. */
const SIGNS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at))
  .filter((sign) => !',"\\'.includes(sign))
  .join('');
const MIDDLE = Math.floor(SIGNS.length / 2);

/** Each weight is two signs: its label, and how many steps it is from nought. */
export function written(start: Float32Array, rows: readonly Row[]): string {
  const most = rows
    .flatMap(({ weights }) => weights)
    .reduce((top, [, weight]) => Math.max(top, Math.abs(weight)), 0);
  const step = Number((most / MIDDLE).toPrecision(6)) || 1;
  const lines = rows.flatMap(({ sign, telling, weights }) => {
    const packed = weights.flatMap(([label, weight]) => {
      const steps = Math.max(-MIDDLE, Math.min(MIDDLE, Math.round(weight / step)));
      return steps === 0 ? [] : [`${SIGNS.charAt(label)}${SIGNS.charAt(MIDDLE + steps)}`];
    });
    return packed.length === 0 ? [] : [`${sign},${telling.toFixed(2)},${packed.join('')}`];
  });
  const head = [
    `labels,${LABELS.join(',')}`,
    `start,${[...start].map((value) => value.toFixed(4)).join(',')}`,
    `step,${step}`,
  ];
  return `${[...head, ...lines].join('\n')}\n`;
}

/** Throws when the file was learned for other labels than these. */
export function weightsFrom(file: string): Weights {
  const [labels = '', begin = '', size = '', ...lines] = file.trimEnd().split('\n');
  if (labels !== `labels,${LABELS.join(',')}`)
    throw new Error('The weights were learned for other labels. Mend: npm run learn');
  const step = Number(size.split(',')[1]);
  const rows = new Map<string, number>();
  const telling = new Float32Array(lines.length);
  const first = new Int32Array(lines.length + 1);
  const label = new Uint8Array(file.length >> 1);
  const weight = new Float32Array(file.length >> 1);
  const places = new Uint8Array(128);
  for (let at = 0; at < SIGNS.length; at++) places[SIGNS.charCodeAt(at)] = at;
  let entry = 0;
  for (const [row, line] of lines.entries()) {
    const comma = line.indexOf(',');
    const second = line.indexOf(',', comma + 1);
    rows.set(line.slice(0, comma), row);
    telling[row] = Number(line.slice(comma + 1, second));
    for (let at = second + 1; at + 1 < line.length; at += 2) {
      label[entry] = places[line.charCodeAt(at)] ?? 0;
      weight[entry] = ((places[line.charCodeAt(at + 1)] ?? MIDDLE) - MIDDLE) * step;
      entry++;
    }
    first[row + 1] = entry;
  }
  return {
    start: Float32Array.from(begin.split(',').slice(1), Number),
    rows,
    telling,
    first,
    label: label.slice(0, entry),
    weight: weight.slice(0, entry),
  };
}
