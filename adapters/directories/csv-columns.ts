/** The columns of our own spreadsheet, and how other people's columns are known for ours. */

/** Each column of ours: what it is for, and names that others give it. */
export const COLUMNS = {
  id: ['id', 'service id', 'ref', 'reference', 'unique id', 'identifier', 'external id'],
  name: [
    'name',
    'service name',
    'service',
    'group',
    'group name',
    'activity',
    'activity name',
    'title',
    'project',
    'name of group',
    'name of service',
    'service title',
    'club',
    'scheme',
  ],
  organisation: [
    'organisation',
    'organization',
    'provider',
    'organisation name',
    'organization name',
    'run by',
    'charity',
    'delivered by',
    'lead organisation',
  ],
  description: [
    'description',
    'about',
    'details',
    'summary',
    'what they do',
    'service description',
    'what',
    'what is it',
    'information',
    'what we do',
    'overview',
    'short description',
  ],
  needs: [
    'needs',
    'category',
    'categories',
    'type',
    'tags',
    'service type',
    'keywords',
    'theme',
    'topic',
    'topics',
    'support type',
    'taxonomy',
    'need',
  ],
  ages: ['ages', 'age', 'age range', 'age group', 'ages from to', 'who by age', 'age s'],
  minimum_age: ['minimum age', 'min age', 'age from', 'age min', 'lower age', 'from age', 'youngest'],
  maximum_age: ['maximum age', 'max age', 'age to', 'age max', 'upper age', 'to age', 'oldest'],
  eligibility: [
    'eligibility',
    'who for',
    'who is it for',
    'who can attend',
    'criteria',
    'eligibility criteria',
    'target group',
    'for whom',
    'audience',
    'who',
  ],
  cost: ['cost', 'price', 'fee', 'fees', 'charge', 'costs', 'cost per session', 'how much', 'charges'],
  days: [
    'days',
    'day',
    'day s',
    'when',
    'days and times',
    'day and time',
    'opening hours',
    'opening times',
    'schedule',
    'session times',
    'timetable',
  ],
  times: ['times', 'time', 'hours', 'time s', 'start and end', 'session time'],
  starts: ['starts', 'start time', 'start', 'opens', 'opens at', 'from time'],
  ends: ['ends', 'end time', 'finish', 'finish time', 'end', 'closes', 'closes at', 'to time'],
  frequency: ['frequency', 'how often', 'every', 'recurrence'],
  venue: ['venue', 'location', 'place', 'where', 'venue name', 'building', 'location name', 'meeting place'],
  address: [
    'address',
    'venue address',
    'street',
    'address 1',
    'full address',
    'street address',
    'address line 1',
    'location address',
  ],
  city: ['city', 'town', 'town city', 'locality'],
  postcode: ['postcode', 'post code', 'postal code', 'zip', 'venue postcode', 'pc'],
  latitude: ['latitude', 'lat', 'y'],
  longitude: ['longitude', 'long', 'lng', 'lon', 'x'],
  area: [
    'area',
    'area covered',
    'areas covered',
    'area served',
    'coverage',
    'catchment',
    'covers',
    'service area',
    'geographical area',
    'borough',
    'district',
  ],
  phone: [
    'phone',
    'telephone',
    'tel',
    'phone number',
    'contact number',
    'telephone number',
    'contact phone',
    'tel no',
    'mobile',
  ],
  email: ['email', 'e mail', 'email address', 'contact email', 'mail'],
  website: ['website', 'web', 'url', 'web address', 'link', 'website address', 'webpage', 'web site', 'site'],
  access: [
    'access',
    'accessibility',
    'accessible',
    'disabled access',
    'wheelchair access',
    'step free',
    'access information',
  ],
  format: [
    'format',
    'delivery',
    'how',
    'delivery method',
    'online or in person',
    'mode',
    'channel',
    'attendance',
  ],
  how_to_start: [
    'how to start',
    'how to join',
    'how to access',
    'how to refer',
    'referral process',
    'booking',
    'how to book',
    'referral',
    'referral route',
    'access route',
    'joining',
  ],
  waiting: ['waiting', 'waiting time', 'wait', 'waiting list', 'waiting times'],
  status: ['status', 'state', 'active', 'open', 'live', 'is active', 'current'],
  checked_on: [
    'checked on',
    'last checked',
    'last verified',
    'verified',
    'date checked',
    'reviewed',
    'last reviewed',
    'assured date',
    'date verified',
    'checked',
    'review date',
  ],
} as const;

export type Column = keyof typeof COLUMNS;

const tidy = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Their header to ours, each of ours once; what nobody knows is left out. */
export function guessed(headers: readonly string[]): Map<string, Column> {
  const found = new Map<string, Column>();
  const taken = new Set<Column>();
  const names = Object.entries(COLUMNS) as [Column, readonly string[]][];
  const take = (fits: (header: string, name: string) => boolean) => {
    for (const [column, known] of names)
      for (const name of taken.has(column) ? [] : known) {
        const header = headers.find((each) => !found.has(each) && fits(tidy(each), name));
        if (header === undefined) continue;
        found.set(header, column);
        taken.add(column);
        break;
      }
  };
  take((header, name) => header === name);
  // "Venue postcode (main site)" has the words of a column at its beginning or end.
  take((header, name) => name.length > 3 && (header.startsWith(`${name} `) || header.endsWith(` ${name}`)));
  return found;
}

export const isColumn = (name: string): name is Column => name in COLUMNS;
export const columnNames = Object.keys(COLUMNS) as readonly Column[];
