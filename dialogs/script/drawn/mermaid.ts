/** The picture as a Mermaid flowchart, which code hosts draw by themselves. */
import type { Node, Picture } from '../picture.js';

export function mermaid(picture: Picture): string {
  // A box cannot point at itself in Mermaid, so this stands in its heading.
  const inside = picture.protocol.flatMap(({ to, says }) =>
    to === undefined ? [`At every question: ${says}`] : [],
  );
  const lines = [
    '---',
    `title: ${quoted(picture.title)}`,
    '---',
    'flowchart TB',
    `  subgraph conversation[${text('Questions', ...inside)}]`,
    ...picture.sections.flatMap((section) => [
      `    subgraph ${section.id}[${text(section.label, section.when)}]`,
      ...section.nodes.map((node) => `      ${shape(node)}`),
      '    end',
    ]),
    ...picture.endings.map((node) => `    ${shape(node)}`),
    '  end',
    ...picture.beside.flatMap((group) => [
      `  subgraph ${group.id}[${text(group.label)}]`,
      ...group.nodes.map((node) => `    ${shape(node)}`),
      '  end',
    ]),
    ...picture.edges.map(
      ({ from, to, kind, says }) => `  ${from} ${kind === 'route' ? '-->' : '-.->'}${label(says)} ${to}`,
    ),
    ...picture.protocol.flatMap(({ to, says }) =>
      to === undefined ? [] : [`  conversation ==>${label(says)} ${to}`],
    ),
    ...picture.back.map(({ from, says }) => `  ${from} ==>${label(says)} conversation`),
    '  classDef ending stroke-width:3px,fill:#e8f5e9,stroke:#2e7d32',
    '  classDef urgent fill:#fdecea,stroke:#b3261e,color:#7a1512',
    ...classes('ending', picture.endings),
    ...picture.beside
      .map((group) =>
        classes(
          'urgent',
          group.nodes.filter(({ kind }) => kind === 'urgent'),
        ),
      )
      .flat(),
  ];
  return `${lines.join('\n')}\n`;
}

function shape(node: Node): string {
  const words = text(node.name, node.text, node.when);
  return node.kind === 'ending' ? `${node.id}[[${words}]]` : `${node.id}[${words}]`;
}

const classes = (name: string, nodes: readonly Node[]) =>
  nodes.length === 0 ? [] : [`  class ${nodes.map(({ id }) => id).join(',')} ${name}`];

const label = (says: string | undefined) => (says === undefined ? '' : `|${text(says)}|`);

/** Quoted, so that brackets and commas are only words; a quotation mark itself must be written as a code. */
const quoted = (words: string) => `"${words.replaceAll('"', '#quot;')}"`;
const text = (...parts: (string | undefined)[]) =>
  quoted(parts.filter((part) => part !== undefined).join('<br/>'));
