/** Small English words that turn a sentence to "not" or to "somebody else". */

const set = (words: string) => new Set(words.trim().split(/\s+/));

export const NOT = set('not never no without nor');
/** Between "not" and the words of danger only these may stand; anything else and the danger keeps its level. */
export const LINKS = set(
  `i am is was be been being a the any have had having ever feel felt feeling feelings think thinking thought thoughts
  of about to going want wanted wanting wish do did does would will could gone been actively planning plan plans tried
  trying attempted attempt like that much in`,
);

export const I = set('i me we myself');
/** Who else may be meant. */
export const OTHERS = set(
  `he she they him her them son daughter mum mam mom mummy dad daddy mother father brother sister husband wife partner
  friend mate boyfriend girlfriend nan nana gran grandma grandad grandpa uncle auntie aunt cousin niece nephew
  neighbour neighbor child kid boy girl lad lass teenager client patient pupil colleague someone somebody ex
  grandson granddaughter stepson stepdaughter bestie flatmate housemate lodger student roommate teen hubby missus
  fella bloke guy man woman person tenant resident lady gentleman stepdad stepmum twin granny grandmother grandfather
  nanny coworker workmate pal fiance fiancee carer baby toddler`,
);
/** Between somebody else and the words of danger, as LINKS for "not". */
export const OTHER_LINKS = set(
  `is are was have had been being feel felt feeling say says saying said talk talks talking talked about of to want
  wanted keep going might may could would will threatened threatens that think thinking who very the a often always
  sometimes got gets getting thoughts hear hearing`,
);
/** Words that look before and after: between "my" and "son". */
export const OWNERS = set('my our his her their the a an this that your me one another some');
export const KINDS_OF = set(
  `best old older oldest younger youngest little big eldest middle close good dear late ex adult teenage step grown
  elderly poor only own first second new young twin baby work school uni next-door`,
);

/** What spelling may be mended to, besides the words of the patterns. */
export const GRAMMAR = [...NOT, ...LINKS, ...I, ...OTHERS, ...OTHER_LINKS];
