/** Draws a picture of the conversation as SVG with Graphviz: the only home of @viz-js/viz. */
import { instance, type Edge, type Graph, type Subgraph } from '@viz-js/viz';
import { comings, escape, html, inside, wordsOf, wrapped } from '../dialogs/script/drawn/labels.js';
import type { Group, Node, Picture } from '../dialogs/script/picture.js';

const INK = '#212b32';
const BLUE = '#005eb8';
const RED = '#b3261e';
const GREEN = '#2e7d32';
const GREY = '#5f6b73';

const ALL = 'cluster_conversation';
/** A wide font, whose widths Graphviz knows; where another takes its place the words still fit their boxes. */
const FONT = 'Verdana';
const INSTEAD = 'Verdana,DejaVu Sans,Geneva,sans-serif';

export async function svgOf(picture: Picture): Promise<string> {
  const viz = await instance();
  const svg = viz.renderString(graphOf(picture), { format: 'svg' });
  return svg.replaceAll(`font-family="${FONT}"`, `font-family="${INSTEAD}"`);
}

function graphOf(picture: Picture): Graph {
  const first = picture.sections[0]?.nodes[0]?.id ?? '';
  const beside = picture.beside.flatMap((group) => group.nodes.slice(0, 1));
  return {
    directed: true,
    graphAttributes: {
      compound: true,
      newrank: true,
      fontname: FONT,
      ranksep: 0.4,
      nodesep: 0.6,
      label: picture.title,
      labelloc: 't',
      fontsize: 18,
    },
    nodeAttributes: {
      shape: 'box',
      style: 'rounded,filled',
      fillcolor: 'white',
      color: INK,
      fontname: FONT,
      fontsize: 12,
    },
    edgeAttributes: { color: INK, fontcolor: INK, fontname: FONT, fontsize: 11, arrowsize: 0.8 },
    subgraphs: [
      {
        name: ALL,
        graphAttributes: { ...heading(['<b>Questions</b>', ...inside(picture)], GREY), style: 'rounded' },
        nodes: picture.endings.map(drawnIn(picture)),
        subgraphs: picture.sections.map((section) =>
          cluster(picture, section, wrapped(section.when, 60), BLUE, '#f2f8ff'),
        ),
      },
      ...picture.beside.map((group) =>
        cluster(
          picture,
          group,
          comings(picture, group),
          colourOf(group),
          group.nodes[0]?.kind === 'urgent' ? '#fdecea' : '#f5f5f5',
        ),
      ),
      {
        graphAttributes: { rank: 'same' },
        nodes: [first, ...beside.map(({ id }) => id)].map((name) => ({ name })),
      },
    ],
    edges: [
      ...picture.edges.map((edge) => arrow(picture, edge)),
      ...picture.beside.flatMap((group) => around(group, first)),
    ],
  };
}

function cluster(picture: Picture, group: Group, words: string[], colour: string, fill: string): Subgraph {
  return {
    name: `cluster_${group.id}`,
    graphAttributes: {
      ...heading([`<b>${escape(group.label)}</b>`, ...words], colour),
      bgcolor: fill,
      style: 'rounded',
      margin: 14,
    },
    nodes: group.nodes.map(drawnIn(picture)),
  };
}

function around(group: Group, first: string): Edge[] {
  const ids = group.nodes.map(({ id }) => id);
  const [head = ''] = ids;
  return [
    {
      tail: first,
      head,
      attributes: {
        ltail: ALL,
        lhead: `cluster_${group.id}`,
        dir: 'both',
        penwidth: 2,
        color: colourOf(group),
      },
    },
    ...ids.slice(1).map((id, at) => ({ tail: ids[at] ?? '', head: id, attributes: { style: 'invis' } })),
  ];
}

const colourOf = (group: Group) => (group.nodes[0]?.kind === 'urgent' ? RED : GREY);

function arrow(picture: Picture, { from, to, kind, says }: Picture['edges'][number]): Edge {
  const words = says === undefined ? {} : { label: html(wrapped(says, 34), INK) };
  const aside = { style: 'dashed', constraint: false };
  switch (kind) {
    case 'route':
      return { tail: from, head: to, attributes: words };
    case 'again':
      return { tail: from, head: to, attributes: { ...words, ...aside, color: GREY } };
    case 'urgent': {
      const head = picture.beside.find((group) => group.id === to)?.nodes[0]?.id ?? to;
      return { tail: from, head, attributes: { ...aside, lhead: `cluster_${to}`, color: RED } };
    }
  }
}

const LOOKS = {
  question: {},
  beside: {},
  urgent: { color: RED },
  ending: { peripheries: 2, color: GREEN, fillcolor: '#e8f5e9', style: 'filled' },
};

const drawnIn = (picture: Picture) => (node: Node) => {
  const looks = node.kind === 'question' && node.when ? { style: 'rounded,filled,dashed' } : LOOKS[node.kind];
  return { name: node.id, attributes: { label: html(wordsOf(picture, node, RED), INK), ...looks } };
};

const heading = (lines: string[], colour: string) => ({
  label: html(lines, colour, '<br align="left"/>'),
  labeljust: 'l',
  color: colour,
  fontname: FONT,
  fontsize: 13,
});
