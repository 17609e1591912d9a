/** Words that are in no list of English words and are no slip either: names, offices, medicines. */

const FIRST_NAMES = `
  aaron abdul abdullah abigail adam adrian agnes ahmed aidan aisha alan alastair albert alex alexander alexandra alfie
  alfred ali alice alison alistair amanda amber amelia amir amy andrea andrew andy angela angus anita ann anna anne
  annie anthony antonia archie arthur ashley audrey barbara barry beatrice becky ben benjamin bernard beryl beth betty
  beverley bill billy bob bobby brenda brian bridget bruce bryan callum cameron carl carla carol caroline carolyn
  catherine cathy cecil charles charlie charlotte cheryl chloe chris christian christina christine christopher ciaran
  claire clara clare clive colin connor connie craig cynthia daisy daniel danny darren dave david dawn dean debbie
  deborah declan deirdre denise dennis derek desmond diana diane dominic donald donna doreen doris dorothy douglas
  duncan dylan eddie edith edna edward edwin eileen elaine eleanor eliza elizabeth ella ellen ellie elsie emily emma
  eric erin ernest ethan ethel eva evan eve evelyn faith fatima fiona florence frances francis frank fred freda
  freddie frederick gareth gary gavin gemma geoff geoffrey george georgia georgina gerald gerard gillian gladys glenn
  glenys gordon grace graham grant greg gwen hamish hannah harold harriet harry harvey hassan hayley hazel heather
  heidi helen henry herbert hilary hilda holly howard hugh hugo ian ibrahim ida imogen irene iris isaac isabel isabella
  isla ivan ivy jack jackie jacob jacqueline jade jake james jamie jan jane janet janice jason jasmine jay jayden jean
  jeff jeffrey jennifer jenny jeremy jess jessica jill jim jimmy joan joanna joanne jodie joe joel john johnny jon
  jonathan jordan joseph josephine josh joshua joy joyce judith judy julia julian julie june karen kate kath katherine
  kathleen kathryn katie kayleigh keith kelly ken kenneth kerry kevin kieran kim kirsty kyle laura lauren lawrence leah
  lee len leo leon leonard leslie lewis liam lily linda lisa liz lizzie logan lorna lorraine louis louise lucas lucy
  luke lydia lynn lynne mabel maggie malcolm mandy marc marcus margaret maria marian marie marilyn marion marjorie
  mark martha martin mary matt matthew maureen maurice max maxine megan melanie melissa mia michael michelle mick mike
  mildred millie mohammed mohamed moira molly monica morag muhammad muriel nadia nancy naomi natalie natasha nathan neil
  nell nellie niamh nicholas nick nicky nicola nicole nigel noah noel nora norma norman norah oliver olive olivia
  oscar owen paige pam pamela pat patricia patrick paul paula pauline peggy penny percy peter phil philip phillip
  phoebe phyllis poppy priya rachel ralph raymond rebecca reg reginald rhys richard rita rob robert robin rod rodney
  roger ron ronald ronnie rory rosemary rosie ross roy ruby rupert russell ruth ryan sally sam samantha samuel sandra
  sara sarah scott sean sebastian shane shannon sharon shaun sheila shirley sid sidney simon siobhan sophia sophie
  spencer stan stanley stella stephanie stephen steve steven stewart stuart sue susan suzanne sylvia tanya ted terence
  teresa terry thelma theo theresa thomas tim timothy tina toby tom tommy tony tracey tracy trevor trish valerie
  vanessa vera verity veronica vic vicky victor victoria vince vincent viola violet vivian walter wayne wendy wilfred
  will william willie winifred winston yasmin yvonne zack zara zoe beccy bilal bertha donny erica farah gemma hattie hetty iqra
  jemma jools kenny kyra lottie maisie manjit marley nadine oonagh pippa raj riley sanjay tilly umar wilf yusuf`;

/** And words too new or too everyday for the list. */
const LETTERS = `
  nhs gp gps dwp pip esa jsa uc hmrc dvla bbc itv uk usa eu tv tvs dvd pc it sms gmail email emails facebook whatsapp
  instagram twitter tiktok youtube google netflix zoom tesco tescos asda aldi lidl morrisons sainsburys argos ikea
  ok okay lol lmao omg wtf btw fyi aka etc eg ie asap diy gcse gcses mot rspca rnli wi ptsd ocd adhd asd bpd copd ibs hiv
  cbt camhs cpn cmht rsi mri ect ssri hrt ivf ufc pdf wifi covid lgbt lgbtq mp mps pcn ymca crb dbs ni nmw usb ad pm am
  london manchester birmingham leeds liverpool sheffield bristol glasgow edinburgh cardiff belfast newcastle sunderland
  nottingham leicester coventry bradford hull derby plymouth southampton portsmouth brighton norwich swansea york oxford
  cambridge england scotland wales ireland britain europe spain france germany italy poland india pakistan bangladesh
  jamaica nigeria ghana somalia syria ukraine romania january february april june july august september october
  november december monday tuesday wednesday thursday friday saturday sunday christmas easter ramadan eid diwali`;

/** The medicines people name most. */
const MEDICINES = `
  amitriptyline amlodipine aspirin atorvastatin benzo benzos bisoprolol citalopram clozapine codeine diazepam duloxetine
  fluoxetine gabapentin ibuprofen insulin lansoprazole levothyroxine lithium lorazepam metformin methadone mirtazapine
  morphine naproxen olanzapine omeprazole oramorph paracetamol pregabalin propranolol prozac quetiapine ramipril
  risperidone salbutamol sertraline simvastatin statin statins tramadol valium venlafaxine ventolin warfarin zopiclone`;

export const NAMES: readonly string[] = `${FIRST_NAMES} ${LETTERS} ${MEDICINES}`.trim().split(/\s+/);
