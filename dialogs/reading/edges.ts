/** Lists of edges between states, laid out side by side so that those of one state are found at once. */

export type Edges = { from: number[]; to: number[]; label: number[] };
/** The edges of state s are those from first[s] up to first[s + 1], in the order of their labels. */
export type LaidOut = { first: Int32Array; to: Int32Array; label: Int32Array };

export const noEdges = (): Edges => ({ from: [], to: [], label: [] });

export function addEdge(edges: Edges, from: number, to: number, label = 0): void {
  edges.from.push(from);
  edges.to.push(to);
  edges.label.push(label);
}

export function laidOut(edges: Edges, states: number): LaidOut {
  const { from, to, label } = edges;
  const order = Uint32Array.from(from, (_, at) => at).sort(
    (a, b) => (from[a] ?? 0) - (from[b] ?? 0) || (label[a] ?? 0) - (label[b] ?? 0),
  );
  const first = new Int32Array(states + 1);
  for (const state of from) first[state + 1] = (first[state + 1] ?? 0) + 1;
  for (let state = 0; state < states; state++)
    first[state + 1] = (first[state + 1] ?? 0) + (first[state] ?? 0);
  return {
    first,
    to: Int32Array.from(order, (at) => to[at] ?? 0),
    label: Int32Array.from(order, (at) => label[at] ?? 0),
  };
}
