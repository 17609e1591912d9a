/** Words the protocol's own questions: the urgent menu, the soft question, safe for now, carry on. */
import type { Soft } from './danger/alarms.js';
import { softFor } from './danger/cards.js';
import { practiceOf } from './guide.js';
import type { Message } from './message.js';
import { newestOf } from './newest.js';
import { isAboutSomeoneElse, openEpisode } from './remembering.js';
import { fill } from './script/wording.js';
import type { Voice } from './speak.js';
import { wordsIn, type Translated } from './translated.js';
import { isBeside, safeFor } from './whose-safety.js';

/** Questions whose answers are wishes: to delete everything, to be rung, to carry on. */
export const PROTOCOL = 'protocol';

/** What each of them offers, in the order it is shown. */
export const OFFERED: Record<'erase' | 'ring-offer', ('erase-now' | 'ring-me' | 'carry-on')[]> = {
  erase: ['erase-now', 'carry-on'],
  'ring-offer': ['ring-me', 'carry-on'],
};

export function aboutOf(voice: Voice) {
  const practice = practiceOf(voice.guide, voice.conversation);
  const age = newestOf(voice.conversation.entries, 'age')?.value[0];
  const young = openEpisode(voice.conversation)?.young === true;
  // The age is of the person it is about, who may not be the one in danger.
  const own = isAboutSomeoneElse(voice.conversation) ? undefined : age;
  return {
    age: young ? '13-15' : own,
    nation: practice.nation,
    local: practice.safeguarding,
    language: voice.conversation.language,
    beside: isBeside(voice.guide),
  };
}

const worded = (voice: Voice, words: Translated) => wordsIn(words, voice.conversation.language);

export function menuMessage(voice: Voice): Message {
  const { alarms } = voice.guide;
  const labelled = ({ label, label_they = label }: (typeof alarms.menu)[number]) =>
    isBeside(voice.guide) ? label_they : label;
  return {
    ...bare('urgent-menu', worded(voice, alarms.menu_ask)),
    canGoBack: true,
    choices: alarms.menu.map((item) => ({ id: item.id, label: worded(voice, labelled(item)) })),
  };
}

export function softMessages(voice: Voice): Message[] {
  const episode = openEpisode(voice.conversation);
  const soft = softFor(
    { kind: episode?.kind ?? 'suicide', because: episode?.because ?? 'said' },
    voice.guide.alarms,
  );
  if (soft === undefined) return [];
  // Whoever does not want to answer is still told who to call.
  const hint = worded(voice, hintUnder(soft, voice));
  const asked = protocolQuestion('urgent-soft', soft, voice);
  return [{ ...asked, hint, ...saidAloud(asked.ask, hint, episode?.because !== 'someone-else', voice) }];
}

function hintUnder({ hint, hint_they = hint }: Soft, { guide }: Voice): Translated {
  const { soft_hint, soft_hint_they } = guide.alarms;
  return isBeside(guide) ? (hint_they ?? soft_hint_they) : (hint ?? soft_hint);
}

/** A clinician asks the person beside them what is worded for that person, and is asked the rest themselves. */
function saidAloud(
  words: string,
  hint: string,
  aloud: boolean,
  { guide, wording }: Voice,
): Pick<Asked, 'ask' | 'spoken'> {
  if (!isBeside(guide)) return { ask: words };
  const ask = aloud ? fill(wording.labels['say-aloud'], { answer: words }) : words;
  return { ask, spoken: { words, aloud, hint } };
}

/** Asked after a card (X10). The card is worded for the person, and a clinician is told so. */
export function safeMessage(voice: Voice): Asked {
  const { guide, conversation } = voice;
  const asked = protocolQuestion('urgent-safe', safeFor(guide, conversation), voice);
  return isBeside(guide) ? { ...asked, hint: worded(voice, guide.alarms.card_they) } : asked;
}

function protocolQuestion(
  id: string,
  words: { ask: Translated; yes: Translated; no: Translated },
  voice: Voice,
): Asked {
  return {
    ...bare(id, worded(voice, words.ask)),
    choices: [
      { id: 'yes', label: worded(voice, words.yes) },
      { id: 'no', label: worded(voice, words.no) },
    ],
  };
}

/** Asked before everything is deleted: there is no way back from it. */
export function eraseMessage(voice: Voice): Message {
  const { labels, says } = voice.wording;
  const choices = OFFERED.erase.map((id) => ({ id, label: labels[id] }));
  return { ...bare(PROTOCOL, says['erase-sure']), choices };
}

export function carryOn(voice: Voice, mayErase: boolean): Message {
  const { labels } = voice.wording;
  return {
    ...bare(PROTOCOL, labels['carry-on'] + '?'),
    choices: [
      { id: 'carry-on', label: labels['carry-on'] },
      ...(mayErase ? [{ id: 'erase', label: labels.erase }] : []),
    ],
  };
}

export type Asked = Extract<Message, { kind: 'question' }>;

export function bare(question: string, ask: string): Asked {
  return {
    kind: 'question',
    question,
    ask,
    input: 'one',
    ownWords: false,
    careful: false,
    choices: [],
    canSkip: false,
    canGoBack: false,
  };
}
