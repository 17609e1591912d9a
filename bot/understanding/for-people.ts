/** What was understood, as a short block for a person to read; coloured only where colours are shown. */
import type { Level, Understood } from './understood.js';

const COLOURS: Record<Level, string> = { RED: '\u001b[1;31m', AMBER: '\u001b[33m', NONE: '\u001b[32m' };
const OFF = '\u001b[0m';

/** Signs that could move a terminal's cursor are shown as a mark. */
const harmless = (text: string) => text.replace(/\p{Cc}/gu, '·');

export function forPeople({ text, needs, danger }: Understood, colours: boolean): string {
  const level = colours ? `${COLOURS[danger.level]}${danger.level}${OFF}` : danger.level;
  const what = [danger.kind, danger.rule === null ? null : `rule ${danger.rule}`].filter(
    (each) => each !== null,
  );
  const read = needs.map(({ id, score, because }) => `${id} ${score.toFixed(2)}${quoted(because)}`);
  return [
    harmless(text),
    `  danger: ${[level, ...what].join(', ')}${quoted(danger.because)}`,
    `  needs:  ${read.length === 0 ? 'none' : read.join(', ')}`,
    '',
    '',
  ].join('\n');
}

const quoted = (words: readonly string[]) =>
  words.length === 0 ? '' : ` (${words.map((each) => `“${harmless(each)}”`).join(', ')})`;
