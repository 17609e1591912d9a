/** Which words a conversation is held in: another language, or easy read; remembered with it, on every channel. */
import type { Guide } from './guide.js';
import type { Heard } from './heard.js';
import { conversationAt, step, type Position } from './position.js';
import type { Said } from './protocol.js';
import { languageIn, nearest, nameOf, VOICES, voicesIn, withVoice, type VoiceId } from './script/voices.js';

type Wish = NonNullable<Heard['command']>;

/** With no language named, the ways to choose one are said. Words that nobody wrote change nothing, and that is said. */
export function speaking(guide: Guide, position: Position, wish: Wish): Said {
  const { language: now } = conversationAt(position);
  if (wish.name === 'speak' && wish.language === undefined)
    return {
      position,
      replies: [{ kind: 'say', id: 'words-ways', with: { choices: languagesOf(guide).join(', ') } }],
    };
  const wanted = withVoices(now, wish);
  const found = nearest(guide.wordings, wanted);
  if (wanted === now || found === undefined || !areChosen(nameOf(found), wanted))
    return { position, replies: [{ kind: 'say', id: 'words-same' }] };
  return {
    position: step(guide.machine, position, { type: 'SPEAK', language: wanted }),
    replies: [{ kind: 'say', id: 'words-changed' }],
  };
}

/** A channel's voice that nobody wrote in a language keeps nobody from that language. */
const areChosen = (found: string, wanted: string) =>
  languageIn(found) === languageIn(wanted) &&
  voicesIn(found).includes('easy') === voicesIn(wanted).includes('easy');

/** A channel's own voice stays: who is texted goes on being texted. */
function withVoices(now: string, { name, language }: Wish): string {
  const chosen = name === 'speak' ? (language ?? now) : name === 'easy-words' ? withVoice(now, 'easy') : now;
  const voices = new Set<VoiceId>(voicesIn(chosen));
  if (name === 'usual-words') voices.delete('easy');
  if (voicesIn(now).includes('sms')) voices.add('sms');
  return VOICES.filter((voice) => voices.has(voice)).reduce<string>(withVoice, languageIn(chosen));
}

/** The languages there are words in, each by its own name. */
const languagesOf = ({ wordings }: Guide): string[] =>
  [...wordings].filter(([code]) => code === languageIn(code)).map(([, { name }]) => name);

/** A language that somebody names, whole: "Cymraeg". */
export function languageNamed(guide: Guide, text: string): string | undefined {
  const named = text.trim().toLowerCase();
  for (const [code, { name }] of guide.wordings)
    if (name.toLowerCase() === named && code === languageIn(code)) return code;
  return undefined;
}
