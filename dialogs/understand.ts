/** Turns what a person sent into what they meant, given the question they were asked. */
import { placeIn, type Places } from './matching/near.js';
import { clean, isOneOf, LONGEST, plain, type Heard } from './heard.js';
import { labelOf } from './options.js';
import { phoneIn } from './phone.js';
import { closeIn, isLabel, joinedIn, optionIn, severalIn, type Picked, type Shown } from './picked.js';
import type { Command, SaysId, Wording } from './script/wording.js';

export type Meaning =
  | { means: 'answer'; value: string[]; words?: string }
  /** Nothing usable: the sentence to answer with, and what fills it. */
  | { means: 'unclear'; says: SaysId; with?: Record<string, string> };

/** Commands that name what they point at: "change 3", "go to your plan". */
const POINTING: readonly Command[] = ['change', 'jump'];

/** The protocol's words as they are compared: whole messages, and beginnings of those that point at something. */
type Phrases = {
  whole: ReadonlyMap<string, Command>;
  pointing: readonly [phrase: string, command: Command][];
};

/** Made once for each wording: there are hundreds, and every message is compared with them. */
const phrases = new WeakMap<Wording, Phrases>();

function phrasesIn(wording: Wording): Phrases {
  const already = phrases.get(wording);
  if (already !== undefined) return already;
  const whole = new Map<string, Command>();
  const pointing: [string, Command][] = [];
  for (const [command, ways] of Object.entries(wording.commands) as [Command, string[]][])
    for (const phrase of ways.map(plain)) {
      // Of two commands with one phrase the first counts.
      if (!whole.has(phrase)) whole.set(phrase, command);
      if (POINTING.includes(command)) pointing.push([phrase, command]);
    }
  const fresh = { whole, pointing };
  phrases.set(wording, fresh);
  return fresh;
}

/** A whole message that is one of the protocol's words: "he won't stop" is not Stop. */
export function commandIn(text: string, wording: Wording): { command: Command; rest: string } | undefined {
  const said = plain(text);
  const { whole, pointing } = phrasesIn(wording);
  // "Change language" is a wish of its own, and no change of an answer called language.
  const command = whole.get(said);
  if (command !== undefined) return { command, rest: '' };
  const found = pointing.find(([phrase]) => said.startsWith(`${phrase} `));
  return found && { command: found[1], rest: said.slice(found[0].length + 1) };
}

/** An answer to a question; the protocol's words and danger were looked for before. */
export function answerIn(heard: Heard, shown: Shown, wording: Wording, places: Places): Meaning {
  const text = clean(heard.text ?? '');
  const chosen = heard.choices ?? [];
  if (text.length > LONGEST) return { means: 'unclear', says: 'too-long', with: { n: String(LONGEST) } };
  if (chosen.some((id) => !isOption(id, shown))) return { means: 'unclear', says: 'not-an-option' };
  if (text === '' && chosen.length === 0) return { means: 'unclear', says: 'empty' };
  switch (shown.question.kind) {
    case 'words':
      return wordsIn(text, chosen, shown, wording);
    case 'one':
    case 'plan':
    case 'offers':
      return oneIn(text, chosen, shown, wording);
    case 'many':
      return manyIn(text, chosen, shown, wording);
    case 'scale':
      return scaleIn(text, chosen, shown, wording);
    case 'place':
      return placeFrom(text, places);
    case 'phone':
      return phoneFrom(text);
  }
}

const isOption = (id: string, { question, options }: Shown) =>
  options.includes(id) || (question.kind === 'scale' && /^(\d|10)$/.test(id));

/** Words of their own; "help me think" beside them is chosen, or said as it stands there. */
function wordsIn(text: string, chosen: string[], shown: Shown, wording: Wording): Meaning {
  if (chosen.length > 0) return { means: 'answer', value: chosen, ...(text === '' ? {} : { words: text }) };
  if (text === '') return { means: 'unclear', says: 'empty' };
  const numbered = /^\d$/.test(text) ? shown.options[Number(text) - 1] : undefined;
  const option = numbered ?? shown.options.find((id) => isLabel(text, { ...shown, options: [id] }, wording));
  return option === undefined
    ? { means: 'answer', value: [], words: text }
    : { means: 'answer', value: [option] };
}

function oneIn(text: string, chosen: string[], shown: Shown, wording: Wording): Meaning {
  const words = shown.question.own_words && text !== '' ? { words: text } : {};
  if (chosen.length > 1) return { means: 'unclear', says: 'choose-number' };
  if (chosen.length === 1) return { means: 'answer', value: chosen, ...words };
  const option = optionIn(text, shown, wording);
  if (option !== undefined) return { means: 'answer', value: [option] };
  if (isNumbers(text)) return { means: 'unclear', says: 'unclear' };
  return shown.question.own_words
    ? { means: 'answer', value: [], words: text }
    : misspelt(text, shown, wording);
}

/** Somebody who types numbers chooses: those that stand before no answer are a slip, and nobody's own words. */
const isNumbers = (text: string) =>
  /\d/.test(text) && text.split(/[\s,.;&+]+/).every((part) => /^\d{0,2}$/.test(part));

/** Close to one answer in its spelling, that is the answer; close to two, the person is asked which. */
function misspelt(text: string, shown: Shown, wording: Wording): Meaning {
  const [one, other] = closeIn(text, shown, wording);
  const isCareful = shown.question.careful === true || shown.question.options.some(({ urgent }) => urgent);
  if (one === undefined || isCareful) return { means: 'unclear', says: 'unclear' };
  if (other === undefined) return { means: 'answer', value: [one] };
  const label = (id: string) => labelOf(wording, shown.question.id, id, shown.names);
  return { means: 'unclear', says: 'unclear-close', with: { label: label(one), answer: label(other) } };
}

function manyIn(text: string, chosen: string[], shown: Shown, wording: Wording): Meaning {
  const joined = chosen.length === 0 ? joinedIn(text, shown) : undefined;
  if (joined) return { means: 'unclear', says: 'numbers-apart', with: { n: joined.join(' ') } };
  const read =
    chosen.length > 0
      ? { options: [], all: false }
      : (confirmedIn(text, shown, wording) ?? severalIn(text, shown, wording));
  if (chosen.length === 0 && !read.all && isNumbers(text)) return { means: 'unclear', says: 'unclear' };
  const value = [...chosen, ...read.options];
  const alone = shown.question.options.find((option) => option.alone && value.includes(option.id));
  if (alone && value.length > 1)
    return {
      means: 'unclear',
      says: 'pick-one-alone',
      with: { label: labelOf(wording, shown.question.id, alone.id) },
    };
  const { most } = shown.question;
  if (most !== undefined && value.length > most)
    return { means: 'unclear', says: 'too-many-chosen', with: { n: String(most) } };
  // To "which are right?" other words are no answer: what was heard is neither taken nor dropped by them.
  if (shown.question.options_from === 'read' && value.length === 0)
    return { means: 'unclear', says: 'unclear' };
  // Numbers and labels alone are no words of their own.
  return text === '' || read.all ? { means: 'answer', value } : { means: 'answer', value, words: text };
}

/** "Yes" to "I think you told me about these" is all of them, and "no" is none. */
function confirmedIn(text: string, { question, options }: Shown, wording: Wording): Picked | undefined {
  if (question.options_from !== 'read') return undefined;
  const fixed = (id: string) => question.options.some((option) => option.id === id);
  const found = isOneOf(text, wording.yes)
    ? options.filter((id) => !fixed(id))
    : isOneOf(text, wording.no)
      ? options.filter(fixed)
      : [];
  return found.length > 0 ? { options: found, all: true } : undefined;
}

function scaleIn(text: string, chosen: string[], shown: Shown, wording: Wording): Meaning {
  const picked = chosen[0] ?? '';
  if (/^(\d|10)$/.test(picked)) return { means: 'answer', value: [picked] };
  const number = /^\D{0,20}\b(\d|10)\b(?:\s*(?:\/|out of)\s*10)?\D{0,20}$/iu.exec(text)?.[1];
  if (number !== undefined) return { means: 'answer', value: [number] };
  const option =
    picked === '' ? optionIn(text, { ...shown, options: [...shown.options] }, wording, false) : picked;
  const stands = shown.question.options.find((each) => each.id === option)?.stands_for;
  return stands === undefined
    ? { means: 'unclear', says: 'number-wanted' }
    : { means: 'answer', value: [String(stands)] };
}

/** The number with its country, and beside it what was typed: "ask for Sam" may stand there. */
function phoneFrom(text: string): Meaning {
  const phone = phoneIn(text);
  return phone === undefined
    ? { means: 'unclear', says: 'phone-words' }
    : { means: 'answer', value: [phone], words: text };
}

/** Only the area is kept, never the words: a full postcode can be one house (data minimisation). */
function placeFrom(text: string, places: Places): Meaning {
  const found = placeIn(text, places);
  if (found.kind === 'found') return { means: 'answer', value: [found.code] };
  return { means: 'unclear', says: found.kind === 'unknown-code' ? 'place-unknown' : 'place-words' };
}
