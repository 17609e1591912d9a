/** Words that tell no service from another: a search is by what else was said. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Small words, and words of asking and judging: nobody looks for a thing with them. */
export const SMALL = words(`
  a about actually after again all also always am an and another any anybody anyone anything anywhere are around
  as ask at available away be because been before being between but by can chance close could did do does doing
  done down each else ever every everyone fancy few find finding first for from get getting give go goes going got
  had happen happens has have having hear her here hers hey hi him his hmm how i id if ill im in instead
  interested into is ive just keen know known last later least less let like likely liked likes look looking lot
  made make making many may maybe me mean might mine moment more most much my myself near nearby nearer nearest
  nice next now of off oh ok okay on one ones only or other others our ours out over own perhaps please possible
  prefer pretty probably put quite rather really right same say see seem seems she he show similar so some
  somebody someone something sometimes somewhere soon sound sounds still such suggest suggestion sure take tell
  than thank thanks that the their them then there theres these they thing things think this those thought through
  to tonight try trying two under until up us use used very want wanted wants was way we well went were what
  whatever whats when where wheres which who whom whose why will wish with wonder wondering would yes yet you your
  yours blah dunno erm uh um no yeah yep oes yna unrhyw beth ble pryd pwy sut mae maer yn y yr ac neu o ar ei eu
  fi ni chi rhywbeth rhywle hoffwn eisiau dwi rwyn rwyf chwilio wybod diolch helo ie na da iawn back best better
  big bit come different easier enjoy example far good great kind list little love loved need needs runs sort
  sorts start started starts together tomorrow today type types area help helps people
`);

/**
 * Of where, when and whom, and what people ask about any place. Staff look for a "lunch club" with them; a person who was
 * shown a suggestion asks about that one with them, so they name nothing by themselves.
 */
export const OF_ANY_PLACE = words(`
  afternoon afternoons apart club clubs day days free fun group groups   join joining live local meet
  meeting meetings meets morning mornings name national new open opens options organisation organisations 
  person place places time times town uk week weekend weekends weekly weeks year years monday tuesday wednesday
  thursday friday saturday sunday evening evenings night nights cost costs price fee fees charge charges pay money
  pounds parking park toilet toilets bus buses car train lift stairs step steps ramp wheelchair access accessible
  address phone phones ring call calls email online number website form busy crowded quiet food tea coffee space
  waiting wait safe private support service services friend friends life activity activities class classes session
  sessions event events question questions answer grwp grwpiau arall lleol agos
`);
