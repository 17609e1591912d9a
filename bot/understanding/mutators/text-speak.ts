/** The way people shorten on a phone: "u r", "2nite", no apostrophes, no capitals, a dropped g. */
import { mapWords, type Mutator } from './mutator.js';

const SHORT: ReadonlyMap<string, string> = new Map(
  `you=u your=ur you're=ur are=r to=2 too=2 for=4 because=cos please=pls tonight=2nite today=2day tomorrow=2moro
  before=b4 people=ppl with=wiv what=wot though=tho through=thru really=rly never=nvr thanks=thx have=hav just=jst
  someone=some1 anyone=any1 everyone=every1 great=gr8 mate=m8 late=l8 wait=w8 hate=h8 week=wk weeks=wks
  year=yr years=yrs weekend=wkend be=b see=c love=luv night=nite right=rite about=bout doctor=dr minutes=mins
  know=kno think=fink thing=fing text=txt message=msg and=n something=smth probably=prob family=fam would=wud
  could=cud should=shud good=gd back=bk okay=ok phone=fone enough=enuf everything=evrythin nothing=nuthin`
    .split(/\s+/)
    .map((pair): [string, string] => {
      const [long = '', short = ''] = pair.split('=');
      return [long, short];
    }),
);

/** Two words that became one. */
const TOGETHER: readonly [said: RegExp, short: string][] = [
  [/\bgoing to\b/g, 'gonna'],
  [/\bwant to\b/g, 'wanna'],
  [/\bgot to\b/g, 'gotta'],
  [/\bdon't know\b/g, 'dunno'],
  [/\bto be honest\b/g, 'tbh'],
  [/\bright now\b/g, 'rn'],
];

export const textSpeak: Mutator = {
  name: 'text-speak',
  does: 'u, r, 2, 4, cos, pls, 2nite, gonna and the like; no apostrophes, no capitals, a dropped g',
  of: 'everything',
  mutate: (text) => {
    const small = text.toLowerCase().replaceAll('’', "'");
    const together = TOGETHER.reduce((whole, [said, short]) => whole.replace(said, short), small);
    return [mapWords(together, (word) => (SHORT.get(word) ?? withoutG(word)).replaceAll("'", ''))];
  },
};

/** "nothing" and "sleeping", not "ring". */
const withoutG = (word: string) =>
  word.endsWith('ing') && /[aeiouy]/.test(word.slice(0, -3)) ? word.slice(0, -1) : word;
