/** Words a plan: their own words first, then what they chose, then who to call on a bad day. */
import { cardFor } from '../danger/cards.js';
import type { Offer, Plan } from '../conversation.js';
import { practiceOf } from '../guide.js';
import { shortOf } from '../answer-words.js';
import { labelOf, namesIn } from '../options.js';
import { aboutOf } from '../protocol-words.js';
import { fill, type Wording } from '../script/wording.js';
import type { Message } from '../message.js';
import { costWords, reasonWords } from '../service-words.js';
import type { Voice } from '../speak.js';
import { headed } from '../part.js';
import { inEveryScript } from './every-question.js';
import { EASED, SCRIPT, SUPPORT } from './plan.js';
import { aheadLines, heardOnThePhone, valueLines, visitLines, weekLines } from './plan-life.js';

/** Ways to start in which the practice has a part: nobody is told by themselves, so the plan says who to ring. */
const WITH_PRACTICE = ['someone-rings', 'link-worker'];

export function planMessage(spoken: Voice, plan: Plan): Message {
  const voice = inEveryScript(spoken);
  const { wording } = voice;
  const part = (heading: keyof typeof wording.plan, lines: string[]) => headed(wording.plan[heading], lines);
  const answers = (question: string) => {
    const { value = [], words } = plan.answers[question] ?? {};
    return [
      ...value.map((each) => labelOf(wording, question, each)),
      ...(words === undefined ? [] : [`“${words}”`]),
    ];
  };
  const all = (questions: readonly string[]) => questions.flatMap(answers);
  const chosen = (question: string, but: string) =>
    answers(question).filter((line) => line !== labelOf(wording, question, but));
  const needsPractice =
    plan.answers['how-to-go']?.value.some((each) => WITH_PRACTICE.includes(each)) ?? false;
  // Who wants one thing today takes one thing home; the rest is kept for the next time (S032).
  const isJustOne = plan.answers['how-much']?.value.includes('just-one') ?? false;
  const phone = heardOnThePhone(voice, plan);
  const askPractice = fill(wording.plan['ask-practice'], voice.known);
  return {
    kind: 'plan',
    heading: wording.plan.heading,
    parts: [
      ...part('support', supportLines(all, wording)),
      ...part('matters', matterLines(plan, wording, answers)),
      ...part('values', valueLines(voice, plan)),
      ...part('good', [...answers('good-day'), ...chosen('enjoy', 'none-enjoy')]),
      ...part('notice', answers('notice')),
      ...part(
        'options',
        plan.agreed.length === 0
          ? [fill(wording.plan.none, voice.known)]
          : plan.agreed.map((offer, at) => tryLine(voice, offer, at === 0 ? phone.cost : undefined)),
      ),
      ...part(
        'start',
        plan.agreed.map((offer, at) => {
          const start = (at === 0 ? phone.start : undefined) ?? offer.start;
          return `${offer.name}: ${start}${offer.phone === undefined ? '' : ` ${offer.phone}`}`;
        }),
      ),
      ...part('ahead', aheadLines(voice, plan)),
      ...part('how', [...answers('how-to-go'), ...(needsPractice ? [askPractice] : [])]),
      ...part('step', answers('first-step')),
      ...part('when', answers('step-when')),
      ...part('visit', visitLines(voice, plan)),
      ...part('week', weekLines(voice, plan)),
      ...part('script', all(SCRIPT)),
      ...part('wins', answers('wins')),
      ...part('leads', answers('who-leads')),
      ...part('helps', helpLinesOf(voice, plan, answers)),
      ...part('bad-day', all(['bad-day-who', 'bad-day-instead'])),
      ...part(
        'needs',
        plan.needs.map((need) => wording.needs[need]?.label ?? need),
      ),
      ...part('kept', isJustOne ? [] : plan.kept.map((offer) => offer.name)),
      ...part('refused', isJustOne ? [] : plan.refused.map((offer) => offer.name)),
      ...part('seen', seenLines(voice, plan)),
      ...part('help', helpLines(voice)),
    ],
  };
}

/** Their own words first; where they chose from ideas, those; and whose words they are, when it is about somebody else. */
function matterLines(plan: Plan, wording: Wording, answers: (question: string) => string[]): string[] {
  const own = plan.matters === undefined ? answers('ideas') : [`“${plan.matters}”`];
  const whose = plan.answers['whose-words']?.value[0];
  const said = WHOSE.find((each) => each === `whose-${whose}`);
  return [...own, ...(said && own.length > 0 ? [wording.plan[said]] : [])];
}

const WHOSE = ['whose-theirs', 'whose-ours', 'whose-mine'] as const;

/** What was opened is said by what was chosen inside it; "nothing" needs no line. */
function supportLines(all: (questions: readonly string[]) => string[], wording: Wording): string[] {
  const opened = ['getting-in', 'hearing', 'seeing-reading', 'other-language', 'no-support'];
  const labels = opened.map((option) => labelOf(wording, 'support', option));
  return all(SUPPORT).filter((line) => !labels.includes(line));
}

/** Nobody sees a plan unless the person said so; what they agreed to stands in it. */
function seenLines(voice: Voice, plan: Plan): string[] {
  const { plan: words } = voice.wording;
  const said = (question: string) => plan.answers[question]?.value ?? [];
  const names = namesIn({ offers: plan.agreed });
  const groups = said('share-groups').flatMap((id) => names.get(id) ?? []);
  const asked = 'share-groups' in plan.answers;
  const parties = said('share').flatMap((id) => {
    if (id === 'share-nobody') return [];
    if (id === 'share-group' && asked) return groups;
    return [fill(labelOf(voice.wording, 'share', id), voice.known)];
  });
  const withPlan = said('agree-plan').includes('agree-share') && !said('share').includes('share-practice');
  const all = [...parties, ...(withPlan ? [practiceOf(voice.guide, voice.conversation).name] : [])];
  return all.length === 0 ? [words['seen-nobody']] : all;
}

/** Said of the way to a decision, not of what helps. */
const NO_HELP = ['alone-not-sure', 'body-later'];
/** What says little without its question. */
const WITH_QUESTION = ['about-bad-before', 'about-told-cannot'];

/** What would ease it, thing by thing, and what gives them confidence. */
function helpLinesOf(voice: Voice, plan: Plan, answers: (question: string) => string[]): string[] {
  const eased = EASED.filter((id) => !plan.answers[id]?.value.some((option) => NO_HELP.includes(option)));
  return [...eased, 'not-lower', 'one-higher'].flatMap((question) => {
    const lines = answers(question);
    const isShort = WITH_QUESTION.includes(question);
    return isShort ? lines.map((line) => `${shortOf(voice, { question })}: ${line}`) : lines;
  });
}

/** What it is, why, in their words, and what it costs: a list without reasons does not get anybody through a door. */
function tryLine(voice: Voice, offer: Offer, cost = costWords(voice, offer)): string {
  const why = offer.because.find((reason) => reason.kind === 'need') ?? offer.because[0];
  return [
    `${offer.name}.`,
    ...(why ? [reasonWords(voice, why)] : []),
    `${voice.wording.facts['cost-label']}: ${cost}.`,
    ...(offer.alert === undefined ? [] : [fill(voice.wording.facts.alert, { reason: offer.alert })]),
  ].join(' ');
}

/** The plan carries who to call with it: 999, 111 and Samaritans are never more than a glance away. */
export function helpLines(voice: Voice): string[] {
  const { name, phone } = practiceOf(voice.guide, voice.conversation);
  // For a young person Childline comes first, as on the card.
  const card = cardFor('suicide', voice.guide.alarms, aboutOf(voice));
  return [...card.lines.slice(0, 3).map((line) => `${line.name}: ${line.do}`), `${name}: ${phone}`];
}
