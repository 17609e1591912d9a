/** The words of a drawing: wrapped so that boxes stay narrow, and made safe to stand in a label. */
import type { Group, Node, Picture } from '../picture.js';

/** Said in the outer box: what leads to another question, whatever is being asked. */
export const inside = (picture: Picture) =>
  picture.protocol
    .filter(({ to }) => to === undefined)
    .flatMap(({ says }) => wrapped(`At every question: ${says}`, 70));

/** Said in the boxes beside: how people get there, and how they come back. */
export const comings = (picture: Picture, group: Group) => [
  ...picture.protocol
    .filter(({ to }) => to === group.id)
    .flatMap(({ says }) => wrapped(`From every question: ${says}`, 44)),
  ...picture.back
    .filter(({ from }) => from === group.id)
    .flatMap(({ says }) => wrapped(`Back to the questions: ${says}`, 44)),
];

export const html = (lines: string[], colour: string, end = '<br/>') => ({
  html: `<font color="${colour}">${lines.map((line) => line + end).join('')}</font>`,
});

export const escape = (words: string) =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Wrapped at words, so that boxes stay narrow; nothing when there is nothing to say. */
export function wrapped(words: string | undefined, width: number): string[] {
  const lines: string[] = [];
  for (const word of words?.split(/\s+/) ?? []) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map(escape);
}

/** What stands in a box: its id, what is asked, for whom, and which answers open urgent help. */
export const wordsOf = (picture: Picture, node: Node, urgent: string) => [
  `<b>${escape(node.name)}</b>`,
  ...wrapped(node.text, 42),
  ...wrapped(node.when, 44).map((line) => `<i>${line}</i>`),
  ...warnings(picture, node).map((line) => `<font color="${urgent}">${line}</font>`),
];

/** An arrow to urgent help crosses other boxes, so its words stand in the question itself. */
const warnings = (picture: Picture, node: Node) =>
  picture.edges
    .filter(({ from, kind }) => kind === 'urgent' && from === node.id)
    .flatMap(({ says }) => wrapped(`${says}: urgent help`, 42));
