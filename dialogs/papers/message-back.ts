/** The message back to whoever sent the person: the headings of the PRSB standard, and nothing that was not agreed. */
import type { Conversation, Offer, Plan } from '../conversation.js';
import { ladderOf } from '../ladder/ladder.js';
import { londonWords } from '../london.js';
import { labelOf } from '../options.js';
import { SUPPORT } from '../plan/plan.js';
import { ROUTE } from '../route/overriding.js';
import { PATHS } from '../route/rules.js';
import { headed } from '../part.js';
import { fill } from '../script/wording.js';
import { saying, wordsIn, type Translated } from '../translated.js';
import type { Paper } from './rules.js';
import { notToPractice, passable, type Written } from './standing.js';

/**
 * Written from a list of what may stand there, so that private notes, spells of danger and what was said in them have no
 * way in. Their own words are left out where they hold any sign of danger.
 */
export function messagePaper(written: Written): Paper {
  const withheld = notToPractice(written);
  const { plan } = written;
  if (withheld !== undefined || plan === undefined)
    return { which: 'message', withheld: withheld ?? 'no-plan' };
  const { guide, language, voice } = written;
  const { message } = guide.papers;
  const say = (text: Translated, known: Record<string, string> = {}) => fill(wordsIn(text, language), known);
  const part = (heading: Translated, lines: string[]) => headed(say(heading), lines);
  const names = plan.agreed.map(({ name }) => name).join(', ');
  const step = stepIn(written, plan);
  return {
    which: 'message',
    heading: say(message.heading),
    parts: [
      // Flagged at the top (Accessible Information Standard, DAPB1605).
      ...part(message['support-needs'], supportIn(written, plan)),
      ...part(
        message.person,
        message['person-lines'].map((line) => say(line)),
      ),
      ...part(message.referrer, [referrerIn(written) ?? say(message['by-themselves'])]),
      ...part(message.date, [londonWords(plan.at, language)]),
      ...part(message.reason, [say(message['reason-line'])]),
      ...part(message.matters, mattersIn(written, plan, say(message['left-out']))),
      ...part(
        message.needs,
        plan.needs.map((need) => voice.wording.needs[need]?.label ?? need),
      ),
      ...part(message.support, supportOffered(written)),
      ...part(message.services, plan.agreed.map(serviceLine)),
      ...part(message.outcome, [
        names === '' ? say(message.nothing) : say(message.agreed, { label: names }),
        ...(step === undefined ? [] : [say(message.step, { label: step })]),
      ]),
      ...part(message.next, nextIn(written) ?? [say(message['no-next'])]),
    ],
    foot: say(message.foot),
  };
}

const serviceLine = ({ name, start, phone }: Offer) =>
  [`${name}: ${start}`, ...(phone === undefined ? [] : [phone])].join(' ');

/** The clinician's profession, said once in whichever script; a person by themselves was sent by nobody. */
function referrerIn({ conversation, voice }: Written): string | undefined {
  const entry = saidLast(conversation, 'profession');
  const [chosen] = entry?.value ?? [];
  return chosen === undefined ? entry?.words : labelOf(voice.wording, 'profession', chosen);
}

/** In whichever round. */
const saidLast = ({ entries }: Conversation, question: string) =>
  entries.findLast((entry) => entry.question === question && entry.status === 'answered');

/** What was decided in an earlier round holds where none is asked for: a check-in suggests no way of its own. */
function wayIn({ guide, conversation, route: { suggested, decided } }: Written) {
  const before = guide.script.over_plan ? saidLast(conversation, ROUTE)?.value : undefined;
  return decided?.route ?? PATHS.find((path) => before?.includes(path)) ?? suggested.route;
}

function mattersIn(written: Written, { matters, answers }: Plan, leftOut: string): string[] {
  if (matters === undefined)
    return (answers['ideas']?.value ?? []).map((idea) => labelOf(written.voice.wording, 'ideas', idea));
  return [passable(written, matters) ? `“${matters}”` : leftOut];
}

/** What was opened is said by what was chosen inside it. */
const OPENED: Record<string, string> = {
  'getting-in': 'support-getting-in',
  hearing: 'support-hearing',
  'seeing-reading': 'support-reading',
  'other-language': 'support-language',
};

export function supportIn(written: Written, { answers }: Plan): string[] {
  const isSaidInside = (option: string) => answers[OPENED[option] ?? ''] !== undefined;
  return SUPPORT.flatMap((question) => {
    const { value = [], words } = answers[question] ?? {};
    return [
      ...value
        .filter((option) => option !== 'no-support' && !isSaidInside(option))
        .map((option) => labelOf(written.voice.wording, question, option)),
      ...(words !== undefined && passable(written, words) ? [`“${words}”`] : []),
    ];
  });
}

function stepIn(written: Written, { answers }: Plan): string | undefined {
  const { value = [], words } = answers['first-step'] ?? {};
  const [chosen] = value;
  if (chosen !== undefined) return labelOf(written.voice.wording, 'first-step', chosen);
  return words !== undefined && passable(written, words) ? words : undefined;
}

/** The route as it was decided, or else as it was suggested, and the step on the ladder: for a reader who was not there. */
function supportOffered(written: Written): string[] {
  const { guide, language, route, conversation } = written;
  const say = saying(language);
  const { routes, 'someone-first-time': someone } = guide.papers.message;
  const { suggested, decided } = route;
  const { step } = ladderOf(conversation.entries, guide.ladder);
  const isWithSomeone =
    !guide.script.over_plan && (decided?.agrees ?? true) && suggested.how === 'someone-first-time';
  return [
    say(routes[wayIn(written)]),
    ...(isWithSomeone ? [say(someone)] : []),
    ...(step === undefined ? [] : [say(guide.ladder.steps[step].name)]),
  ];
}

/** The first visit, where one is planned: where and when, in the words it was written down in. */
function nextIn(written: Written): string[] | undefined {
  const { firstVisit } = ladderOf(written.conversation.entries, written.guide.ladder);
  return firstVisit !== undefined && passable(written, firstVisit) ? [`“${firstVisit}”`] : undefined;
}
