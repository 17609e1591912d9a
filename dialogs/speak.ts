/** Turns replies into words in one language and practice: ids and data in, messages out; layout is the channel's. */
import type { Conversation } from './conversation.js';
import { cardFor, wordsIn } from './danger/cards.js';
import {
  aboutOf,
  carryOn,
  eraseMessage,
  menuMessage,
  protocolQuestion,
  softMessages,
} from './protocol-words.js';
import { practiceOf, wordingFor, type Guide } from './guide.js';
import type { Choice, Message } from './message.js';
import { labelOf } from './options.js';
import { answerWords } from './answer-words.js';
import { planMessage } from './plan/plan-words.js';
import type { Reply } from './reply.js';
import { callBackWords, ringOffer } from './ringing-words.js';
import { shortened } from './shortened.js';
import { detailsMessage, serviceMessage } from './service-words.js';
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
  const matters = conversation.entries.findLast(
    (entry) =>
      entry.question === 'matters' && entry.round === conversation.round && entry.words !== undefined,
  )?.words;
  return {
    guide,
    conversation,
    wording: wordingFor(guide, conversation.language),
    known: {
      practice: practice.name,
      phone: practice.phone,
      hours: practice.hours ?? '',
      ...(matters === undefined ? {} : { matters: shortened(matters) }),
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
    case 'offer':
      return [serviceMessage(voice, reply.offer)];
    case 'details':
      return [detailsMessage(voice, reply.offer)];
    case 'urgent':
      return [cardFor(reply.card, voice.guide.alarms, aboutOf(voice))];
    case 'urgent-menu':
      return [
        text(...voice.guide.alarms.menu_lead.map((line) => wordsIn(line, voice.conversation.language))),
        menuMessage(voice),
      ];
    case 'soft':
      return softMessages(voice);
    case 'safe':
      return [protocolQuestion('urgent-safe', voice.guide.alarms.safe, voice)];
    case 'erase':
      return [eraseMessage(voice)];
    case 'ring-offer':
      return [ringOffer(voice)];
    case 'stopped':
      return [text(wording.says.stopped), carryOn(voice, true)];
    case 'paused':
      return [text(wording.says.paused), carryOn(voice, false)];
    case 'plan':
      return [planMessage(voice, reply.plan)];
    case 'answers':
      return [
        text(
          wording.labels['your-answers'],
          ...reply.list.map((each, at) => `${at + 1} ${answerWords(voice, each)}`),
        ),
      ];
    case 'left-behind': {
      const label = reply.list.map((each) => answerWords(voice, each)).join('; ');
      return [text(fill(wording.says['left-behind'], { label }))];
    }
    case 'end':
      return [
        {
          kind: 'end',
          ending: reply.ending,
          paragraphs: (wording.endings[reply.ending] ?? []).map((line) => fill(line, known)),
        },
      ];
  }
}

const saysFor = (voice: Voice, id: Extract<Reply, { kind: 'say' }>['id']) =>
  id === 'person' && voice.known.hours === '' ? 'person-no-hours' : id;

const text = (...paragraphs: string[]): Message => ({ kind: 'text', paragraphs });

/** What a practice says in its own words replaces ours, where it may. */
export function questionWords(voice: Voice, question: string): QuestionWords {
  const ours = voice.wording.questions[question] ?? { ask: question, options: {}, also: {} };
  const theirs = practiceOf(voice.guide, voice.conversation).wording[question];
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
  const known = { ...voice.known, service, ...callBackWords(voice) };
  const parts = voice.guide.script.sections.filter(({ aside }) => !aside).map(({ id }) => id);
  const lead = reply.again ? [] : (words.lead ?? []).map((line) => fill(line, known));
  return [
    ...(lead.length > 0 ? [text(...lead)] : []),
    {
      kind: 'question',
      question: reply.question,
      ...(reply.about === undefined ? {} : { about: reply.about }),
      ask: fill(reply.again ? (words.again ?? words.ask) : words.ask, known),
      ...(words.hint === undefined ? {} : { hint: fill(words.hint, known) }),
      ...(parts.includes(reply.section) && {
        progress: fill(voice.wording.labels.progress, {
          n: String(parts.indexOf(reply.section) + 1),
          of: String(parts.length),
          label: voice.wording.sections[reply.section] ?? reply.section,
        }),
      }),
      input: question?.kind === 'offers' ? 'one' : (question?.kind ?? 'words'),
      ownWords: question?.own_words === true || question?.kind === 'many',
      careful: question?.careful === true,
      choices: reply.options.map((option): Choice => {
        const alone = question?.options.find((each) => each.id === option)?.alone;
        return {
          id: option,
          label: labelOf(voice.wording, reply.question, option),
          ...(alone ? { alone } : {}),
        };
      }),
      ...(reply.before ? { before: reply.before } : {}),
      canSkip: reply.canSkip,
      canGoBack: reply.canGoBack,
    },
  ];
}
