/**
 * Made people over the pack that ships and a made region (relevance/*.csv): who must be shown, who must not, and who
 * comes first. The tables were written from the matching rules before the program was asked.
 */
import { expect, test } from '@jest/globals';
import { readContent } from '../../../adapters/content-files.js';
import { buildIndex } from '../../../dialogs/matching/index.js';
import { match } from '../../../dialogs/matching/match.js';
import { suggest, WIDER } from '../../../dialogs/matching/suggest.js';
import { people } from './relevance/people.js';
import { region } from './relevance/region.js';
import { shipped, today } from './services.js';

const national = shipped.filter(({ example }) => !example);
const index = buildIndex([...national, ...region]);

test('the table is of at least 120 different people, of every need, and of all that it names there is one', () => {
  const needs = readContent('content').needs.needs.map(({ id }) => id);
  const asked = new Set(people.map(({ person: { main } }) => main?.need));
  expect(needs.filter((need) => !asked.has(need))).toEqual([]);
  expect(new Set(people.map(({ person }) => JSON.stringify(person))).size).toBe(people.length);
  expect(people.length).toBeGreaterThanOrEqual(120);
  // Northern Ireland's postcodes are not among those that ship.
  expect(people.filter(({ placed }) => placed === 'unknown-code').map(({ where }) => where)).toEqual([
    'BT1 1',
  ]);
  const named = people.flatMap(({ first = [], shows, not, never }) => [
    ...first,
    ...shows.flat(),
    ...not,
    ...never,
  ]);
  expect(named.filter((id) => !index.byId.has(id))).toEqual([]);
});

test.each(people.map((row) => ({ ...row })))('$who', ({ person, first, shows, not, never, widened }) => {
  const found = suggest(person, index, today);
  const three = found.suggestions.map(({ service: { id } }) => id);
  const all = [{}, { wider: WIDER }].flatMap(({ wider }) => {
    const { access } = person.must ?? {};
    const must = { ...(access && { access }), ...(wider && { wider }) };
    return match({ ...person, must }, index, today).map(({ service: { id } }) => id);
  });
  const missing = shows.filter((some) => !some.some((id) => three.includes(id)));
  expect({
    three,
    missing,
    first: first === undefined || first.includes(three[0] ?? 'nothing') ? 'as it is owed' : first,
    unwanted: three.filter((id) => not.includes(id)),
    shut: [...three, ...all].filter((id) => never.includes(id)),
    widened: found.widened,
  }).toEqual({ three, missing: [], first: 'as it is owed', unwanted: [], shut: [], widened });
});
