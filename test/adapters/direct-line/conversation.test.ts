/** A whole conversation by plain Direct Line: every answer as a client would send it, and nothing lost or doubled. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { memoryStore } from '../../../adapters/stores/memory.js';
import { answerTo, askedIn, kindsIn, openLine, type Activity, type Line } from './line.js';

let line: Line;
beforeAll(async () => {
  line = await openLine({ store: memoryStore() });
});
afterAll(() => line.close());

const idsIn = (activities: readonly Activity[]) => activities.map(({ id }) => id);

/** Answers until there is a plan that is agreed; returns everything that was heard on the way. */
async function toThePlan(person: Awaited<ReturnType<Line['begin']>>): Promise<Activity[]> {
  const heard = await person.hears();
  for (let turn = 0; turn < 60; turn++) {
    const question = askedIn(heard);
    if (question === undefined || kindsIn(heard).includes('end')) break;
    const answer = answerTo(question);
    const sent = 'text' in answer ? await person.says(answer.text) : await person.presses(answer.value);
    expect(sent.status).toBe(200);
    heard.push(...(await person.hears()));
  }
  return heard;
}

test('somebody who presses the first thing there is comes to a plan', async () => {
  const person = await line.begin();
  const heard = await toThePlan(person);
  expect(kindsIn(heard)).toEqual(expect.arrayContaining(['service', 'plan', 'end']));
  expect(idsIn(await person.all())).toEqual(idsIn(heard));
  expect(idsIn(heard)).toEqual([...new Set(idsIn(heard))].sort());
});
