/** Says an answer back as people read it: "What is hard: My health, Work". */
import { newestOf } from './newest.js';
import { labelOf, namesIn } from './options.js';
import type { Answered } from './reply.js';
import { shortened } from './shortened.js';
import type { Voice } from './speak.js';
import { fill } from './script/wording.js';

export function answerWords(voice: Voice, answered: Answered): string {
  return `${shortOf(voice, answered)}: ${valueWords(voice, answered)}`;
}

/** How the question is called in a list of answers. */
export function shortOf(voice: Voice, { question, about }: Pick<Answered, 'question' | 'about'>): string {
  const words = voice.wording.questions[question];
  const service = voice.conversation.offers.find((offer) => offer.service === about)?.name ?? '';
  return fill(words?.short ?? words?.ask ?? question, { ...voice.known, service });
}

export function valueWords(voice: Voice, { question, status, value, words }: Answered): string {
  const { labels } = voice.wording;
  if (status === 'later') return labels.later;
  if (status === 'rather-not') return labels['rather-not'];
  if (status === 'not-asked') return labels['not-asked'];
  if (status !== 'answered') return labels.skipped;
  // A phone number is said back as it was typed.
  const isPhone = voice.guide.compiled.lookup.questions.get(question)?.kind === 'phone';
  const names = namesIn(voice.conversation);
  const chosen = isPhone ? [] : value.map((each) => labelOf(voice.wording, question, each, names));
  return [...chosen, ...(words === undefined ? [] : [`“${shortened(words)}”`])].join(', ');
}

/** The newest answer of this round to a question, in plain words; undefined when there is none. */
export function answersIn(voice: Voice, question: string): string | undefined {
  const { entries, round } = voice.conversation;
  const entry = newestOf(entries, question);
  // Rounds only go up: where the newest is of an earlier one, none is of this.
  if (entry?.status !== 'answered' || entry.round !== round) return undefined;
  const isPhone = voice.guide.compiled.lookup.questions.get(question)?.kind === 'phone';
  const names = namesIn(voice.conversation);
  const chosen = isPhone ? [] : entry.value.map((each) => labelOf(voice.wording, question, each, names));
  return [...chosen, ...(entry.words === undefined ? [] : [shortened(entry.words)])].join(', ');
}
