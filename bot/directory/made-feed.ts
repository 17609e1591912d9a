/** Makes a feed of made-up services across Great Britain, with the dirt of real ones; the same seed, the same feed. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Places } from '../../dialogs/matching/near.js';
import { seeded, type Random } from '../bench/random.js';

/** What a made-up service is called and about: name, term, description, youngest and oldest age. */
const KINDS: readonly [name: string, term: string, about: string, min?: number, max?: number][] = [
  [
    'Lunch Club',
    'Lunch clubs',
    'A weekly lunch club for older people. Come and meet new people over a hot meal.',
    55,
  ],
  ['Befriending Service', 'Befriending', 'Volunteers visit or ring people who are lonely or isolated.', 18],
  ['Walking Group', 'Walking', 'A gentle walking group. Beginners are welcome, and there is tea at the end.'],
  [
    'Debt Advice',
    'Debt and money advice',
    'Free and confidential debt advice. We help with bills, benefits and budgeting.',
    18,
  ],
  [
    'Community Choir',
    'Music and singing',
    'A choir for everyone who likes singing. No experience needed.',
    16,
  ],
  [
    'Carers Group',
    'Carers support',
    'A support group for unpaid carers, with time for a coffee and a chat.',
    18,
  ],
  ['Memory Cafe', 'Dementia support', 'For people with dementia and those who care for them.', 50],
  ['Toddler Group', 'Parent and toddler groups', 'Stay and play for toddlers and their parents.', 0, 5],
  ['Youth Club', 'Youth clubs', 'Games, music and trips for young people.', 11, 17],
  ['Food Bank', 'Food banks', 'Emergency food parcels for people in hardship.'],
  [
    'Bereavement Support',
    'Bereavement',
    'Support for people who have lost someone. One to one and in groups.',
    18,
  ],
  ['Garden Project', 'Gardening', 'A community garden where volunteers grow food together.', 16],
  ['Art Class', 'Arts and crafts', 'Painting and drawing in a small group.', 18],
  ['Housing Advice', 'Housing advice', 'Advice for tenants and people at risk of homelessness.', 16],
  ['Job Club', 'Employment support', 'Help with CV writing, interview skills and finding work.', 16],
  ['Digital Skills', 'Digital skills', 'Learn computer skills and get online. Bring your own tablet.', 18],
  ['Anxiety Group', 'Mental health', 'Peer support for people with anxiety or depression.', 18],
  [
    'Recovery Service',
    'Drug and alcohol support',
    'Help with alcohol or drugs. Self-referral is welcome.',
    18,
  ],
  ['Community Transport', 'Community transport', 'Door-to-door transport for people who cannot use buses.'],
  ['Autism Social Group', 'Autism', 'A relaxed group for autistic adults, with quiet times.', 18],
  ['Stroke Club', 'Stroke', 'Exercise and company after a stroke.', 18],
  ['Refugee Welcome', 'Refugees', 'Help and friendship for refugees and asylum seekers.'],
];
const PLACES = [
  'Village Hall',
  'Community Centre',
  "St Mary's Church",
  'Library',
  'Leisure Centre',
  'Methodist Church Hall',
];
const BYDAY = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'TU,TH', 'MO,WE,FR'];

export type Made = { file: string; count: number; seed: number; places: Places };

/** Writes Open Referral UK 3.0 as one page of JSON. */
export async function makeFeed({ file, count, seed, places }: Made): Promise<void> {
  const random = seeded(seed);
  const sectors = [...places.sectors];
  const out = createWriteStream(file);
  out.write(
    `{"total_items":${count},"total_pages":1,"page_number":1,"size":${count},"first_page":true,"last_page":true,"empty":false,"contents":[`,
  );
  for (let n = 0; n < count; n++) {
    const text = `${n === 0 ? '' : ','}\n${JSON.stringify(madeService(n, random, sectors))}`;
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end(']}\n');
  await finished(out);
}

function madeService(n: number, random: Random, sectors: readonly [string, { lat: number; long: number }][]) {
  const one = (share: number) => random.below(1000) < share * 1000;
  const [kind, term, about, min, max] = random.from(KINDS);
  const [sector, at] = random.from(sectors);
  const id = `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
  const near = (value: number) => Math.round((value + (random.below(1000) - 500) / 50_000) * 1e5) / 1e5;
  const dirt = random.below(100);
  const coordinates =
    dirt < 2
      ? { latitude: 100, longitude: 101 }
      : dirt < 4
        ? { latitude: near(at.long), longitude: near(at.lat) }
        : dirt < 7
          ? { latitude: 0, longitude: 0 }
          : dirt < 10
            ? { latitude: 51.5074, longitude: -0.1278 }
            : { latitude: near(at.lat), longitude: near(at.long) };
  const postcode = `${sector}${random.from([...'ABDEFGHJLNPQRSTUWXYZ'])}${random.from([...'ABDEFGHJLNPQRSTUWXYZ'])}`;
  const remote = one(0.04);
  return {
    id,
    name: one(0.001) ? '' : `${sector} ${kind}${one(0.02) ? ' (CLOSED)' : ''}`,
    description: one(0.4)
      ? `<p>${about}</p><ul><li>Tea &amp; coffee</li><li>Friendly volunteers</li></ul>`
      : one(0.05)
        ? ''
        : about,
    url: one(0.3) ? '' : one(0.1) ? 'www.example.org' : 'https://example.org/service',
    email: one(0.4) ? '' : one(0.05) ? 'not an address' : 'hello@example.org',
    status: one(0.05) ? random.from(['inactive', 'defunct', 'temporarily closed']) : one(0.1) ? '' : 'active',
    fees: one(0.3) ? random.from(['Free', '£3 per session', 'Contact us', 'Free of charge', '']) : null,
    minimum_age: min ?? null,
    maximum_age: max ?? (one(0.1) ? 120 : null),
    assured_date: one(0.3)
      ? ''
      : `202${random.from([4, 5, 6, 6, 6])}-0${1 + random.below(9)}-1${random.below(9)}`,
    assurer_email: '',
    alert: '',
    last_modified: '2026-10-01T09:00:00.000Z',
    organization: {
      id: `org-${n % 5000}`,
      name: `${sector.split(' ')[0]} ${random.from(['Community Trust', 'Voluntary Action', 'Council', 'Age Concern'])}`,
      description: 'A local charity.',
      website: '',
      uri: '',
    },
    schedules: one(0.7)
      ? [
          {
            id: `s${n}`,
            freq: 'WEEKLY',
            interval: 1,
            byday: random.from(BYDAY),
            opens_at: random.from(['10:00:00', '09:30', '18:30:00', '13:00Z']),
            closes_at: random.from(['12:00:00', '20:30:00', '15:00Z']),
            description: '',
          },
        ]
      : [],
    service_areas: one(0.15) ? [{ id: `a${n}`, name: sector.split(' ')[0], extent: '', uri: '' }] : [],
    service_at_locations: remote
      ? [{ id: `l${n}`, location: { id: `loc${n}`, location_type: 'virtual', name: 'Online' } }]
      : [
          {
            id: `l${n}`,
            location: {
              id: `loc${n}`,
              location_type: 'physical',
              name: random.from(PLACES),
              ...coordinates,
              addresses: [
                {
                  id: `ad${n}`,
                  address_1: '1 High Street',
                  city: '',
                  state_province: '',
                  postal_code: one(0.03)
                    ? ''
                    : one(0.05)
                      ? postcode.toLowerCase().replace(' ', '')
                      : postcode,
                  country: 'GB',
                  address_type: 'physical',
                },
              ],
              accessibility: one(0.4)
                ? [
                    {
                      id: `ac${n}`,
                      description: random.from([
                        'Wheelchair access',
                        'No step-free access',
                        'Ramp and accessible toilet',
                        'Hearing loop',
                      ]),
                    },
                  ]
                : [],
            },
          },
        ],
    cost_options: one(0.6)
      ? [{ id: `c${n}`, option: '', amount: random.from([0, 0, 0, 2, 3.5, 5, 12]), amount_description: '' }]
      : [],
    contacts: [{ id: `k${n}`, name: '', title: '' }],
    attributes: (one(0.02)
      ? KINDS.map((each) => each[1])
      : one(0.85)
        ? [term, ...(one(0.2) ? [random.from(KINDS)[1]] : [])]
        : ['Miscellaneous']
    ).map((name, m) => ({
      id: `t${n}-${m}`,
      taxonomy_term: { id: `term-${name}`, name, description: '', term_uri: '', taxonomy: 'made-up' },
    })),
    languages: [{ id: `la${n}` }],
    funding: [],
  };
}
