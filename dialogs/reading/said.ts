/** Words that people say in such talk, the commonest first, counted in the tune half of the corpora: data only. */

/** Of four letters and more; a word that may be one of several is most likely the one that comes first here. */
export const SAID: readonly string[] = `
  with that like have been when since they what want about from there this know back every just them down after then
  says need would time going night only again good years gone three feel never over last home because myself people
  work more school nothing left week here help could keep think house came before something four round where days took
  told till come through stop wife year being kids still went said some tell take right morning door lost used baby
  everything than stopped getting love next husband other room thing look sleep phone anything done first without long
  were things make doing half head well into much very under five life always food little same will goes coming
  daughter away find hands talk times hand tablets even sick mother once today whole sunday having gave your brother
  comes money hear nine sister please leave made flat gets friday hours dead moved looking family better started live
  nice shop weeks miss lovely walk fine floor lads full give heart tonight forty hard their blood found legs twice
  dinner water ever month should enough thought children name place ones saturday another read else open twenty drink
  both nights died eight monday hour wrong asked months second friends outside face eleven group mind doctor kitchen
  somewhere which english most behind front thursday really blue taken passed waiting kill making past cold girl wall
  while bank living thirty garden hospital class scared shut asking stand number send black church pain sleeping late
  play best care these turn arms nearly quiet nurse lift walking until eyes weekend hold eating learn knows finished
  stay each empty minutes council lose speak stairs proper thinking chest happy bottle club wish near stuff words ring
  mine hurt sorry talking many yesterday stone lunch meet sort park side start slept taking carer street warm running
  laugh window saying tuesday weight feeling shift folk bath dark takes thank changed grand letter bought call hundred
  seven wanted alone person course friend looks train chair road wake drinking matters properly turned already
  swallowed drive answer asleep change clean dementia milk rather show form putting feet mates mean tired evening
  seeing christmas mate nowhere tells woman boyfriend breakfast hair move online pills anywhere needs neighbours
  purpose inside father given free frightened office telly wedding bathroom between driving teacher boss stood those
  line remember sent skin kept table eaten hearing seen funny paid retired working coat grandson must watch worse
  great kind thanks washing himself lady others pension shed stuck summer tomorrow voices called means word write
  fridge lights town carry fifty light green voice grandchildren surgery thoughts child different fell post twelve
  allowed knife rent meant support country reading text bring locked village small card wheelchair asks kettle trouble
  wednesday book college minute bedroom football stroke breath crying june library coffee finish list believe broke
  slow breathe cousin farm hall hurts learning sorted winter young boys brought manage parents straight third walls
  bins moving band breathing understand felt rest able girls heating machine married sixty test losing none partner
  self worry might neighbour starts computer credit fella deaf pregnant upstairs cake drop instead miles station lips
  sure swimming case cook dentist fourteen looked part spring afternoon body letters pound trying gate holiday quite
  roof step though bread bridge drunk fifteen marks pictures tried game lonely march question shaking team army
  autistic birthday blind company death garage kicked throat fire laughing picked rain seventy stomach together walked
  wash works coach drank idea memory music packed point single worked happens normal notice wait wear dropped fill
  fingers knew smoking toast check electric mornings radio reason teeth paper pounds clothes curtains drawer exercise
  watching white accident awake bother burn burning funeral heavy killed landlord sofa writing beat bike count cutting
  either keys plan real telling easter grey knees neck quid short shower size ward weather wrote break centre cupboard
  daft insulin panic glass missed pass pick shoes toilet carers herself maths mouth social sold worst against bags
  cooker forget lock locks mostly prison safe worried cards court early papers power ringing attack everywhere killing
  settled student wages world betting ceiling homeless nineteen order afford bleeding brain freezing missing mums
  shopping sitting touch type bits bruises clear debt feed girlfriend health loads party police site stick terrified
  cross foot fresh gives message poor soup boat easy fish grandad news ninety proud sixteen spare term toddler using
  appointment calls closed hate rough teach corner giving grown licence overdose ready shot spent worth written born
  choir hang heard hide less rubbish decent hurting matter meeting murder nursery paracetamol stiff hostel noise puts
  sign advice biscuits booked chat doors fast glad joke loud peace welsh community hill problem whatever women address
  blade charity close plenty press quiz sense sugar allotment august benefits board names needed signed starving throw
  broken brothers ended fair granddaughter longer match roll steps chips film finger learned lived meter pressure
  secret shouts tablet uncle wardrobe high housing nephew nerves picking picture skip talks across books double eats
  heat language seat volunteer adhd boxes brilliant bringing ears eighty falling gambling honestly maybe patient rang
  seem solicitor tooth ashamed bairns calm colour drinks fight fixed knee meal overdosed quick screen sweating
  training along biscuit burnt clinic date disability ends glasses ground lets middle sending september sound worker
  boots burns buses explain hanging loan marriage ours questions speaking stab terrible trust typing wearing boiler
  damp forgot hits horse hungry later photos sleeves sometimes strip watched beans bills bingo cooking flatmate helps
  meals page parking penny places reach shops shoulder speaks twins weekends actually answers anxious autism control
  desk divorce edge fall fancy goodbye hardly jobs jump oven ribs caring clocks cream dancing deal holding lives
  messages stops whether allowance brown clock hides honest lately playing practice rings rugby smell struggling threw
  windows bench eighteen frame handed hotel leaving loft opened planning price sees service soul stressed strong
  supposed tight tongue touched useful alive changing foster holidays leaves lying mess operation paint showed sing
  smoke become cover downstairs evenings follow happened iron january join knuckles lass manager medicine mirror older
  pillow pulled shouting standing tree trip usual yard alright bill email fags faith filled keeping lessons mosque
  plate runs shuts staff vodka yellow anxiety birth buried caravan claim closing crossword disabled dogs dying hammer
  hole laughed mortgage passport shifts sight space split story such suicide answering appointments confidence cries
  falls forms hers played rope settle sleeps stars wage afraid aids attacks block bottom chip coats diabetic enjoy
  foil homework lorry numb numbers pull raised scratch taught whenever angry bone bored button cabinet complain diet
  extra flowers july level miserable neither niece october pack pair paying polish porridge robbed scars shelter
  swapped thirteen thousand toilets tools yourself belt butter cost driver forward happen hello hiding moon note
  patches phones photo poison singing ticket trees weed around badge carpet couple covid dress eggs families
  forgetting grandkids listening midnight savings snoring sounds stabbed suit swim video zero also auntie canal chapel
  cupboards dinners drugs fourth further held hitting listen load print push raped rash sharp suppose touches twenties
  universal wind agony appeal bear belly bowls busy chemo cleared dance dread easier estate fridays grass grew hospice
  leeds loose postman priest scream services share sleeve snow thick trans walks wine cash cuts fits gear growing
  insurance knocked mark nature pray quit reads shake shoot sleepy sober soon strangled tins alarm apple arthritis
  bang beats boxing chemist collapsed cope coughing diary doorway eldest exams fence finding gran knock knowing minus
  rats shame smells smile song spelling teaching tomatoes traffic turns argue bright building cancelled cricket cried
  decided faces favourite ghost headache hedge lighter noon payday petrol pleased promised screaming sends starting
  suicidal vicar weigh wood among april bairn camera cleaner clue counts dear exam helping indoors laid leaflet legal
  navy noticed programme routine spit spoon washed wrist abused bare bigger birds bulimia curry deserve fainted forces
  healthy hope lifts marry mental mondays nails nicely reckon shall shivering strangers thin tummy wanting woods
  benefit charge cigarettes classes degree depression drove groups holds internet jumped november painted pavement
  peas raining razor remote report sacked suits talked thighs towels trade trainers trousers upset account bedtime
  bones checks energy engine fallen fault feeding field followed forgotten fruit harm lifting likes meaning moment
  nursing ought periods plant poorly pram prefer promise sandwiches settee silly slipped sore stepdad stopping taste
  temper thursdays truth warehouse ways whoever wild apart badly boot bottles build bungalow choose drowning fear
  killer lane machines meetings plays queue reply skint soaked starved swallow switch taxi tickets trains treat tutor
  unless ball binge bleach coke drops exercises guess history landing loves mood needing opening packet perfect scales
  screams shotgun smart socks tent towel assessment asylum awful bacon bite bookies burned cameras chairs chap
  computers costs covers cracking devil filling hills knives literally mixed poisoned punched river save shout sink
  sits smashing taps teenager tube tuesdays believes bled bomb business chicken counting covered deliberately elephant
  ending ferry final floppy goal handle joking jumper letting lockdown london market methadone mile missus nappies
  plasters plates pumping rail sell shirt slaps snap speech stitches stupid sweat trolley university within arrears
  casino county dominoes fishing frightens lines lodger mistake painting pint project purple shooting spell stays
  tesco worn worrying bailiffs bangs below blades blanket bleed bothered chance coal counted crisps drama except
  excuse faint february fighting games halls harder hens hobby horses hung least notes otherwise parcel postcode
  powder roast saturdays seems shakes shelf simple sisters special state strength throws thumb tidy anorexia answered
  anyway babies calories chosen content daylight debts doctors dream drivers exactly furniture grape grow interview
  jumpers ladder laxatives meds museum offer oxygen pool porch pottery pride punch radiators ramadan ramp redundant
  rights rota rotten sandwich sixth status strange study sugars swap view visitors asthma bullied cancer canteen cats
  caught choking codeine compass degrees diagnosed failed fiver flask flats fuss handful inch kick laughs lemon lucky
  morphine mould muddled often packets patch path prescription punish ride slippers soft spot stress stronger tenancy
  tennis topping track treatment uniform visit weak whisky wonder apply beach beaten begin belong bets boiling bowl
  brambles carrying climbing contract couch crowd draw drew earn evicted finishes fortnight freeze freezer granny
  helped jail knitting letterbox mill pays piece platform plug present redundancy rice shocking smashed spend stabbing
  students sundays theatre transport turning website agency antidepressants attorney brew brings burst cardiff chewing
  chocolate controlling conversation copd cows crew culture depot dialysis dressing handbag harbour harming hips
  injected jokes laying lesson liked managing nerve orders pages picnic plot polite possible potato pudding quarter
  results sauce served sewing sharpener sheep spelt spice stock tears teatime threatens unit vomiting wheel woke
  wrists aches adopted batteries battery began begun bell bend bird bloke built cleaned clumsy code comfort concrete
  contact crowds curtain diagnosis difficult dropping envelope excluded flight following halfway hats heroin hidden
  interpreter jeans jockey jumping lamp laptop legion lent lungs marvellous mattress nappy newborn paperwork percent
  picks pies purse receptionist roses salt scooter shown sons stretch swansea swear trifle visitor wrecked above
  assembly bless boats buying cereal cheese closes controls dressed fade forever forgets gentle greggs homes leaf
  liver nicked orange passwords pasta payment record replaced respite sanctioned sausages session shape theirs thread
  torch useless wales wire wondering ambulance anniversary antifreeze bake barn bleeds bruise carried carrier chasing
  choice convinced crawling daughters disorder elastic episode gardening groomed guide gutted heater interviews kicks
  knit national needle offered panto pretending pretty prove psychosis raffle restaurant rolled sectioned sites slots
  snooker sooner spoken stayed staying steady sucking supervisor sweet tail travellers tribunal twin weird youngest
  adverts asda beds buckets bury chew circle confused copy counselling crushing deeper deleted delivery eighties
  emergency expecting flying forecast grounds guitar hell hoover itching land learnt massive menopause moves nervous
  ninth parish piano pigeons pill pints plaster popped pouring pressed pumped pyjamas race radiator rattling return
  scan season section selling sentence serious sherry skipping slice slowly sockets spain sudden sweets thinners tied
  tractor waking wasp winning abroad active airport attendance barbecue bees bereavement beside beyond blank brass
  catch cell cerebral certificate checked choked dads deep diabetes difference direct dizzy employed entitled finally
  grandmother habit lamb laws leek lined loaf lower mended nail natter officer outdoors overdraft packs palsy parked
  partly perth physio pretend railway reception refused relapsed repeat rescue rooms roulette sausage seventeen sheet
  sheets shook signal slaughtered smiling soil splitting spoke stage stairlift stammer tank teens tenner tiny turkey
  understands waste wears whistle whitby wool worries afternoons anorexic batters believed bites buttons buys calling
  city clammy cleaning cliff cough cushions discharged during earth epilepsy fasting filthy flinches heads heal healed
  label lawn licked loved machete mature mend milking nearest nose official packing pals peaceful pier pitch pocket
  poker queen reached rolls rules saved sets sharpening smothering spiders stairwell stands streets suitcase switched
  television texts throwing wagon wednesdays weedkiller wrappers absolutely access according arrived association
  autumn balance banging beam belfast blew blister cafe checking chef chess codamol corridor cottage customers darts
  depressed dishwasher dose drawn emptied experience farmer firm fitness gambled guns hopeless houses illness injury
  interest ironing itself jigsaw judge lifeboat litter loving mass meat mince misery nans needles ordinary parks pins
  pipe pockets pour printer regiment sang saving series showing soldiers sport squash stepfather sums sunset supper
  tested threatened uses vapes veterans vinegar volunteering waters wonderful accounts ages baking candle cans
  cardigan cars chucked clappers counsellor daddy daily england expect failure frozen inhaler inverness joiner juice
  ketchup king painkillers pakistan pipes pizza plants prom pulling pulls rule scaffold scotland shows slimming smoked
  spirits spots stung teenagers tops tram travel weights whose windowsill yeah afterwards ankle applications aunt
  bakery balcony batter boards boiled brakes breaking chainsaw chippy christening civvy coast coins complaints crash
  cubes department distance emails fiddle finds fitter foodbank frost gcse generations golf grateful grief harvest
  honesty hooked horrible huge indigestion italian kindness large levels link lots mask milkman mirrors motorbike
  multi netball newsreader nightmare nineties opens owed pads parenting partially payments perhaps picturing placement
  planned poisoning poland replies retirement robot rouse sale scene scheme scratchcards shared sighted stents sting
  storey survey swelling taped thriving toothache underneath urdu violent visa vomit welcome wifi wrapped zombie ache
  actors basically blacked blame blokes bloods boarding brick bristol brush bulb cakes calendar cigarette collect
  completely cups derby doubled drawers drives fetch flatmates flutter forced fork gang government gravy haircut
  hearts heaven heavily invisible landline lidl lino lump neglected odds onion patience pence perfectly pharmacist
  pinch racing refuse refusing regrets royal sand scissors sealed seizure serviced smash solid spread stare stories
  system tearing temple themselves tights undo wallpaper whispering wicked widow winters wipe advocate agree alcoholic
  barely basketball bitten british bull butcher canada candles castle cause champion chase cheers chuffed concert
  countryside cousins craft dearly decision deposit dreading ducks dumps dyslexic earthquake electrician eviction
  facebook flashing flooded fuel gaelic glasgow gorgeous grieving hamster handy happily hull important irish island
  jars jelly karaoke kerala kilos leccy limit local loss lottery macular mainly mentioned mice microwave mild mobility
  model mountain mystery nodding nosebleed notion nuts onto ordered pancake paths period pieces plasterer player
  plumber potatoes prices primary probably problems pupils quietly rains raising recipe recycling reservoir rung sake
  scouts shattered sickle skunk slapped smacked songs spin star store stranger strangle structure struggle sunny
  surely surfing swollen takeaways telephone texted tick timetable tiredness tune unfit usually vaping vascular vest
  volunteers voucher warning weep wide yoga yorkshire younger aching agent altogether argument aspirin ballet balloons
  baths battered blankets blazer blink bolt breaks bulimic cared certain climb controlled cracked creeping depends
  dreadful dribbling drown drum earlier embarrassed enjoyed evil festival finishing fists floorboards gcses gentleman
  greenhouse handfuls hiya hook insides intend knocks known landed lifted listened lithium lumps marrow medal mention
  midwife minister moor mouthful named nearer norwich opinion parent peanut pear planted pointing pots prayers
  probation proof pulse pushed pushes quicker raise receipt reckons recovered relief saves seconds seventies simply
  smaller sock spies straighten straw thumping tissues toes tour trained tray treated typed urges version waits
  warfarin wetting wound accommodation acid actual adults advert alcohol amazing apples apprentice apprenticeship
  beautiful bluebells bombed bonfire bucket budgie bypass camping ceilidh changes cheap childcare chimney claimed
  comedy consultant cornet correct courgettes crack crawl crime crochet crypto dealt delighted dishes doorstep drains
  drawing drying duvet dyslexia electricity endometriosis eritrea failing fare fatigue fermanagh fever filmed fist
  fizzy flights flood foreman forgive forklift friendly gamble gamblers grieve grip guilty gurdwara homesick hong
  housebound impossible improve interesting jean joints klarna knackered knocking knots kong labels leaks lean loans
  luck lupus marathon marines marked metal mint mist mourning mushrooms muslim napkin naughty normally nurses olds
  parcels pencil permanent plastic pleasure pork private probate punjabi puppy purging razors receipts replying rigs
  rose rows screamed sharpened sheltered signs silver skills skipped skull slashed slip sourdough squad stair stitch
  storm strictly sudan syndrome teaches temporary tenerife tenth theory thirsty thrown transfer trick true unplugged
  weighs worrier york aberdeen aloud apparently backside bells bladder buggy builder builders bump bunch calmer
  careful checkout chemistry clicked cooks crackers crisis crossed cuppa customer dare dates digging dirt disc duty
  easily elbow ewes explaining feart films fourteenth garlic grave instructions jobcentre joining kipping ladies lagos
  lambs lecture litre merchant moan mummy murdered obsessed ourselves owes pains passenger phoning plain plugs popping
  posted postie public puffed puffing punishment pushing quieter rate realised received refugee regret replace respect
  retail scares scarf scored security sergeant shaped shaving shifting sponge stealing strict taxis tissue tramadol
  valley visiting wherever wonders wrexham`
  .trim()
  .split(/\s+/);
