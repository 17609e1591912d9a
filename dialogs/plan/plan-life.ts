/** Words the parts of a plan that look at a life rather than at a service: values, the week, the first visit, the call. */
import { shortOf } from '../answer-words.js';
import type { Plan } from '../conversation.js';
import { ladderOf } from '../ladder/ladder.js';
import { labelOf } from '../options.js';
import { RING_QUESTIONS } from '../rung-ahead.js';
import type { Wording } from '../script/wording.js';
import type { Voice } from '../speak.js';
import { weekIn, type Activity } from './week.js';

/** The words that are most them, and what these words mean to them, as they said it (S096, S097). */
export function valueLines({ wording }: Voice, { answers }: Plan): string[] {
  const { value = [], words } = answers['values'] ?? {};
  const labels = value.map((each) => labelOf(wording, 'values', each));
  const why = answers['value-why']?.words;
  const all = [...labels, ...(words === undefined ? [] : [words])].join(', ');
  return [...(all === '' ? [] : [all]), ...(why === undefined ? [] : [`“${why}”`])];
}

export const weekOf = (wording: Wording, { answers }: Plan): Activity[] =>
  weekIn(answers['week']?.words ?? '', wording);

/** "Monday, Friday: gym. Healthy and well. “It keeps me strong”" */
export function weekLines({ wording }: Voice, plan: Plan): string[] {
  return weekOf(wording, plan).map(({ days, activity, values, why }) => {
    const named = days.map((day) => wording.days[day]).join(', ');
    const tags = values.map((each) => labelOf(wording, 'values', each)).join(', ');
    return [
      `${named === '' ? '' : `${named}: `}${activity}.`,
      ...(tags === '' ? [] : [`${tags}.`]),
      ...(why === undefined ? [] : [`“${why}”`]),
    ].join(' ');
  });
}

/** Who goes along, where and when (S008); and that it waits, where it does. */
export function visitLines(voice: Voice, plan: Plan): string[] {
  const own = (question: string) => {
    const words = plan.answers[question]?.words;
    return words === undefined ? [] : [`“${words}”`];
  };
  return [...own('buddy'), ...own('first-visit'), ...gateLines(voice, plan)];
}

/** As they stood on the ladder when the plan was agreed: nobody goes along before a risk check is settled (S048). */
export function gateLines({ wording, guide, conversation }: Voice, { at }: Plan): string[] {
  const until = conversation.entries.filter((entry) => entry.at <= at);
  return ladderOf(until, guide.ladder).waits === undefined ? [] : [wording.plan['visit-waits']];
}

/** What was learned by ringing the first of what they like, for them to take home (S033). Start and cost stand elsewhere. */
export function aheadLines(voice: Voice, { answers, agreed }: Plan): string[] {
  const lines = RING_QUESTIONS.filter((question) => question !== COST && question !== START).flatMap(
    (question) => {
      const { value = [], words } = answers[question] ?? {};
      const chosen = value.map((each) => labelOf(voice.wording, question, each));
      const said = [...chosen, ...(words === undefined ? [] : [words])];
      return said.length === 0 ? [] : [`${shortOf(voice, { question })}: ${said.join(', ')}`];
    },
  );
  const [rung] = agreed;
  return rung === undefined || lines.length === 0 ? [] : [rung.name, ...lines];
}

const COST = 'ring-cost';
const START = 'ring-start';

/** What they said on the phone takes the place of what the directory said, on one and the same page. */
export function heardOnThePhone({ wording }: Voice, { answers }: Plan): { start?: string; cost?: string } {
  const [start, cost] = [answers[START]?.words, answers[COST]?.words];
  return {
    ...(start === undefined ? {} : { start }),
    ...(cost === undefined ? {} : { cost: costIn(wording, cost) }),
  };
}

/** A bare figure is pounds. */
function costIn(wording: Wording, words: string): string {
  const pounds = /^(?:£ ?)?(\d{1,4}(?:\.\d{1,2})?)$/.exec(words.trim())?.[1];
  if (pounds === undefined) return words;
  return Number(pounds) === 0 ? wording.facts['cost-free'] : `£${pounds}`;
}
