/** Turns replies into words in one language and practice: ids and data in, messages out; layout is the channel's. */
import type { Conversation } from './conversation.js';
import { cardFor, menuLead } from './danger/cards.js';
import { aboutOf, carryOn, eraseMessage, menuMessage, safeMessage, softMessages } from './protocol-words.js';
import { practiceOf, wordingOf, type Guide } from './guide.js';
import type { Choice, Message } from './message.js';
import { labelOf, namesIn } from './options.js';
import { answerWords, valueWords } from './answer-words.js';
import { helpLines, planMessage } from './plan/plan-words.js';
import { askedWith, mattersIn } from './asked-with.js';
import type { Part, Reply } from './reply.js';
import { callBackWords, ringOffer } from './ringing-words.js';
import { detailsMessage, serviceMessage } from './service-words.js';
import { ladderMessages } from './ladder/telling.js';
import { OWN_SCRIPT } from './script/script.js';
import { askedAs } from './asked-as.js';
import { routeMessages } from './route/route-message.js';
import { fill, type QuestionWords, type Wording } from './script/wording.js';

/** What the words are spoken with. */
export type Voice = {
  guide: Guide;
  wording: Wording;
  /** What `{names}` stand for everywhere: the practice, its phone and hours, what matters. */
  known: Partial<Record<string, string>>;
  conversation: Conversation;
};

export function speak(guide: Guide, conversation: Conversation, replies: readonly Reply[]): Message[] {
  const voice = voiceOf(guide, conversation);
  return replies.flatMap((reply) => messagesFor(voice, reply));
}

export function voiceOf(guide: Guide, conversation: Conversation): Voice {
  const practice = practiceOf(guide, conversation);
  const wording = wordingOf(guide, conversation);
  return {
    guide,
    conversation,
    wording,
    known: {
      practice: practice.name,
      phone: practice.phone,
      hours: practice.hours ?? '',
      closed: wording.says[practice.nation === 'northern-ireland' ? 'closed-gp' : 'closed-111'],
      trusted: practice.safe_to_tell ?? wording.says['trusted-usual'],
      ...mattersIn(conversation, wording),
    },
  };
}

function messagesFor(voice: Voice, reply: Reply): Message[] {
  const { wording, known } = voice;
  switch (reply.kind) {
    case 'say':
      return [text(fill(wording.says[saysFor(voice, reply.id)], { ...known, ...reply.with }))];
    case 'ask':
      return questionMessages(voice, reply);
    case 'reflect':
      return reflection(voice, reply);
    case 'offer':
      return [serviceMessage(voice, reply.offer)];
    case 'details':
      return [detailsMessage(voice, reply.offer)];
    case 'urgent':
      return [cardFor(reply.card, voice.guide.alarms, aboutOf(voice))];
    case 'urgent-menu':
      return [text(...menuLead(voice.guide.alarms, aboutOf(voice))), menuMessage(voice)];
    case 'soft':
      return softMessages(voice);
    case 'safe':
      return [safeMessage(voice)];
    case 'erase':
      return [eraseMessage(voice)];
    case 'ring-offer':
      return [ringOffer(voice)];
    case 'stopped':
      return [text(wording.says.stopped), carryOn(voice, true)];
    case 'paused':
      return [text(wording.says.paused), carryOn(voice, false)];
    case 'route':
      return routeMessages(voice, reply.route);
    case 'ladder':
      return ladderMessages(voice, reply.ladder);
    case 'plan':
      return [planMessage(voice, reply.plan)];
    case 'answers':
      return [
        text(
          wording.labels['your-answers'],
          ...reply.list.map((each, at) => `${at + 1} ${answerWords(voice, each)}`),
        ),
      ];
    case 'parts':
      return [text(wording.labels.parts, ...reply.list.map((each, at) => partLine(wording, each, at + 1)))];
    case 'left-behind': {
      const label = reply.list.map((each) => answerWords(voice, each)).join('; ');
      return [text(fill(wording.says['left-behind'], { label }))];
    }
    case 'end':
      return [
        {
          kind: 'end',
          ending: reply.ending,
          paragraphs: (wording.endings[reply.ending] ?? []).flatMap((line) =>
            line === '{lines}' ? helpLines(voice) : [fill(line, known)],
          ),
        },
      ];
  }
}

/** The route card, a message for each of its parts. */
const STATES = { open: 'part-open', done: 'part-done', 'left-out': 'part-left-out' } as const;
const partLine = (wording: Wording, { section, state }: Part, at: number) =>
  `${at} ${wording.sections[section] ?? section} (${wording.labels[STATES[state]]})`;

/** What they said, said back in their own words. */
function reflection(
  voice: Voice,
  { question, value, words }: Extract<Reply, { kind: 'reflect' }>,
): Message[] {
  const answer = valueWords(voice, {
    section: '',
    question,
    status: 'answered',
    value,
    ...(words && { words }),
  });
  return [text(fill(questionWords(voice, question).after ?? '', { ...voice.known, answer }))];
}

const saysFor = (voice: Voice, id: Extract<Reply, { kind: 'say' }>['id']) =>
  id === 'person' && voice.known.hours === '' ? 'person-no-hours' : id;

const text = (...paragraphs: string[]): Message => ({ kind: 'text', paragraphs });

/** What a practice says in its own words replaces ours, where it may. */
export function questionWords(voice: Voice, question: string): QuestionWords {
  const ours = voice.wording.questions[question] ?? { ask: question, options: {}, also: {} };
  // What a practice rewords is what people read by themselves.
  const isOwn = voice.guide.script.id === OWN_SCRIPT;
  const theirs = isOwn ? practiceOf(voice.guide, voice.conversation).wording[question] : undefined;
  if (theirs === undefined) return ours;
  return {
    ...ours,
    ...(theirs.ask === undefined ? {} : { ask: theirs.ask }),
    ...(theirs.hint === undefined ? {} : { hint: theirs.hint }),
    ...(theirs.lead === undefined ? {} : { lead: theirs.lead }),
  };
}

function questionMessages(voice: Voice, reply: Extract<Reply, { kind: 'ask' }>): Message[] {
  const words = questionWords(voice, reply.question);
  const question = voice.guide.compiled.lookup.questions.get(reply.question);
  const service = voice.conversation.offers.find((offer) => offer.service === reply.about)?.name ?? '';
  const names = namesIn(voice.conversation);
  const labels = reply.options.map((option) => labelOf(voice.wording, reply.question, option, names));
  // Most questions say nothing back of what was said, which would be looked for in all of it.
  const { ask, again, hint, tip } = words;
  const repeats = [ask, again, hint, tip, ...(words.lead ?? []), ...labels].some((line) =>
    line?.includes('{'),
  );
  const known: Voice['known'] = repeats
    ? Object.assign({ service }, voice.known, askedWith(voice), callBackWords(voice))
    : voice.known;
  const parts = voice.guide.compiled.parts;
  const part = voice.guide.compiled.sections.get(reply.section)?.part ?? reply.section;
  const put = askedAs(voice, words, { known, again: reply.again });
  const asked: Extract<Message, { kind: 'question' }> = {
    kind: 'question',
    question: reply.question,
    ask: put.ask,
    input: question?.kind === 'offers' ? 'one' : (question?.kind ?? 'words'),
    ownWords: question?.own_words === true || question?.kind === 'many',
    careful: question?.careful === true,
    choices: reply.options.map((option, at): Choice => {
      const label = fill(labels[at] ?? option, known);
      const alone = question?.options.find((each) => each.id === option)?.alone;
      return alone ? { id: option, label, alone } : { id: option, label };
    }),
    canSkip: reply.canSkip,
    canGoBack: reply.canGoBack,
  };
  if (reply.about !== undefined) asked.about = reply.about;
  if (put.hint !== undefined) asked.hint = put.hint;
  if (put.spoken !== undefined) asked.spoken = put.spoken;
  if (reply.before) asked.before = reply.before;
  if (parts.includes(part))
    asked.progress = fill(voice.wording.labels.progress, {
      n: String(parts.indexOf(part) + 1),
      of: String(parts.length),
      label: voice.wording.sections[part] ?? part,
    });
  const lead = reply.again ? [] : (words.lead ?? []).map((line) => fill(line, known));
  return lead.length > 0 ? [text(...lead), asked] : [asked];
}
