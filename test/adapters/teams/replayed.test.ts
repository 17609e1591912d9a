/** The same request again: one effect, at the same moment, after a restart, before consent, and after all was erased. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { memoryStore } from '../../../adapters/stores/memory.js';
import { CouldNotSave, type Store } from '../../../adapters/stores/store.js';
import { memberOf, openTeams, type Member, type Teams } from './driver.js';
import { microsoft, type Microsoft } from './microsoft.js';

// Content is read slowly on a busy machine.
jest.setTimeout(180_000);

const TO_THE_MIDDLE: Record<string, string> = {
  privacy: 'agree',
  who: 'me',
  age: '18-64',
  'safe-now': 'safe',
};
const CRISIS = 'I want to kill myself tonight';

/** Everything that a member sends, as it went over the wire: to be sent once more, token and all. */
function recording(member: Member, of: Teams) {
  const sent: { activity: object; headers: { authorization: string } }[] = [];
  return {
    sent,
    async sends(more: object): Promise<void> {
      const one = {
        activity: member.activity(more),
        headers: { authorization: `Bearer ${await of.microsoft.token()}` },
      };
      sent.push(one);
      expect((await of.post(one.activity, one.headers)).status).toBe(200);
    },
  };
}

describe('after a restart', () => {
  let data: string;
  let theirs: Microsoft;
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'replayed-'));
    theirs = await microsoft();
  });
  afterAll(async () => {
    await theirs.close();
    rmSync(data, { recursive: true });
  });
  const start = () => openTeams({ data, microsoft: theirs, env: { MESSAGES_A_MINUTE: '0' } });

  test('what was said before anything may be kept, and what was erased, comes to nothing', async () => {
    const first = await start();
    const early = memberOf(first);
    const before = recording(early, first);
    const gone = memberOf(first);
    const erased = recording(gone, first);
    const danger = memberOf(first);
    const urgent = recording(danger, first);
    try {
      await before.sends({ type: 'installationUpdate', action: 'add' });
      await before.sends({ text: 'Start' });
      expect(early.asked()).toBe('privacy');
      await erased.sends({ text: 'Start' });
      for (let answer; (answer = TO_THE_MIDDLE[gone.asked() ?? '']) !== undefined;) {
        const open = gone.open();
        await erased.sends({ value: { ...open?.step, choice: answer }, replyToId: open?.id });
      }
      expect((await first.store.counts()).conversations).toBe(1);
      await erased.sends({ text: 'delete my answers' });
      const open = gone.open();
      await erased.sends({ text: 'yes', replyToId: open?.id });
      expect((await first.store.counts()).conversations).toBe(0);
      await urgent.sends({ text: CRISIS });
    } finally {
      await first.close();
    }
    const calls = theirs.calls.length;
    const again = await start();
    try {
      for (const { activity, headers } of [...before.sent, ...erased.sent])
        expect((await again.post(activity, headers)).status).toBe(200);
      expect(theirs.calls.slice(calls)).toEqual([]);
      expect((await again.store.counts()).conversations).toBe(0);
      // Who to call is rather shown twice than not at all.
      for (const { activity, headers } of urgent.sent) await again.post(activity, headers);
      expect(JSON.stringify(theirs.calls.slice(calls))).toContain('999');
      // And what is new is taken as ever.
      const same = memberOf(again, early.user);
      await same.says('Start');
      expect(same.asked()).toBe('privacy');
    } finally {
      await again.close();
    }
    const known = readFileSync(join(data, 'met'), 'utf8');
    for (const { activity } of [...before.sent, ...erased.sent]) {
      const { id, conversation } = activity as { id: string; conversation: { id: string } };
      expect(known).not.toContain(id);
      expect(known).not.toContain(conversation.id);
    }
  });
});

describe('in one process', () => {
  const inner = memoryStore();
  const does: Partial<Pick<Store, 'meet' | 'settle'>> = {};
  const store: Store = {
    ...inner,
    meet: (of) => (does.meet ?? inner.meet)(of),
    settle: (sum, as) => (does.settle ?? inner.settle)(sum, as),
  };
  let teams: Teams;
  beforeAll(async () => {
    teams = await openTeams({ store });
  });
  afterAll(() => teams.close());
  afterEach(() => {
    delete does.meet;
    delete does.settle;
  });

  test('many times at the same moment it is taken once', async () => {
    const member = memberOf(teams);
    await member.installs();
    member.fresh();
    const activity = member.activity({ text: 'Start' });
    const all = await Promise.all(Array.from({ length: 8 }, () => teams.post(activity)));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    expect(member.fresh().filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(member.asked()).toBe('privacy');
  });

  describe('where the program ended before it could say that it had answered', () => {
    beforeEach(() => {
      does.settle = () => Promise.resolve();
    });

    test('the same message changes nothing more, and the question is shown again', async () => {
      const member = memberOf(teams);
      await member.installs();
      await member.says('Start');
      for (let answer; (answer = TO_THE_MIDDLE[member.asked() ?? '']) !== undefined;)
        await member.chooses([answer]);
      const answers = member.activity({ value: { ...member.open()?.step, choice: 'few-minutes' } });
      await teams.post(answers);
      const asked = member.asked();
      const { kept } = await store.page(undefined, 10);
      expect(kept.length).toBeGreaterThan(0);
      member.fresh();
      expect((await teams.post(answers)).status).toBe(200);
      expect(member.fresh().filter(({ method }) => method === 'POST')).not.toEqual([]);
      expect(member.asked()).toBe(asked);
      const after = (await store.page(undefined, 10)).kept;
      expect(after.map(({ conversation }) => conversation.entries)).toEqual(
        kept.map(({ conversation }) => conversation.entries),
      );
    });

    test('Start begins no second conversation', async () => {
      const member = memberOf(teams);
      const starts = member.activity({ text: 'Start' });
      await teams.post(starts);
      const before = await store.findPerson(member.key());
      await teams.post(starts);
      expect((await store.findPerson(member.key()))?.addresses).toEqual(before?.addresses);
    });
  });

  test.each([
    ['says no', () => Promise.reject(new CouldNotSave({ practice: '', id: '' }, new Error('full')))],
    ['hangs', () => new Promise<never>(() => undefined)],
  ])('a store that %s to write it down loses nobody’s message', async (_what, meet) => {
    does.meet = meet;
    const member = memberOf(teams);
    await member.says('Start');
    expect(member.asked()).toBe('privacy');
    member.fresh();
    await member.says(CRISIS);
    expect(JSON.stringify(member.fresh())).toContain('999');
  });
});
