/** What somebody sends next: mostly an answer to what is asked, now and then a button. */
import type { Random } from '../bench/random.js';
import type { Screen } from './screen.js';

/** Answered so that a conversation gets somewhere. */
const ALWAYS: Record<string, string> = {
  hello: 'start',
  privacy: 'agree',
  'privacy-more': 'agree',
  who: 'me',
  age: '18-64',
  'safe-now': 'safe',
  pace: 'few-minutes',
};
const WORDS = ['a quiet cup of tea', 'seeing my sister', 'my garden in spring', 'singing in a choir'];
/** Words that mean danger: answered whether they could be saved or not, and staff are told. In a thousand that are typed. */
const DANGER = 'I want to kill myself';
const IN_DANGER = 150;
/** Wishes of a person, and how many in a thousand messages they are. */
const WISHES: [wish: string, often: number][] = [
  ['skip', 40],
  ['back', 40],
  ['again', 20],
  ['ring-me', 30],
  ['urgent', 5],
  ['pause', 10],
];

/** A form as the page sends it. `name` names the message; words that are typed have it in them. */
export function formFor(screen: Screen, random: Random, name: string, mayErase: boolean): string {
  const form = new URLSearchParams({ message: name });
  if (screen.question !== undefined) form.set('question', screen.question);
  if (screen.about !== undefined) form.set('about', screen.about);
  const wish = screen.ended ? afterEnd(random, mayErase) : wishOf(screen, random);
  if (wish !== undefined) form.set('do', wish);
  else answer(form, screen, random, name, mayErase);
  return form.toString();
}

const afterEnd = (random: Random, mayErase: boolean) =>
  mayErase && random.below(4) === 0 ? 'erase' : 'new-round';

function wishOf(screen: Screen, random: Random): string | undefined {
  if (screen.choices.length === 0 && screen.typed === undefined) return 'carry-on';
  if (screen.question !== undefined && screen.question in ALWAYS) return undefined;
  let roll = random.below(1000);
  return WISHES.find(([, often]) => (roll -= often) < 0)?.[0];
}

function answer(
  form: URLSearchParams,
  screen: Screen,
  random: Random,
  name: string,
  mayErase: boolean,
): void {
  const { question = '', choices, typed } = screen;
  const always = ALWAYS[question];
  if (always !== undefined && choices.includes(always)) return form.set('choice', always);
  if (typed === 'phone') return form.set('words', '01632 960555');
  if (typed === 'place') return form.set('words', random.from(['YO1 7HH', 'LS1 4AP', 'YO1']));
  if (typed === 'words' && (choices.length === 0 || random.below(4) === 0))
    return form.set('words', `${random.below(1000) < IN_DANGER ? DANGER : random.from(WORDS)} ${name}`);
  if (choices.includes('erase-now')) return form.set(screen.by, mayErase ? 'erase-now' : 'carry-on');
  if (choices.includes('ring-me') && random.below(3) > 0) return form.set(screen.by, 'ring-me');
  if (!screen.many) return form.set(screen.by, random.from(choices));
  for (const choice of random.shuffled(choices).slice(0, 1 + random.below(3))) form.append('choice', choice);
}
