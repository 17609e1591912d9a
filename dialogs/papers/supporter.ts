/** Words for who supports them (S100): their values, their week, and sentences that say why, made of both. */
import { labelOf } from '../options.js';
import { headed } from '../part.js';
import { valueLines, weekLines, weekOf } from '../plan/plan-life.js';
import { fill } from '../script/wording.js';
import { saying } from '../translated.js';
import type { Paper } from './rules.js';
import { passable, yesesTo, type Written } from './standing.js';

export function supporterPaper(written: Written): Paper {
  const agreed = yesesTo(written, 'supporter');
  if ('withheld' in agreed) return { which: 'supporter', withheld: agreed.withheld };
  const { voice } = written;
  const { supporter } = written.guide.papers;
  const say = saying(written.language);
  const may = (lines: string[]) => lines.filter((line) => passable(written, line));
  const [values, week] = [may(valueLines(voice, agreed.plan)), may(weekLines(voice, agreed.plan))];
  if (values.length + week.length === 0) return { which: 'supporter', withheld: 'no-values' };
  const phrases = may(phrasesOf(written, agreed.plan, say(supporter.own)));
  return {
    which: 'supporter',
    heading: say(supporter.heading),
    parts: [
      ...headed(say(supporter.values), values),
      ...headed(say(supporter.week), week),
      ...headed(say(supporter.phrases), phrases),
    ],
    foot: say(supporter.foot),
  };
}

/** One for each value of each activity. */
function phrasesOf(
  { voice: { wording } }: Written,
  plan: Parameters<typeof weekOf>[1],
  own: string,
): string[] {
  const phrases = wording.questions['values']?.phrases ?? {};
  return weekOf(wording, plan).flatMap(({ activity, values }) =>
    values.map((value) => {
      const phrase = phrases[value];
      return phrase === undefined
        ? fill(own, { activity, value: labelOf(wording, 'values', value) })
        : `“${fill(phrase, { activity })}”`;
    }),
  );
}
