/** Words what a practice's staff are sent: what is asked and what to do, never an answer, never what the danger was. */
import { labelOf } from './options.js';
import type { Conversation } from './conversation.js';
import type { CallBack, ForStaff } from './effects.js';
import type { Guide } from './guide.js';
import { londonWords } from './london.js';
import type { Message } from './message.js';
import { dialled } from './phone.js';
import { planMessage } from './plan/plan-words.js';
import { fill, type StaffId } from './script/wording.js';
import { voiceOf, type Voice } from './speak.js';

/** One message to staff, whatever it is sent by: every way says the same words. */
export type StaffMessage = {
  language: string;
  /** Says nothing of anybody: it stands on locked screens. */
  subject: string;
  paragraphs: string[];
  facts: { label: string; value: string }[];
  plan?: { heading: string; parts: { heading: string; lines: string[] }[] };
  /** By which staff say that they saw it. */
  link?: { label: string; address: string; how: string };
  footer: string[];
};

export type About = {
  effect: ForStaff;
  /** Tells messages about the same person apart from others, and says nothing about them. */
  reference: string;
  link?: string | undefined;
  /** It may have reached them before. */
  isRepeat: boolean;
  /** Nobody said that they saw the one before. */
  isReminder: boolean;
  /** For a call that is not wanted any more: the one that was asked for. */
  callBack?: CallBack | undefined;
};

export function staffMessage(guide: Guide, conversation: Conversation, about: About): StaffMessage {
  const { effect, link } = about;
  const voice = voiceOf(guide, conversation);
  const { staff } = voice.wording;
  const say = (id: StaffId, more: Record<string, string> = {}) =>
    fill(staff[id], { ...voice.known, ...more });
  const isAsked = effect.kind === 'call-back';
  const called = isAsked ? effect : effect.kind === 'call-off' ? about.callBack : undefined;
  return {
    language: voice.wording.language,
    subject: staff.subject,
    paragraphs: [
      say(saidOf(effect)),
      ...(isAsked && effect.replaces ? [say('replaces', { date: dated(voice, effect.replaces) })] : []),
      ...(about.isReminder ? [say('again')] : []),
      ...(about.isRepeat ? [say('repeat')] : []),
      say(DO[effect.kind]),
    ],
    facts: [
      ...(called ? callFacts(voice, called) : []),
      ...(effect.kind === 'hand-over' ? [{ label: staff.phone, value: dialled(effect.phone) }] : []),
      { label: staff['asked-at'], value: dated(voice, effect.at) },
      { label: staff.reference, value: about.reference },
    ],
    ...(isAsked && effect.plan !== undefined ? planParts(voice, effect.plan) : {}),
    ...(link === undefined ? {} : { link: { label: staff.seen, address: link, how: staff['seen-how'] } }),
    footer: [
      say(effect.by === 'policy' ? 'by-policy' : 'by-consent'),
      say('told-them'),
      ...(link === undefined && (effect.kind === 'alert' || isAsked) ? [say('no-link')] : []),
      say('not-watched'),
    ],
  };
}

const DO = {
  alert: 'do-urgent',
  'call-back': 'do-call-back',
  'call-off': 'do-call-off',
  'hand-over': 'do-hand-over',
} as const satisfies Record<ForStaff['kind'], StaffId>;

function saidOf(effect: ForStaff): StaffId {
  if (effect.kind === 'hand-over') return `hand-over-${effect.about}`;
  return effect.kind === 'alert' ? 'urgent' : effect.kind;
}

const dated = (voice: Voice, at: string) => londonWords(at, voice.wording.language);

function callFacts(voice: Voice, { name, phone, typed, when }: CallBack): StaffMessage['facts'] {
  const { staff } = voice.wording;
  const times = (when?.value ?? []).map((each) => labelOf(voice.wording, when?.question ?? '', each));
  const words = when?.words === undefined ? [] : [`“${when.words}”`];
  const time = [...times, ...words].join(', ');
  const isAsDialled = typed.replace(/\D/g, '') === dialled(phone);
  return [
    { label: staff.name, value: name ?? staff['no-name'] },
    { label: staff.phone, value: dialled(phone) },
    ...(isAsDialled && /^[\d\s]*$/.test(typed) ? [] : [{ label: staff.typed, value: typed }]),
    { label: staff.when, value: time === '' ? staff['any-time'] : time },
  ];
}

type Plan = Extract<Message, { kind: 'plan' }>;

/** The plan in short: without how to reach each service, and without the numbers for a bad day. */
function planParts(voice: Voice, at: string): Pick<StaffMessage, 'plan'> {
  const plan = voice.conversation.plans.find((each) => each.at === at);
  if (plan === undefined) return {};
  const { wording, known } = voice;
  const left: readonly string[] = [wording.plan.start, wording.plan.help];
  // What the plan tells the person to do about this practice is not news to it.
  const told = [wording.plan.none, wording.plan['ask-practice']].map((line) => fill(line, known));
  const { parts } = planMessage(voice, plan) as Plan;
  const kept = parts
    .filter(({ heading }) => !left.includes(heading))
    .map(({ heading, lines }) => ({ heading, lines: lines.filter((line) => !told.includes(line)) }))
    .filter(({ lines }) => lines.length > 0);
  return { plan: { heading: wording.staff.plan, parts: kept } };
}
