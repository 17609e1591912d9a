/** What the conversation costs in text messages: the parts of each screen, and of the shortest and longest way. */
import { inPlainMarks, partsOf } from '../../danger/gsm.js';
import type { Question, Script } from '../script.js';
import { nameOf } from '../voices.js';
import type { Wording } from '../wording.js';
import { waysThrough, type Span } from './routes/ways.js';

/** `asked` is how many questions a person answers on it; both count what is sent to them only. */
export type Cost = { parts: Span; asked: Span };
export type Costs = {
  language: string;
  /** Parts of each question, as it is first asked. */
  screens: Record<string, number>;
  sections: Record<string, Cost>;
  endings: Record<string, Cost>;
};

const NOTHING: Span = { least: 0, most: 0 };

/**
 * Names like `{practice}` count as they stand. A section of suggestions counts one, without the service's own words,
 * and an ending counts without the plan: those depend on what is found.
 */
export function textCosts(script: Script, wording: Wording): Costs {
  const questions = new Map(
    script.sections.flatMap((section) => section.questions.map((question) => [question.id, question])),
  );
  const screens = Object.fromEntries(
    [...questions.values()].map((question) => [question.id, partsOf(asText(question, wording))]),
  );
  const endingParts = (ending: string) => partsOf(inPlainMarks((wording.endings[ending] ?? []).join('\n')));
  const parts = waysThrough(script, (of) =>
    'question' in of ? (screens[of.question] ?? 0) : endingParts(of.ending),
  );
  const asked = waysThrough(script, (of) => ('question' in of ? 1 : 0));
  const both = (which: 'sections' | 'endings', ids: readonly string[]) =>
    Object.fromEntries(
      ids.map((id) => [
        id,
        { parts: parts[which].get(id) ?? NOTHING, asked: asked[which].get(id) ?? NOTHING },
      ]),
    );
  return {
    language: nameOf(wording),
    screens,
    sections: both(
      'sections',
      script.sections.map(({ id }) => id),
    ),
    endings: both('endings', script.endings),
  };
}

/** A question as one text message, its answers numbered. */
export function asText(question: Question, wording: Wording): string {
  const words = wording.questions[question.id];
  const numbered = question.options.map(
    ({ id }, at) => `${at + 1} ${words?.options[id] ?? wording.needs[id]?.label ?? id}`,
  );
  const how =
    numbered.length === 0
      ? []
      : [question.kind === 'many' ? wording.says['choose-numbers'] : wording.says['choose-number']];
  return inPlainMarks(
    [
      ...(words?.lead ?? []),
      words?.ask ?? question.id,
      ...(words?.hint === undefined ? [] : [words.hint]),
      ...numbered,
      ...how,
    ].join('\n'),
  );
}

/** As a table in plain text, sections in script order, then endings, then the longest screens. */
export function costTable({ language, screens, sections, endings }: Costs): string[] {
  const span = ({ least, most }: Span) => (least === most ? `${most}` : `${least} to ${most}`);
  const rows = (of: Record<string, Cost>) =>
    Object.entries(of).map(([id, { parts, asked }]) => [`  ${id}`, span(asked), span(parts)]);
  const long = Object.entries(screens)
    .filter(([, parts]) => parts > 2)
    .sort(([, one], [, other]) => other - one)
    .map(([id, parts]) => [`  ${id}`, '', String(parts)]);
  const table = [
    [`In text messages, ${language}`, 'questions', 'parts'],
    ['Part of the conversation, when it comes', '', ''],
    ...rows(sections),
    ['Whole way to an ending', '', ''],
    ...rows(endings),
    [long.length > 0 ? 'Screens of more than two parts' : 'No screen takes more than two parts', '', ''],
    ...long,
  ];
  const wide = [0, 1].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map(([name = '', many = '', parts = '']) =>
    `${name.padEnd(wide[0] ?? 0)}  ${many.padStart(wide[1] ?? 0)}  ${parts}`.trimEnd(),
  );
}
