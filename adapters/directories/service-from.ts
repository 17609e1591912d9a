/** Makes one service of ours from one record of a feed, whichever version of Open Referral it follows. */
import type { Service } from '../../dialogs/matching/service.js';
import { recordIn, textIn, type Loose } from './loose.js';
import { agesAlone, agesInWords, agesOf } from './mending/ages.js';
import { areaOf, type Ground } from './mending/areas.js';
import { askedFor, capacityOf, languagesIn, supportIn } from './mending/extras.js';
import { tellEmpty } from './mending/empty.js';
import { namedOnly, onlyWhenSaid } from './mending/for-whom.js';
import { contactOf } from './mending/reached.js';
import { costInWords, costOf } from './mending/costs.js';
import { dateFrom } from './mending/dates.js';
import { placesOf } from './mending/doors.js';
import { termsOf, type NeedReader, type Term } from './mending/needs.js';
import { fewSentences, hasMarkup, plainText } from './mending/text.js';
import { schedulesOf, timesInWords } from './mending/times.js';
import { accessIn, easesIn } from './mending/words.js';
import { channelsOf, onlyFor, referralIn, saidAtLength, saidIn } from './mending/said.js';
import { eligibilityIn, howToStart, statusOf, whoAsksFirst } from './mending/starting.js';
import { nationally, reachOf } from './mending/reach.js';
import { givenId, madeId } from './naming.js';
import { teller, type Problem, type Tell } from './problems.js';
import { remembered } from './remembered.js';

/** What a feed is read with. `on` is today's ISO date. */
export type Reading = {
  feed: string;
  on: string;
  ground: Ground;
  needs: NeedReader;
  problem: (problem: Problem) => void;
};

/** The service, or undefined when it cannot be used: it has no name. `at` says where the record stands. */
export function serviceFrom(record: Loose, at: string, reading: Reading): Service | undefined {
  const given = givenId(record);
  const tell = teller(reading.problem, given ?? at, textIn(record, 'name'));
  const said = textIn(record, 'name', 'title', 'alternate_name');
  const name = plainText(said ?? '').slice(0, 160);
  if (name === '') {
    tell('name', 'refused', 'It has no name, so nobody can be sent there');
    return undefined;
  }
  if (said !== undefined && hasMarkup(said)) tell('name', 'mended', 'There was HTML in it', said);
  tellEmpty(record, tell);
  const description = plainText(describedBy(record, tell));
  const organisation = recordIn(record, 'organization');
  const run = plainText(textIn(organisation, 'name') ?? textIn(record, 'organisation') ?? '').slice(0, 160);
  const terms = termsOf(record);
  const eligible = textIn(record, 'eligibility_description') ?? '';
  const read = reading.needs.read(name, eligible === '' ? description : `${description} ${eligible}`, terms);
  if (read.from === 'nothing')
    tell('attributes', 'noted', 'No need was found for it: it is found by words only');
  const parts = [saidIn(name), saidAtLength(description)];

  const doors = placesOf(record, reading.ground.places, tell);
  const attending = doors.attending === '' ? parts : [...parts, saidIn(doors.attending)];
  const channels = channelsOf(attending, doors.locations.length > 0, doors.virtual);
  const stated = areaOf(record, reading.ground, tell);
  const local = reachOf(stated ?? nationally(parts, channels), doors, channels, tell);

  const own = agesOf(record, tell);
  const worded =
    own.min === undefined && own.max === undefined
      ? (agesInWords(name, description) ?? firstAges(record))
      : undefined;
  const paid = costOf(record, reading.on, tell);
  const cost = paid ?? (/\bfree\b/i.test(description) ? freeInWords(description) : undefined);
  const times = schedulesOf(record, reading.on, tell);
  const schedules = times.length > 0 ? times : timesInWords(description);
  const contact = contactOf(record, organisation, reading.feed, tell);
  const access = accessIn(doors.access);
  const alert = plainText(textIn(record, 'alert') ?? '').slice(0, 300);
  const checked = checkedOn(record, reading.on, tell);
  const waiting = plainText(textIn(record, 'wait_time', 'waiting_time') ?? '').slice(0, 120);
  const saidOnly = onlyFor(eligible === '' ? parts : [...parts, saidIn(eligible)]);
  const only = saidOnly ?? namedOnly(name);
  const languages = languagesIn(record);
  const support = supportIn(record, languages);
  const capacity = capacityOf(record, reading.on, tell);
  const tags = tagsFrom(terms, languages);
  const askFirst = whoAsksFirst(record, parts, name, only);

  // Field by field: spreading an empty object for each that is absent took longer than reading the words.
  const service: Service = {
    id: given === undefined ? '' : idFrom(given, reading.feed, tell),
    name,
    example: false,
    summary:
      description === '' ? (run === '' ? `${name}.` : `${name}, run by ${run}.`) : shortened(description),
    needs: read.needs,
    ages: worded ?? own,
    channels,
    locations: doors.locations,
    schedules,
    how_to_start: howToStart(record, contact),
    what_they_ask: askedFor(record),
    status: statusOf(record, name, alert, description, tell),
    from: { feed: reading.feed, id: given ?? '' },
  };
  Object.assign(service, local, easesIn(name, description), contact);
  const referral = referralIn(parts);
  if (run !== '') service.organisation = run;
  if (only !== undefined) service.only = only;
  const whenSaid = onlyWhenSaid(name);
  if (whenSaid !== undefined) service.only_when_said = whenSaid;
  if (askFirst !== undefined) service.ask_first = askFirst;
  if (cost !== undefined) service.cost = cost;
  if (access !== undefined) service.access = access;
  if (referral !== undefined) service.referral = referral;
  if (waiting !== '') service.waiting = waiting;
  if (languages.length > 0) service.languages = [...languages];
  if (support !== undefined) service.support_given = support;
  if (capacity !== undefined) service.capacity = capacity;
  if (tags.length > 0) service.tags = tags;
  if (alert !== '') service.alert = alert;
  if (checked !== undefined) service.checked_on = checked;
  const provenance: Record<string, string> = { needs: read.from };
  if (worded !== undefined) provenance.ages = 'words';
  if (paid === undefined && cost !== undefined) provenance.cost = 'words';
  if (times.length === 0 && schedules.length > 0) provenance.schedules = 'words';
  if (only !== saidOnly) provenance.only = 'name';
  if (whenSaid !== undefined) provenance.only_when_said = 'name';
  if (local.reach_guessed) provenance.reach_km = 'guess';
  service.provenance = provenance;
  if (given !== undefined) return service;
  service.id = madeId(service);
  service.from = { feed: reading.feed, id: service.id };
  return service;
}

const MOST_TAGS = 12;

/** Its terms, and the languages that make it another one than most. */
function tagsFrom(terms: readonly Term[], languages: readonly string[]): string[] {
  const tags: string[] = [];
  for (const language of languages) if (language !== 'English') tags.push(language);
  for (const { label } of terms)
    if (label !== undefined && tags.length < MOST_TAGS) tags.push(plainText(label).slice(0, 60));
  return tags;
}

const firstAges = (record: Loose) =>
  eligibilityIn(record)
    .map(agesAlone)
    .find((ages) => ages !== undefined);

function describedBy(record: Loose, tell: Tell): string {
  const text = textIn(record, 'description', 'short_description', 'summary') ?? '';
  if (text === '') tell('description', 'noted', 'It has no description');
  else if (hasMarkup(text)) tell('description', 'mended', 'There was HTML in it', text);
  return text;
}

/** A price anywhere in the words makes "free" a free something else. */
const freeInWords = remembered((description): Service['cost'] => {
  if (/£/.test(description)) return undefined;
  const sentence = description
    .split(/[.!?]/)
    .find((each) =>
      /\b(?:is|are|completely|totally|attend|join|charge|a) free\b|\bfree (?:of charge|to attend|to join|service|sessions?|group|class)\b/i.test(
        each,
      ),
    );
  if (
    sentence === undefined ||
    /\bfree (?:for|from|parking|up|time)|\b(?:parking|refreshments?|tea|lunch|first|taster)\b/i.test(sentence)
  )
    return undefined;
  return costInWords('free of charge');
});

const shortened = remembered((description) => fewSentences(description));

const SAFE = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,119}$/;

function idFrom(id: string, feed: string, tell: Tell): string {
  if (SAFE.test(id)) return id;
  const safe = id
    .replace(/[^A-Za-z0-9._~-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 100);
  tell('id', 'mended', 'It holds signs that no address can hold', id);
  return safe === '' ? `${feed}-${Buffer.from(id).toString('hex').slice(0, 40)}` : safe;
}

/** `last_modified` is any change, and no check. */
function checkedOn(record: Loose, on: string, tell: Tell): string | undefined {
  const given = textIn(record, 'assured_date');
  if (given === undefined) return undefined;
  const date = dateFrom(given);
  if (date === undefined) tell('assured_date', 'left-out', 'This is not a date', given);
  else if (date > on) tell('assured_date', 'left-out', 'This day is still to come', given);
  else return date;
  return undefined;
}
