/** Which learned signs stand in a text, and where; what a single word says is worked out once and remembered. */
import { remembering } from '../reading/remembering.js';
import type { Token } from '../reading/types.js';
import type { Kinds } from './kinds.js';
import { ownSigns, signsAmong } from './signs.js';
import type { Weights } from './weights.js';

/** A learned sign by its row, and the words it stands in. */
export type Standing = { row: number; from: number; to: number };

/** People use the same few thousand words. */
const REMEMBERED = 20_000;

export function standing({ rows }: Weights, kinds: Kinds): (tokens: readonly Token[]) => Standing[] {
  const own = remembering(REMEMBERED, (both: string): number[] => {
    const [word = '', stem = ''] = both.split(' ');
    return ownSigns({ word, stem }, kinds).flatMap((name) => rows.get(name) ?? []);
  });
  return (tokens) => {
    const found: Standing[] = [];
    for (const [at, { word, stem }] of tokens.entries())
      for (const row of own(`${word} ${stem}`)) found.push({ row, from: at, to: at + 1 });
    for (const { name, from, to } of signsAmong(tokens, kinds)) {
      const row = rows.get(name);
      if (row !== undefined) found.push({ row, from, to });
    }
    return found;
  };
}
