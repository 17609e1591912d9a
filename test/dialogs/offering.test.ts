/** What people in the conversation get when nothing near keeps to all they asked for: one thing is let go of, and said. */
import { describe, expect, test } from '@jest/globals';
import { buildIndex } from '../../dialogs/matching/index.js';
import type { Service } from '../../dialogs/matching/service.js';
import type { Turn } from '../../dialogs/turn.js';
import { content, guideOfContent } from '../guide.js';
import { guideFrom } from '../../dialogs/guide.js';
import { hold, Transcript } from '../transcript-runner.js';
import { local, service } from './matching/services.js';

type Told = { place?: string; money?: string; need?: [group: string, need: string] };

/** The turn that shows the first suggestion, or that says there is none. */
function shown(
  services: Service[],
  { place, money, need = ['people', 'company'] }: Told = {},
  guide = guideOfContent(),
) {
  const turns: Turn[] = [];
  const transcript = Transcript.parse({
    title: 'made up',
    steps: [
      ...['start', 'agree', 'me', '18-64', 'safe', 'few-minutes'].map((choice) => ({ chooses: [choice] })),
      { presses: 'skip' },
      { chooses: [need[0]] },
      { chooses: [need[1]] },
      ...Array.from({ length: 3 }, () => ({ presses: 'skip' })),
      place === undefined ? { presses: 'skip' } : { says: place },
      { presses: 'skip' },
      money === undefined ? { presses: 'skip' } : { chooses: [money] },
      { chooses: ['no-support'] },
    ],
  });
  hold(guide, buildIndex(services), transcript, (turn) => void turns.push(turn));
  const last = turns.at(-1);
  return {
    offers: last?.conversation.offers.map((offer) => offer.service) ?? [],
    says: last?.replies.flatMap((reply) => (reply.kind === 'say' ? [reply.id] : [])) ?? [],
    filled: last?.replies.flatMap((reply) => (reply.kind === 'say' && reply.with ? [reply.with] : [])) ?? [],
    unmet: last?.unmet,
  };
}

const paid = { cost: { pounds: 5, first_free: false } };
const line = service('line', { needs: { company: 1 }, channels: ['phone'] });

describe('nothing near keeps to all they asked for', () => {
  test('what costs money is shown to who asked for free, and that is said', () => {
    const { offers, says, unmet } = shown([local('choir', 1, paid), line], {
      place: 'YO1 7',
      money: 'free-only',
    });
    expect([offers, says, unmet]).toEqual([['choir'], ['offer-first', 'offer-not-free'], undefined]);
  });

  test('while something near is free, nothing is let go of', () => {
    const free = local('walk', 2, { cost: { pounds: 0, first_free: false } });
    const { offers, says } = shown([local('choir', 1, paid), free], { place: 'YO1 7', money: 'free-only' });
    expect([offers, says]).toEqual([['walk'], ['offer-first']]);
  });

  test('a reach of ours goes further, and that is said', () => {
    const far = local('choir', 25, { reach_guessed: true });
    expect(shown([far, line], { place: 'YO1 7' })).toMatchObject({
      offers: ['choir'],
      says: ['offer-first', 'offer-further'],
    });
  });

  test('then comes help for the whole country; the need is counted with the outcode, and nobody', () => {
    expect(shown([line], { place: 'YO1 7' })).toMatchObject({
      offers: ['line'],
      says: ['offer-national', 'offer-first'],
      unmet: { need: 'company', area: 'YO1' },
    });
  });

  test('who did not say where they are went without nothing', () => {
    const { says, unmet } = shown([line]);
    expect([says, unmet]).toEqual([['offer-no-place', 'offer-first'], undefined]);
  });
});

describe('there is nothing at all', () => {
  test('the library and a link worker are named, and the need is counted', () => {
    expect(shown([], { place: 'YO1 7' })).toMatchObject({
      offers: [],
      says: expect.arrayContaining(['offer-none', 'turn-library', 'turn-link-worker']),
      unmet: { need: 'company', area: 'YO1' },
    });
  });

  test('families are told of the Local Offer', () => {
    const { says } = shown([], { place: 'YO1 7', need: ['family-caring', 'family'] });
    expect(says).toContain('turn-local-offer');
  });

  test('by name where somebody wrote the council down', () => {
    const web = 'https://www.example.gov.uk/offer';
    const council = {
      name: 'Example Council',
      outcodes: ['YO1'],
      local_offer: { web },
      hub: { name: 'Example Library', web },
    };
    const guide = guideFrom({ ...content(), councils: [council] });
    const { says, filled } = shown([], { place: 'YO1 7', need: ['family-caring', 'family'] }, guide);
    expect(says).toEqual(expect.arrayContaining(['turn-local-offer-at', 'turn-hub']));
    expect(filled).toEqual(
      expect.arrayContaining([
        { council: 'Example Council', address: web },
        { hub: 'Example Library', address: web },
      ]),
    );
    expect(shown([], { place: 'YO24', need: ['family-caring', 'family'] }, guide).says).toContain(
      'turn-library',
    );
  });
});

describe('ages that nobody checked', () => {
  test('come last, and are asked about first', () => {
    const old = service('old', {
      needs: { company: 3 },
      ages: { min: 75 },
      ages_unchecked: true,
      channels: ['phone'],
    });
    expect(shown([old, line]).offers).toEqual(['line']);
    expect(shown([old]).offers).toEqual(['old']);
  });
});

test('who did not say that they are one of them is not taken for one', () => {
  const some = service('some', { needs: { company: 3 }, only_when_said: ['refugee'], channels: ['phone'] });
  expect(shown([some, line]).offers).toEqual(['line']);
});
