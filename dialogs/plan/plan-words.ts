/** Words a plan: their own words first, then what they chose, then who to call on a bad day. */
import { cardFor } from '../danger/cards.js';
import type { Offer, Plan } from '../conversation.js';
import { practiceOf } from '../guide.js';
import { labelOf } from '../options.js';
import { aboutOf } from '../protocol-words.js';
import { fill } from '../script/wording.js';
import type { Message } from '../message.js';
import { costWords, reasonWords } from '../service-words.js';
import type { Voice } from '../speak.js';

/** Ways to start in which the practice has a part: nobody is told by themselves, so the plan says who to ring. */
const WITH_PRACTICE = ['someone-rings', 'link-worker'];

export function planMessage(voice: Voice, plan: Plan): Message {
  const { wording } = voice;
  const part = (heading: keyof typeof wording.plan, lines: string[]) =>
    lines.length > 0 ? [{ heading: wording.plan[heading], lines }] : [];
  const answers = (question: string) => {
    const { value = [], words } = plan.answers[question] ?? {};
    return [
      ...value.map((each) => labelOf(wording, question, each)),
      ...(words === undefined ? [] : [`“${words}”`]),
    ];
  };
  const needsPractice =
    plan.answers['how-to-go']?.value.some((each) => WITH_PRACTICE.includes(each)) ?? false;
  const askPractice = fill(wording.plan['ask-practice'], voice.known);
  return {
    kind: 'plan',
    heading: wording.plan.heading,
    parts: [
      ...part('matters', plan.matters === undefined ? [] : [`“${plan.matters}”`]),
      ...part(
        'options',
        plan.agreed.length === 0
          ? [fill(wording.plan.none, voice.known)]
          : plan.agreed.map((offer) => tryLine(voice, offer)),
      ),
      ...part(
        'start',
        plan.agreed.map(
          (offer) => `${offer.name}: ${offer.start}${offer.phone === undefined ? '' : ` ${offer.phone}`}`,
        ),
      ),
      ...part('how', [...answers('how-to-go'), ...(needsPractice ? [askPractice] : [])]),
      ...part('step', answers('first-step')),
      ...part('when', answers('step-when')),
      ...part(
        'needs',
        plan.needs.map((need) => wording.needs[need]?.label ?? need),
      ),
      ...part(
        'kept',
        plan.kept.map((offer) => offer.name),
      ),
      ...part('help', helpLines(voice)),
    ],
  };
}

/** What it is, why, in their words, and what it costs: a list without reasons does not get anybody through a door. */
function tryLine(voice: Voice, offer: Offer): string {
  const why = offer.because.find((reason) => reason.kind === 'need') ?? offer.because[0];
  return [
    `${offer.name}.`,
    ...(why ? [reasonWords(voice, why)] : []),
    `${voice.wording.facts['cost-label']}: ${costWords(voice, offer)}.`,
  ].join(' ');
}

/** The plan carries who to call with it: 999, 111 and Samaritans are never more than a glance away. */
function helpLines(voice: Voice): string[] {
  const { name, phone } = practiceOf(voice.guide, voice.conversation);
  // For a young person Childline comes first, as on the card.
  const card = cardFor('suicide', voice.guide.alarms, aboutOf(voice));
  return [...card.lines.slice(0, 3).map((line) => `${line.name}: ${line.do}`), `${name}: ${phone}`];
}
