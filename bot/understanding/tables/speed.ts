/** The table of what reading costs on the computer it was measured on. */
import type { Figures } from '../figures/figures.js';
import { BATCHES, IN_BATCH, LONG } from '../figures/speed.js';
import type { Table } from './table.js';

export function speedTable({ speed, cold, node, computer }: Figures): Table {
  const worst = Object.entries(speed.worst).sort(([, one], [, other]) => other - one);
  return {
    title: 'What it costs',
    says:
      `Node ${node}, ${computer}. A sentence: CPU time, median of ${BATCHES} batches of up to ${IN_BATCH}. ` +
      `The others in the order of their cost: ${LONG.toLocaleString('en')} characters each.`,
    head: ['what', 'takes'],
    rows: [
      ['a sentence', `${speed.sentence.toFixed(0)} µs`],
      ['a sentence with typing errors never met before', `${speed.slipped.toFixed(0)} µs`],
      ['cold start: the content is read', `${cold.content.toFixed(0)} ms`],
      ['cold start: the first sentence', `${cold.first.toFixed(0)} ms`],
      ...worst.map(([what, ms]) => [what, `${ms.toFixed(1)} ms`]),
    ],
  };
}
