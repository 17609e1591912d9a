/** How people shorten words on a phone, and how they say them in Scotland, Yorkshire or Newcastle: data only. */

/** `short=long`, parted by commas. "me" for "my" is not here: it is a word of its own too often. */
export const TEXT_SPEAK = `
  u=you, r=are, n=and, &=and, ur=your, 2=to, 4=for, b4=before, l8=late, l8r=later, m8=mate, gr8=great, h8=hate,
  w8=wait, str8=straight, 4eva=forever, 4ever=forever, 2day=today, 2nite=tonight, 2night=tonight, 2moro=tomorrow,
  2mrw=tomorrow, tmrw=tomorrow, tmr=tomorrow, tomoz=tomorrow, tomorow=tomorrow, nite=night, tonite=tonight,
  sum1=some one, some1=some one, any1=any one, ne1=any one, every1=every one, no1=no one, noones=no one,
  smth=something, sth=something, sumthin=something, somethin=something, sumfin=something, anythin=anything,
  nothin=nothing, nuffin=nothing, nuthin=nothing, nuffink=nothing, nothink=nothing, evrything=everything,
  gonna=going to, gunna=going to, gona=going to, gon=going to, wanna=want to, wana=want to, gotta=got to,
  hafta=have to, havta=have to, tryna=trying to, trynna=trying to, imma=i am going to, ima=i am going to,
  dunno=do not know, dno=do not know, donno=do not know, idk=i do not know, idc=i do not care,
  cba=can not be bothered, tbh=to be honest, rn=right now, ngl=not going to lie,
  iam=i am, teh=the, hte=the, thay=they, wen=when, sik=sick, lemme=let me, gimme=give me, outta=out of, lotta=lot of, alot=a lot, aswell=as well, incase=in case,
  atleast=at least, eachother=each other, infact=in fact, abit=a bit, upto=up to,
  cos=because, coz=because, cuz=because, cus=because, bcos=because, bcoz=because, becos=because, becoz=because,
  bc=because, bcuz=because, tho=though, altho=although, thru=through, pls=please, plz=please, thx=thanks,
  ppl=people, peeps=people, gf=girlfriend, bf=boyfriend, luv=love, wot=what, wat=what, wut=what, wots=what is,
  wats=what is, dat=that, dats=that is, dis=this, wiv=with, wif=with, wivout=without, yr=year, yrs=years,
  wk=week, wks=weeks, hrs=hours, mins=minutes, bday=birthday, appt=appointment, hosp=hospital,
  dr=doctor, docs=doctors, doc=doctor, fone=phone, ave=have, av=have, hav=have, shudnt=should not,
  shud=should, cud=could, wud=would, cudnt=could not, wudnt=would not, shoulda=should have, coulda=could have,
  woulda=would have, dnt=do not, cnt=can not, carnt=can not, dident=did not, dosent=do not, dosnt=do not,
  doesent=do not, wasent=was not, wernt=were not, havent=have not, havnt=have not, couldent=could not,
  wouldent=would not, shouldent=should not, isent=is not`;

/** Scots, Northern and London words that have one plain form everywhere. */
export const DIALECT = `
  nae=no, naw=no, aye=yes, didnae=did not, didna=did not, cannae=can not, canna=can not, dinnae=do not,
  dinna=do not, dunnae=do not, doesnae=do not, wasnae=was not, werenae=were not, isnae=is not, arenae=are not,
  havenae=have not, havnae=have not, huvnae=have not, hasnae=have not, hadnae=had not, wouldnae=would not,
  couldnae=could not, shouldnae=should not, willnae=will not, winnae=will not, naebody=no one, naeone=no one,
  summat=something, owt=anything, nowt=nothing, nought=nothing, wor=our, meself=myself,
  mesen=myself, mesel=myself, masel=myself, masell=myself, masen=myself, missen=myself, hisself=himself,
  hissen=himself, hersen=herself, theirselves=themselves, themself=themselves, ye=you, ya=you, yous=you, youse=you,
  yer=your, tae=to, wi=with, frae=from, oot=out, aboot=about, doon=down, hoose=house, hame=home,
  gan=going, gannin=going, gaun=going, gonnae=going to, yin=one`;
