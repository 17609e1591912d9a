/** The learned file, read and written: how much each sign speaks for or against each label. */
import { tellingOf } from './amounts.js';
import { LABELS } from './labels.js';
import { noLayer, type Layer } from './layer.js';
import { INPUTS } from './meanings.js';

export type Weights = {
  /** Where each label begins. */
  start: Float32Array;
  /** Sign → its row. */
  rows: ReadonlyMap<string, number>;
  /** How telling each row's sign is: rare ones more than common ones. */
  telling: Float32Array;
  /** A weight for each label in each row, one row after the other. */
  weight: Float32Array;
  /** From how many lessons they were learned. */
  lessons: number;
  layer: Layer;
};

/** One sign, in how many lessons it stood, and its weights: one for each label. */
export type Row = { sign: string; count: number; weights: ArrayLike<number> };
export type Learned = { start: Float32Array; lessons: number; rows: readonly Row[]; layer: Layer };

/** Signs a table can hold; a comma, a quote and a backslash are none of them. */
const SIGNS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at))
  .filter((sign) => !',"\\'.includes(sign))
  .join('');
const MIDDLE = Math.floor(SIGNS.length / 2);
const MANY = LABELS.length;
const WORD = 'w ';

/** A row is a sign for each label, or, where that is shorter, pairs of signs: a label and its weight. */
export function written({ start, lessons, rows, layer }: Learned): string {
  let most = 0;
  for (const { weights } of rows)
    for (let label = 0; label < MANY; label++) most = Math.max(most, Math.abs(weights[label] ?? 0));
  most = Number(most.toPrecision(6)) || 1;
  const lines = rows.flatMap(({ sign, count, weights }) => {
    const steps = LABELS.map((_, label) => stepsOf(weights[label] ?? 0, most));
    const pairs = steps.flatMap((step, label) => (step === 0 ? [] : [signAt(label) + signAt(MIDDLE + step)]));
    const whole = steps.map((step) => signAt(MIDDLE + step)).join('');
    // A word that speaks neither for nor against anything was met all the same.
    if (pairs.length === 0 && !sign.startsWith(WORD)) return [];
    return [`${sign},${count},${pairs.length * 2 < MANY ? pairs.join('') : whole}`];
  });
  const head = [
    `labels,${LABELS.join(',')}`,
    `start,${[...start].map((value) => value.toFixed(4)).join(',')}`,
    `most,${most}`,
    `lessons,${lessons}`,
    `units,${layer.units}`,
    ...unitsOf(layer),
  ];
  return `${[...head, ...lines].join('\n')}\n`;
}

/** A line a unit: where it starts, its inputs, what it gives to each label. */
const unitsOf = ({ units, first, start, last }: Layer): string[] =>
  Array.from({ length: units }, (_, unit) =>
    [
      start[unit] ?? 0,
      ...first.slice(unit * INPUTS, (unit + 1) * INPUTS),
      ...LABELS.map((_label, at) => last[at * units + unit] ?? 0),
    ]
      .map((number) => String(Number(number.toPrecision(4))))
      .join(','),
  );

function layerFrom(lines: readonly string[]): Layer {
  const units = lines.length;
  if (units === 0) return noLayer;
  const rows = lines.map((line) => Float32Array.from(line.split(','), Number));
  const layer: Layer = {
    units,
    first: new Float32Array(units * INPUTS),
    start: Float32Array.from(rows, (row) => row[0] ?? 0),
    last: new Float32Array(units * MANY),
  };
  for (const [unit, row] of rows.entries()) {
    layer.first.set(row.subarray(1, 1 + INPUTS), unit * INPUTS);
    for (let label = 0; label < MANY; label++)
      layer.last[label * units + unit] = row[1 + INPUTS + label] ?? 0;
  }
  return layer;
}

const signAt = (at: number) => SIGNS.charAt(at);
/** Steps are small near nought, where most weights are. */
const stepsOf = (weight: number, most: number): number =>
  Math.sign(weight) * Math.round(MIDDLE * Math.sqrt(Math.abs(weight) / most));
const weightOf = (steps: number, most: number): number => Math.sign(steps) * (steps / MIDDLE) ** 2 * most;

/** Throws when the file was learned for other labels than these. */
export function weightsFrom(file: string): Weights {
  const [labels = '', begin = '', size = '', all = '', units = '', ...rest] = file.trimEnd().split('\n');
  if (labels !== `labels,${LABELS.join(',')}`)
    throw new Error('The weights were learned for other labels. Mend: npm run learn');
  const most = Number(size.split(',')[1]);
  const lessons = Number(all.split(',')[1]);
  const layer = layerFrom(rest.slice(0, Number(units.split(',')[1])));
  const lines = rest.slice(layer.units);
  const places = new Uint8Array(128);
  const weights = new Float32Array(128);
  for (let at = 0; at < SIGNS.length; at++) {
    places[SIGNS.charCodeAt(at)] = at;
    weights[SIGNS.charCodeAt(at)] = weightOf(at - MIDDLE, most);
  }

  const rows = new Map<string, number>();
  const telling = new Float32Array(lines.length);
  const weight = new Float32Array(lines.length * MANY);
  for (const [row, line] of lines.entries()) {
    const comma = line.indexOf(',');
    const from = line.indexOf(',', comma + 1) + 1;
    const sign = line.slice(0, comma);
    rows.set(sign, row);
    telling[row] = tellingOf(sign, Number(line.slice(comma + 1, from - 1)), lessons);
    const isWhole = line.length - from === MANY;
    for (let at = from; at < line.length; at += isWhole ? 1 : 2) {
      const label = isWhole ? at - from : (places[line.charCodeAt(at)] ?? 0);
      weight[row * MANY + label] = weights[line.charCodeAt(isWhole ? at : at + 1)] ?? 0;
    }
  }
  return {
    start: Float32Array.from(begin.split(',').slice(1), Number),
    rows,
    telling,
    weight,
    lessons,
    layer,
  };
}
