/** What a clinician learned by ringing stands in the fields that the next person is shown, and is written once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { keepLearned } from '../../../adapters/directories/kept/learned.js';
import { overlaid, overlayOf } from '../../../adapters/directories/kept/overlay.js';
import {
  refusalsOf,
  reportSaidNo,
  reportsOf,
  reportWrong,
} from '../../../adapters/directories/kept/reports.js';
import type { Learned } from '../../../dialogs/effects.js';
import { Service } from '../../../dialogs/matching/service.js';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'learned-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const AT = '2026-11-22T10:00:00.000Z';
const LATER = '2026-12-01T10:00:00.000Z';
const OTS = 'Occupational therapist, Example Practice';
const told = (said: Learned['said'], own: Partial<Learned> = {}) =>
  keepLearned(data, { kind: 'learned', at: AT, service: 'choir', who: OTS, said, ...own });
const words = (of: Learned['said'][number]['of'], typed: string) => ({ of, value: [], words: typed });
const added = async () => (await overlayOf(data, 'choir')).added;

test('every answer fills its field, with who, and that day as the day it was checked', async () => {
  await told([
    words('start', 'Come to the side door'),
    words('asks', 'What is your name; do you sing '),
    words('meets', 'A volunteer shows people round'),
    words('cost', '£4, first session free'),
    words('quiet', 'Thursdays'),
    { of: 'someone', value: ['someone-yes'] },
    words('support', 'A seat by the door'),
    { of: 'risk', value: ['risk-needed'] },
    words('waiting', 'Two weeks'),
  ]);
  expect(await added()).toEqual({
    how_to_start: 'Come to the side door',
    what_they_ask: ['What is your name', 'do you sing'],
    what_happens_first: 'A volunteer shows people round',
    cost: { pounds: 4, first_free: true },
    quiet_times: true,
    quiet_when: 'Thursdays',
    can_bring_someone: true,
    support_given: 'A seat by the door',
    risk_check: true,
    waiting: 'Two weeks',
    checked_on: '2026-11-22',
    checked_by: OTS,
  });
  const { by } = await overlayOf(data, 'choir');
  expect(by['cost']).toEqual({ who: OTS, at: AT });
});

test('a service of a feed is laid over with it, and knows where each field is from', async () => {
  await told([words('quiet', 'Thursdays')]);
  const service = Service.parse({
    id: 'choir',
    name: 'Choir',
    summary: 'Singing.',
    needs: { making: 3 },
    channels: ['in-person'],
    how_to_start: 'Ring them.',
  });
  expect(overlaid(service, await overlayOf(data, 'choir'))).toMatchObject({
    quiet_when: 'Thursdays',
    how_to_start: 'Ring them.',
    provenance: { quiet_when: `added by ${OTS}` },
  });
});

describe('a cost', () => {
  test.each([
    ['0', { pounds: 0, first_free: false }],
    ['4.50', { pounds: 4.5, first_free: false }],
    ['It is free', { pounds: 0, first_free: false }],
  ])('of %s is told as one', async (typed, cost) => {
    await told([words('cost', typed)]);
    expect((await added()).cost).toEqual(cost);
  });

  test('without a figure is never made one up: colleagues read it as a tip, once', async () => {
    for (let time = 0; time < 2; time++) await told([words('cost', 'Whatever people can spare')]);
    expect([(await added()).cost, (await added()).tips]).toEqual([
      undefined,
      ['Cost: Whatever people can spare'],
    ]);
  });
});

test('no quiet times is a fact, not a time', async () => {
  await told([words('quiet', 'None.')]);
  expect(await added()).toMatchObject({ quiet_times: false });
  expect(Object.keys(await added())).not.toContain('quiet_when');
});

describe('what is known already', () => {
  test('written twice it is the same as once, and what was learned since stays', async () => {
    await told([words('start', 'Ring the bell')], { at: LATER });
    await told([words('start', 'Come to the side door')]);
    expect((await added()).how_to_start).toBe('Ring the bell');
  });

  test('what is taken back goes, and what somebody else wrote stays', async () => {
    await told([words('start', 'Ring the bell'), words('waiting', 'None')]);
    await told([words('waiting', 'Two weeks')], { at: LATER, who: 'Ash, link worker' });
    await told(
      [
        { of: 'start', value: [] },
        { of: 'waiting', value: [] },
      ],
      { at: LATER },
    );
    expect(Object.keys(await added())).not.toContain('how_to_start');
    expect((await added()).waiting).toBe('Two weeks');
  });
});

test('who was told no is counted apart from what is wrong, and once for each time', async () => {
  await reportWrong(data, 'choir', AT);
  await reportSaidNo(data, 'choir', AT);
  await reportSaidNo(data, 'choir', AT);
  await reportSaidNo(data, 'choir', LATER);
  expect([await reportsOf(data, 'choir'), await refusalsOf(data, 'choir')]).toEqual([[AT], [AT, LATER]]);
});
