/** Words whose forms do not look alike: "felt" is "feel", "children" is "child". */

/** The plain form first, then its other forms. Forms that are as often another word ("rose", "lay") are left out. */
const FORMS = `
  be am is are was were been being; have has had having; do does did done doing; can could; will would; shall should;
  go goes went gone going; feel felt; take took taken; lose lost; sleep slept; eat ate eaten; beat beaten;
  break broke broken; fall fell fallen; give gave given; leave left; keep kept; think thought; tell told; find found;
  get got gotten; say said; see saw seen; write wrote written; drink drank drunk; die died dies dying; buy bought;
  pay paid; sell sold; wake woke woken; choose chose chosen; hide hid hidden; steal stole stolen;
  lie lied lies lying; tie tied ties tying; stand stood; hear heard; know knew known; come came; become became;
  make made; run ran; begin began begun; bring brought; spend spent; hold held; speak spoke spoken;
  forget forgot forgotten; fight fought; throw threw thrown; bleed bled; shake shook shaken; burn burnt; meet met;
  mean meant; grow grew grown; drive drove driven; ride rode ridden; sing sang sung; swim swam swum; sit sat; shoot shot;
  send sent; lend lent; build built; catch caught; teach taught; learn learnt; seek sought; win won; feed fed; lead led;
  bite bit bitten; hang hung; dig dug; stick stuck; sting stung; strike struck stricken; swear swore sworn;
  tear tore torn; wear wore worn; freeze froze frozen; deal dealt; dream dreamt; draw drew drawn; blow blew blown;
  fly flew flown; show shown; spill spilt; smell smelt; spell spelt;
  spit spat; creep crept; weep wept; sweep swept; cling clung; understand understood; withdraw withdrew withdrawn;
  forgive forgave forgiven; awake awoke awoken; rise risen; arise arose arisen; sink sank sunk;
  shrink shrank shrunk; stink stank stunk; ring rang rung; spin spun; slide slid; light lit; fling flung; swing swung;
  weave wove woven; sew sewn; sow sown; bend bent; lean leant; leap leapt; kneel knelt; shine shone;
  undo undid undone; overcome overcame; overeat overate overeaten; outgrow outgrew outgrown; mistake mistook mistaken;
  child children; man men; woman women; person people; wife wives; knife knives; foot feet; tooth teeth;
  mouse mice; lonely lonelier loneliest;
  panic panicky panicked panicking panics; gas gassed gassing`;

const PLAIN: ReadonlyMap<string, string> = new Map(
  FORMS.split(';').flatMap((row) => {
    const [plain = '', ...others] = row.trim().split(/\s+/);
    return others.map((form): [string, string] => [form, plain]);
  }),
);

/** The plain form of an irregular one. */
export const plainForm = (word: string): string | undefined => PLAIN.get(word);

/** Every irregular form, with its plain one. */
export const irregularForms: Iterable<[form: string, plain: string]> = PLAIN;
