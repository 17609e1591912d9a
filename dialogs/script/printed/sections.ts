/** The printed sections: what is asked, in which order, with every answer and where it leads. */
import type { Guide } from '../../guide.js';
import { conditionInWords, routesInWords } from '../in-words.js';
import { routesOf, type Option, type Question, type Section } from '../script.js';
import type { QuestionWords, Wording } from '../wording.js';

export function printedSections(guide: Guide, wording: Wording): string[] {
  return guide.script.sections.flatMap((section, at) => [
    `## ${at + 1}. ${wording.sections[section.id] ?? section.id}  \`${section.id}\``,
    '',
    section.when ? `Only when ${conditionInWords(section.when)}.` : 'Always.',
    ...(section.aside ? ['Beside the way: asked as soon as that is so, before anything else.'] : []),
    ...(section.closing ? ['Comes last: questions put off earlier are asked again before it.'] : []),
    '',
    ...section.questions.flatMap((question, index) => [
      ...printedQuestion(guide, wording, section, question, `${at + 1}.${index + 1}`),
      '',
    ]),
  ]);
}

const KINDS: Record<Question['kind'], string> = {
  one: 'one answer of those below',
  many: 'any of those below, or their own words',
  words: 'their own words',
  scale: 'a number from 0 to 10, or an answer below',
  place: 'a postcode or its first half',
  phone: 'a UK phone number',
  offers: 'suggestions, one at a time',
  plan: 'the plan is shown to be agreed',
};

function printedQuestion(
  guide: Guide,
  wording: Wording,
  section: Section,
  question: Question,
  number: string,
) {
  const words = wording.questions[question.id];
  return [
    `### ${number} ${words?.ask ?? question.id}  \`${question.id}\``,
    '',
    `- Kind: \`${question.kind}\`, ${KINDS[question.kind]}`,
    ...traits(guide, question).map((trait) => `- ${trait}`),
    ...(words?.lead ?? []).map((line) => `- Said before it: ${line}`),
    ...(words?.aloud ? ['- Said aloud, word for word'] : []),
    ...(words?.hint ? [`- Hint: ${words.hint}`] : []),
    ...(words?.tip ? [`- Tip for the clinician, never read out: ${words.tip}`] : []),
    ...(words?.after ? [`- Said after the answer: ${words.after}`] : []),
    ...(words?.again ? [`- In other words: ${words.again}`] : []),
    ...(words?.short ? [`- In lists and the plan it is called: ${words.short}`] : []),
    ...question.options.flatMap((option) => printedOption(option, words)),
    ...routesFor(guide, section, question).map((route) => `- → ${route}`),
  ];
}

function traits(guide: Guide, question: Question): string[] {
  const asks = guide.compiled.whyOf.get(question.id);
  const list = (ids: readonly string[]) => ids.map((id) => `\`${id}\``).join(', ');
  return [
    ...(question.when ? [`Asked only when ${conditionInWords(question.when)}`] : []),
    ...(asks ? [`Asked only after “not for me” to \`${asks.id}\``] : []),
    ...(question.must ? ['Cannot be skipped'] : []),
    ...(question.private ? ['Private: it stands in no plan'] : []),
    ...(question.most === undefined ? [] : [`At most ${question.most}`]),
    ...(question.once ? ['Asked once: known in later rounds'] : []),
    ...(question.own_words ? ['Their own words are an answer too'] : []),
    ...(question.reads_needs ? ['Needs are read into their own words'] : []),
    ...(question.options_from === 'needs' ? ['Answers: the needs that count so far'] : []),
    ...(question.options_from === 'read'
      ? ['Answers: the needs read into their words, to be confirmed']
      : []),
    ...(question.options_from === 'liked' ? ['Answers: what they like, by name'] : []),
    ...(question.options_from === 'planned' ? ['Answers: what stands in the plan, by name'] : []),
    ...(question.reopens.length > 0 ? [`Once answered, asks again: ${list(question.reopens)}`] : []),
    ...(question.why ? [`After a refusal, asks \`${question.why}\``] : []),
  ];
}

function printedOption(option: Option, words: QuestionWords | undefined): string[] {
  const needs = Object.entries(option.needs).map(([need, weight]) => `${need} +${weight}`);
  const traits = [
    ...needs,
    ...(option.urgent ? ['**opens urgent help**'] : []),
    ...(option.alone ? ['chosen alone'] : []),
    ...(option.reopens.length > 0 ? [`asks again: ${option.reopens.join(', ')}`] : []),
    ...(option.stands_for === undefined ? [] : [`stands for ${option.stands_for}`]),
  ];
  const also = words?.also[option.id];
  const phrase = words?.phrases?.[option.id];
  return [
    `- [ ] ${words?.options[option.id] ?? option.id}  \`${option.id}\`${traits.length > 0 ? ` (${traits.join('; ')})` : ''}`,
    ...(also ? [`  - also understood: ${also.join(', ')}`] : []),
    ...(phrase === undefined ? [] : [`  - for who supports them: ${phrase}`]),
  ];
}

/** A why is asked from its suggestion and leads back to it; it has no route of its own. */
const routesFor = (guide: Guide, section: Section, question: Question) =>
  guide.compiled.whyOf.has(question.id)
    ? ['back to the suggestions']
    : routesInWords(routesOf(section, question));
