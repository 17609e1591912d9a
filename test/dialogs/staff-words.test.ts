/** What staff are sent says what is asked and nothing more: no kind of danger, no rule, no answer, no word of the person's. */
import { describe, expect, test } from '@jest/globals';
import { Kind } from '../../dialogs/danger/alarms.js';
import { wordsIn } from '../../dialogs/translated.js';
import { Effect, type ForStaff } from '../../dialogs/effects.js';
import type { Heard } from '../../dialogs/heard.js';
import { staffMessage } from '../../dialogs/staff-words.js';
import { takeTurn, type Turn } from '../../dialogs/turn.js';
import { counterClock, guideWithAlerts, indexOfContent, newConversation } from '../guide.js';

const guide = guideWithAlerts('policy');
const START = [['start'], ['agree'], ['me'], ['18-64'], ['safe'], ['few-minutes']].map((choices) => ({
  choices,
}));

/** The turns of somebody who says these things after agreeing. */
function turns(...said: Omit<Heard, 'at'>[]): Turn[] {
  const clock = counterClock();
  let conversation = newConversation();
  return [...START, ...said].map((each) => {
    const turn = takeTurn(guide, indexOfContent(), conversation, { ...each, at: clock() });
    ({ conversation } = turn);
    return turn;
  });
}

const forStaff = (effect: Effect): effect is ForStaff =>
  effect.kind === 'alert' || effect.kind === 'call-back' || effect.kind === 'call-off';

/** Everything staff are sent, as one text. */
function sent(all: Turn[]): string[] {
  const last = all.at(-1)?.conversation ?? newConversation();
  return all
    .flatMap(({ effects }) => effects.filter(forStaff))
    .map((effect) =>
      JSON.stringify(
        staffMessage(guide, last, { effect, reference: 'ABC-DEF', isRepeat: true, isReminder: true }),
      ),
    );
}

const call = [
  { choices: ['ring'] },
  { text: 'Sam' },
  { text: '07700 900123' },
  { choices: ['soon'] },
  { choices: ['send'] },
];
const SAFE = { choices: ['yes'] };

/** Red words, each with what of them must never be told. */
const RED: [string, string[]][] = [
  ['I want to kill myself', ['kill', 'suicid']],
  ['my partner hits me', ['partner', 'hits', 'abuse']],
  ['I have taken an overdose', ['overdose', 'taken']],
];

describe('an alert and a call-back', () => {
  test.each(RED)('after "%s" do not say what it was', (words, parts) => {
    const all = turns({ text: words }, SAFE, ...call);
    const texts = sent(all);
    expect(all.flatMap(({ effects }) => effects.map(({ kind }) => kind))).toEqual(['alert', 'call-back']);
    const episode = all.at(-1)?.conversation.episodes[0];
    const kinds = Kind.options.filter((kind) => kind !== 'child' && kind !== 'medical' && kind !== 'tonight');
    const headings = Object.values(guide.alarms.cards).map(({ heading }) => wordsIn(heading, 'en'));
    for (const text of texts)
      for (const never of [
        ...parts,
        ...kinds,
        ...headings,
        words,
        episode?.rule ?? 'no rule',
        episode?.kind ?? 'no kind',
      ])
        expect(text.toLowerCase()).not.toContain(never.toLowerCase());
  });

  test('hold nothing else, by their very shape', () => {
    const effects = turns({ text: 'I want to kill myself' }, SAFE, ...call).flatMap((turn) => turn.effects);
    expect(effects.map((effect) => Object.keys(effect).sort())).toEqual([
      ['about', 'at', 'by', 'episode', 'kind'],
      ['at', 'by', 'kind', 'name', 'phone', 'typed', 'when'],
    ]);
    for (const effect of effects) expect(Effect.parse(effect)).toEqual(effect);
  });

  test('with a plan say what is in it only when that was agreed to', () => {
    const plan = [
      { text: 'my rose garden' },
      { choices: ['right'] },
      { choices: ['nothing-hard'] },
      { command: { name: 'skip' as const } },
      { choices: ['none-of-these'] },
      { choices: ['agree'] },
    ];
    const rung = (send: string) => [
      { command: { name: 'ring-me' as const } },
      ...call.slice(1, -1),
      { choices: [send] },
    ];
    const [withPlan] = sent(turns(...plan, ...rung('send-with-plan')).slice(-1));
    const [without] = sent(turns(...plan, ...rung('send')).slice(-1));
    expect(withPlan).toContain('my rose garden');
    expect(without).not.toContain('garden');
  });
});
