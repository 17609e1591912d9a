/** The conversation as a small graph, read from the machine that runs it and worded for people. */
import { wordingFor, type Guide } from '../guide.js';
import { asides, besideId, endingId, named, questionId, routes, type Edge } from './drawn/edges.js';
import { endings, outside, protocolEvents, walkedSections, type Walked } from './drawn/states.js';
import { conditionInWords } from './in-words.js';
import type { Condition } from './condition.js';
import type { Wording } from './wording.js';

/** `text` is what is asked; `when` says for whom, when not for everyone. */
export type Node = {
  id: string;
  kind: 'question' | 'ending' | 'urgent' | 'beside';
  name: string;
  text?: string;
  when?: string;
};
export type Group = { id: string; name: string; label: string; when?: string; nodes: Node[] };
export type Picture = {
  title: string;
  sections: Group[];
  endings: Node[];
  /** Urgent help, stopped and paused: reached from every question. */
  beside: Group[];
  edges: Edge[];
  /** What may be said at every question; with no `to` it leads to a question again. */
  protocol: { says: string; to?: string }[];
  /** How people come back to the questions. */
  back: { from: string; says: string }[];
};

const EVENTS: Record<string, string> = {
  URGENT: 'asking for help, or words that mean danger',
  STOP: 'Stop',
  PAUSE: 'Pause',
  POINT: 'Back, Change or Go to, and on from there',
  NEW_ROUND: 'Look at something else, once a round has ended',
  RING_ME: 'Ring me, where the practice can be told',
  SAFE: 'safe for now',
  CARRY_ON: 'Carry on',
};
const BESIDE: Record<string, string> = {
  urgent: 'Urgent help',
  stopped: 'Stopped',
  paused: 'Paused',
  soft: 'An amber sign: one plain question',
  menu: 'Who to call: the card or the menu',
  safe: 'Safe for now?',
};

export function picture(guide: Guide, language: string): Picture {
  const wording = wordingFor(guide, language);
  const walked = walkedSections(guide.machine);
  const said = protocolEvents(guide.machine).filter(({ event }) => event in EVENTS);
  const states = Object.entries(outside(guide.machine));
  return {
    title: `${guide.script.id}, ${guide.fingerprint}`,
    sections: walked.map((section) => group(guide, wording, section)),
    endings: endings(guide.machine).map((name) => ({ id: endingId(name), kind: 'ending', name })),
    beside: states.map(([name, { steps }]) => ({
      id: besideId(name),
      name,
      label: BESIDE[name] ?? name,
      nodes: (steps.length > 0 ? steps : [name]).map((step) => ({
        id: besideId(`${name}_${step}`),
        kind: name === 'urgent' ? 'urgent' : 'beside',
        name: BESIDE[step] ?? step,
      })),
    })),
    edges: [
      ...walked.flatMap((section, at) => routes(wording, section, walked[at + 1])),
      ...asides(guide, wording),
    ],
    protocol: said.map(({ event, to }) => ({
      says: EVENTS[event] ?? event,
      ...(to === undefined ? {} : { to: besideId(to) }),
    })),
    back: states.flatMap(([name, { back }]) =>
      back.map((event) => ({ from: besideId(name), says: EVENTS[event] ?? event })),
    ),
  };
}

function group(guide: Guide, wording: Wording, section: Walked): Group {
  // A why has no state of its own: it is asked from its suggestion.
  const whys = [...guide.compiled.whyOf.keys()].filter(
    (id) => guide.compiled.home.get(id)?.id === section.id,
  );
  const only = (condition: Condition | undefined) =>
    condition ? { when: `only when ${conditionInWords(condition, named(wording))}` } : {};
  const node = (id: string, condition?: Condition): Node => ({
    id: questionId(id),
    kind: 'question',
    name: id,
    text: wording.questions[id]?.ask ?? id,
    ...only(condition),
  });
  return {
    id: `section_${section.id.replaceAll('-', '_')}`,
    name: section.id,
    label: wording.sections[section.id] ?? section.id,
    ...only(section.when),
    nodes: [...section.questions.map(({ id, notFor }) => node(id, notFor)), ...whys.map((id) => node(id))],
  };
}
