/** The arrows of the picture: the routes of each section, and what an answer does besides leading on. */
import type { Guide } from '../../guide.js';
import { labelOf } from '../../options.js';
import { conditionInWords, type Naming } from '../in-words.js';
import type { Wording } from '../wording.js';
import type { Walked } from './states.js';

/** `route` goes on, `again` asks an earlier question afresh, `urgent` opens urgent help. */
export type Edge = { from: string; to: string; kind: 'route' | 'again' | 'urgent'; says?: string };

export const questionId = (id: string) => `q_${id.replaceAll('-', '_')}`;
export const endingId = (id: string) => `end_${id.replaceAll('-', '_')}`;
export const besideId = (id: string) => `beside_${id}`;

/** Calls an answer by the words on its button; of another question, with how that is called. */
export function named(wording: Wording, own?: string): Naming {
  return (question, value) => {
    const label = `“${labelOf(wording, question, value)}”`;
    return question === own ? label : `${wording.questions[question]?.short ?? question}: ${label}`;
  };
}

/** Routes to the same place are one arrow. */
export function routes(wording: Wording, section: Walked, next: Walked | undefined): Edge[] {
  return section.questions.flatMap(({ id, ways }) => {
    const found = new Map<string, string[]>();
    for (const { when, question, ending } of ways) {
      const on = question ?? next?.first;
      const to = ending !== undefined ? endingId(ending) : on === undefined ? undefined : questionId(on);
      if (to === undefined) continue;
      const says = when ? conditionInWords(when, named(wording, id)) : ways.length > 1 ? 'otherwise' : '';
      found.set(to, [...(found.get(to) ?? []), says]);
    }
    return [...found].map(([to, says]): Edge => {
      const words = says.filter((each) => each !== '').join(', or ');
      return { from: questionId(id), to, kind: 'route', ...(words === '' ? {} : { says: words }) };
    });
  });
}

/** What an answer does besides leading on: opens urgent help, asks again, asks why. */
export function asides(guide: Guide, wording: Wording): Edge[] {
  const questions = [...guide.compiled.lookup.questions.values()];
  const whys = [...guide.compiled.whyOf].flatMap(([why, { id }]): Edge[] => [
    {
      from: questionId(id),
      to: questionId(why),
      kind: 'route',
      says: `“${labelOf(wording, id, 'not-for-me')}”`,
    },
    { from: questionId(why), to: questionId(id), kind: 'again', says: 'the next one' },
  ]);
  return [
    ...whys,
    ...questions.flatMap(({ id, options }): Edge[] => {
      const label = (option: string) => `“${labelOf(wording, id, option)}”`;
      const urgent = options.filter((option) => option.urgent).map((option) => label(option.id));
      const again = options.flatMap((option) =>
        option.reopens
          .filter((each) => each !== id)
          .map((to): Edge => ({
            from: questionId(id),
            to: questionId(to),
            kind: 'again',
            says: label(option.id),
          })),
      );
      if (urgent.length === 0) return again;
      return [
        ...again,
        { from: questionId(id), to: besideId('urgent'), kind: 'urgent', says: urgent.join(' or ') },
      ];
    }),
  ];
}
