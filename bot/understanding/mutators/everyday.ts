/** Words too common to tell anything: which word of a sentence is the telling one is guessed without them. */
export const EVERYDAY: ReadonlySet<string> = new Set(
  `a about after again all always am an and another any anyone anything are around as at away back be because been
  before being but by came can cannot come could day days did didn't do does doesn't doing don't done down each
  even ever every everyone everything few first for from get gets getting go goes going gone got had has have
  haven't having he her here him his how i i'd i'll i'm i've if in into is isn't it it's its just keep keeps know
  last like little long look lot made make makes many me might more most mr mrs much must my myself never next no
  nobody none not nothing now of off often old on once one only or other our out over own people please put quite
  really right said same saw say says see she should since so some somebody someone something sometimes somewhere
  soon still such take takes tell than that that's the their them then there they they're thing things think this
  those though through time times to today together told tonight too took two under until up us use used usually
  very want wanted wants was wasn't way we week weeks well went were what when where which while who whole why will
  with without won't would wouldn't year years yes yesterday yet you your`.split(/\s+/),
);
