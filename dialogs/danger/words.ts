/** Small English words: how they are shortened, and the ones that turn a sentence to "not", "then" or "somebody else". */

const NEGATED = 'do did does is was are were have has had would could should ca wo must need'.split(' ');
const LONG_FORMS: Record<string, string> = {
  "i'm": 'i am',
  im: 'i am',
  "i've": 'i have',
  ive: 'i have',
  "i'd": 'i would',
  "i'll": 'i will',
  "he's": 'he is',
  hes: 'he is',
  "she's": 'she is',
  shes: 'she is',
  "he'll": 'he will',
  "she'll": 'she will',
  "he'd": 'he would',
  "she'd": 'she would',
  "they're": 'they are',
  theyre: 'they are',
  "they've": 'they have',
  "it's": 'it is',
  "that's": 'that is',
  thats: 'that is',
  "there's": 'there is',
  theres: 'there is',
  "what's": 'what is',
  whats: 'what is',
  "life's": 'life is',
  cannot: 'can not',
  "can't": 'can not',
  cant: 'can not',
  "won't": 'will not',
  wont: 'will not',
  "ain't": 'am not',
  aint: 'am not',
  dunno: 'do not know',
  anymore: 'any more',
  anyone: 'any one',
  noone: 'no one',
  nobody: 'no one',
  wanna: 'want to',
  wana: 'want to',
  gonna: 'going to',
  gunna: 'going to',
  gona: 'going to',
  tryna: 'trying to',
  u: 'you',
  r: 'are',
  n: 'and',
  '2': 'to',
  tonite: 'tonight',
  // He, she and they take an "s" that I do not: one form serves both.
  wants: 'want',
  feels: 'feel',
  keeps: 'keep',
  makes: 'make',
  hears: 'hear',
  thinks: 'think',
  starves: 'starve',
  has: 'have',
  does: 'do',
};
for (const verb of NEGATED) {
  const whole =
    verb === 'ca' ? 'can' : verb === 'wo' ? 'will' : verb === 'has' ? 'have' : verb === 'does' ? 'do' : verb;
  LONG_FORMS[`${verb}n't`] = LONG_FORMS[`${verb}nt`] = `${whole} not`;
}
const LONG = new Map(Object.entries(LONG_FORMS).map(([short, long]) => [short, long.split(' ')]));

/** The word as it is compared: shortened forms written out. */
export function writtenOut(word: string): readonly string[] {
  return LONG.get(word) ?? LONG.get(word.replaceAll("'", '')) ?? [word.replaceAll("'", '')];
}
export const shortForms: readonly string[] = [...LONG.keys()];

const set = (words: string) => new Set(words.split(' '));

/** Words that only add force: dropped on both sides, so "really want to fucking die" is "want to die". */
export const FORCE = set(
  'really just so very fucking fuckin fkn effing bloody actually literally honestly totally seriously proper properly please pls plz kinda sorta basically truly genuinely',
);

export const NOT = set('not never no without nor');
/** Between "not" and the words of danger only these may stand; anything else and the danger keeps its level. */
export const LINKS = set(
  'i am is was be been being a the any have had having ever feel felt feeling feelings think thinking thought thoughts of about to going want wanted wanting wish do did would will could gone been actively planning plan plans tried trying attempted attempt like that much in',
);

export const I = set('i me we myself');
export const OTHERS = set(
  'he she they him her them son daughter mum mam mom mummy dad daddy mother father brother sister husband wife partner friend mate boyfriend girlfriend bf gf nan nana gran grandma grandad grandpa uncle auntie aunt cousin niece nephew neighbour neighbor child kid boy girl lad lass teenager client patient pupil colleague someone somebody ex',
);
/** Between somebody else and the words of danger, as LINKS for "not". */
export const OTHER_LINKS = set(
  'is are was have had been being feel felt feeling say says saying said talk talks talking talked about of to want wanted keep going might may could would will threatened threatens that think thinking who very the a often always sometimes got gets getting thoughts hear hearing',
);

const phrases = (list: string) => list.split(', ').map((phrase) => phrase.split(' '));

/** Long enough ago that the question is "is it still so?". Yesterday is not: the danger may still be running. */
export const LONG_AGO = phrases(
  'last year, years ago, year ago, months ago, in the past, long time ago, long ago, when i was, used to, back then, back when, as a child, as a kid, as a teenager, as a teen, in my teens, in my twenties, in my childhood, history of, previously',
);
/** Brings it back to today. */
export const STILL = phrases(
  'still, again, since, every day, most days, all the time, this week, lately, recently, me too, so do i, so am i, keep, can not stop',
);
export const NOW = phrases(
  'now, tonight, today, right away, about to, this minute, this morning, this evening',
);
/** "I am better now" is not "now". */
export const WELL_NOW = phrases(
  'better now, ok now, okay now, fine now, safe now, good now, well now, fine today, better today, in the past now, not now, until now, till now, happy now',
);
/** Right before the words of danger they mean "soon", whoever it is. */
export const SOON = phrases('going to, about to, trying to, will');
