/** What people may send, made up from a seed: sensible, silly, late, dangerous; the same seed says the same things. */
import { decided } from '../dialogs/decided.js';
import { countedNeeds } from '../dialogs/ground.js';
import { wordingFor, type Guide } from '../dialogs/guide.js';
import type { Heard } from '../dialogs/heard.js';
import { labelOf, optionsFor } from '../dialogs/options.js';
import { contextAt, conversationAt, trail, type Position } from '../dialogs/position.js';

/** What is sent, before the clock says when. */
export type Sent = Omit<Heard, 'at'>;

/** Numbers from 0 up to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Chance = () => number;

const pick = <T>(chance: Chance, list: readonly T[]): T => {
  const found = list[Math.floor(chance() * list.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
};

const TEXTS = [
  'yes',
  'no',
  '1',
  '2',
  '1 3',
  '7',
  '0',
  'YO1 7HH',
  'I am lonely and skint',
  'my garden',
  'help',
  'back',
  'skip',
  'change',
  'change 3',
  'change 99',
  'go to what is hard',
  'go to things to try',
  'go to your plan',
  'what do you mean',
  'stop',
  'carry on',
  'later',
  "I can't go on",
  'I want to kill myself',
  'my partner hits me',
  'my dad hits me',
  'please ring me',
  'do not ring me',
  '',
  '   ',
  '🙂',
  '\ud800',
  'שלום',
  'blah '.repeat(50),
  'is there a choir?',
  'any walking near me',
];

const COMMANDS = [
  'skip',
  'skip',
  'rather-not',
  'later',
  'later',
  'back',
  'back',
  'change',
  'change',
  'jump',
  'jump',
  'again',
  'stop',
  'pause',
  'carry-on',
  'urgent',
  'person',
  'new-round',
  'new-round',
  'erase',
  'ring-me',
  'do-not-ring',
  'easy-words',
  'usual-words',
  'speak',
] as const;

const PLACES = ['YO1', 'YO30 6', 'LS1', 'SW1A 1AA', 'nowhere'];

/** One message of somebody who mostly answers, and now and then does anything else. */
export function somethingSent(chance: Chance, guide: Guide, position: Position): Sent {
  const roll = chance();
  if (roll < 0.62) return anAnswer(chance, guide, position);
  if (roll < 0.72) return { text: pick(chance, TEXTS) };
  if (roll < 0.94) return aCommand(chance, guide, position);
  return aLateReply(chance, guide, position);
}

/** An answer to what is asked now, whatever that is. */
export function anAnswer(chance: Chance, guide: Guide, position: Position): Sent {
  const { at } = position;
  switch (at.state) {
    case 'stopped':
    case 'paused':
      return { command: { name: 'carry-on' } };
    case 'ended':
      return { command: { name: chance() < 0.5 ? 'new-round' : 'back' } };
    case 'urgent':
      return at.step === 'menu'
        ? { choices: [pick(chance, guide.alarms.menu).id] }
        : { choices: [chance() < 0.75 ? (at.step === 'soft' ? 'no' : 'yes') : 'no'] };
    case 'asking':
      return answerTo(chance, guide, position, at.spot.question);
  }
}

function answerTo(chance: Chance, guide: Guide, position: Position, id: string): Sent {
  const question = guide.compiled.lookup.questions.get(id);
  if (question === undefined) return { text: 'a question nobody asks' };
  const shown = optionsFor(question, contextAt(position), guide.compiled);
  const options = shown.length > 0 ? shown : ['nothing-to-choose'];
  switch (question.kind) {
    case 'words':
      return { text: pick(chance, ['my garden', 'I am lonely', 'money, and running', 'nothing much']) };
    case 'place':
      return { text: pick(chance, PLACES) };
    case 'phone':
      return { text: pick(chance, ['01632 960555', '07700 900123 (Sam)', 'no phone']) };
    case 'scale':
      return chance() < 0.5
        ? { text: String(Math.floor(chance() * 11)) }
        : { choices: [pick(chance, options)] };
    case 'many': {
      const alone = question.options.filter((option) => option.alone).map((option) => option.id);
      const several = options.filter((option) => !alone.includes(option) && chance() < 0.4);
      return { choices: several.length > 0 ? several.slice(0, question.most) : [pick(chance, options)] };
    }
    case 'one':
    case 'plan':
    case 'offers': {
      const option = pick(chance, options);
      const wording = wordingFor(guide, conversationAt(position).language);
      return chance() < 0.8 ? { choices: [option] } : { text: labelOf(wording, id, option) };
    }
  }
}

function aCommand(chance: Chance, guide: Guide, position: Position): Sent {
  const name = pick(chance, COMMANDS);
  if (name === 'change') return { command: { name, ...aTarget(chance, guide, position) } };
  if (name === 'jump') {
    const section = pick(chance, guide.script.sections);
    const whole = chance() < 0.5;
    return {
      command: {
        name,
        section: section.id,
        ...(whole ? {} : { question: pick(chance, section.questions).id }),
      },
    };
  }
  if (name === 'speak') return { command: { name, language: pick(chance, ['en', 'cy', 'en-easy', 'xx']) } };
  return { command: { name } };
}

function aTarget(chance: Chance, guide: Guide, position: Position): { question?: string; about?: string } {
  const spots = trail(contextAt(position));
  const roll = chance();
  if (roll < 0.1) return {};
  if (roll < 0.25) return { question: `#${Math.floor(chance() * 12)}` };
  if (roll < 0.4 || spots.length === 0) return { question: pick(chance, questionsOf(guide)) };
  const { question, about } = pick(chance, spots);
  return about === undefined ? { question } : { question, about };
}

const questionsOf = (guide: Guide) => [...guide.compiled.lookup.questions.keys()];

/** A tap on something that was on the screen some time ago, or never. */
function aLateReply(chance: Chance, guide: Guide, position: Position): Sent {
  const { asked } = conversationAt(position);
  if (asked.length === 0 || chance() < 0.15) {
    const question = pick(chance, questionsOf(guide));
    return { ...answerTo(chance, guide, position, question), to: { question } };
  }
  const { question, about, options } = pick(chance, asked);
  const to = about === undefined ? { question } : { question, about };
  return options.length > 0 && chance() < 0.8
    ? { choices: [pick(chance, options)], to }
    : { ...answerTo(chance, guide, position, question), to };
}

/** An answer that brings an end nearer wherever a conversation stands: every question is answered by its first option. */
export function answerOn(guide: Guide, position: Position): Sent {
  const { at } = position;
  switch (at.state) {
    case 'stopped':
    case 'paused':
      return { command: { name: 'carry-on' } };
    case 'ended':
      return {};
    case 'urgent':
      return { choices: [at.step === 'menu' ? 'something-else' : at.step === 'soft' ? 'no' : 'yes'] };
    case 'asking':
      return answerTo(() => 0, guide, position, at.spot.question);
  }
}

/** What two positions are compared by: where it stands, the way there, and what counts. */
export function standingAt(guide: Guide, position: Position) {
  const context = contextAt(position);
  return {
    at: position.at,
    conversation: context.conversation,
    standing: [...context.standing].sort(([one], [other]) => (one < other ? -1 : 1)),
    path: context.path,
    open: context.open,
    beyond: context.beyond,
    ending: context.ending,
    needs: countedNeeds(context, guide.compiled),
    offers: decided(context, guide.compiled),
  };
}
