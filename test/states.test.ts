/** The map of the client conversation, state by state: each is visited by at least one transcript, or it is named here. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { cardFor } from '../dialogs/danger/cards.js';
import { guideFor, guideOfContent, indexOfContent } from './guide.js';
import { hold, Transcript } from './transcript-runner.js';

const FOLDER = 'test/transcripts';

/**
 * What shows that a state of the map was visited: all of these were seen. `asked:` a question, `chose:` an answer to it,
 * `said:` words of their own to it, `ends:` an ending, `card:` an urgent card, `urgent:` a step of urgent help, `says:`
 * a sentence, `reply:` another kind of reply, `owes:` something for staff, `shares:` a consent, `nation:` where.
 */
const MAP: Record<string, string[]> = {
  // 4.3, client mode
  'C0 hello': ['asked:hello', 'chose:hello.start'],
  'C1 privacy': ['asked:privacy', 'chose:privacy.agree'],
  'C1b more': ['chose:privacy.more', 'asked:privacy-more', 'chose:privacy-more.agree'],
  'C1x no thanks': ['ends:no-thanks'],
  'C2 who': ['asked:who', 'chose:who.me'],
  'C2a age': ['asked:age', 'ends:under-13', 'ends:under-13-theirs'],
  'C3 safe now': ['asked:safe-now', 'chose:safe-now.safe', 'chose:safe-now.not-sure'],
  'C3p somebody else': ['chose:who.someone-i-look-after', 'asked:whose-words', 'chose:whose-words.theirs'],
  'C4 matters': ['asked:matters', 'said:matters'],
  'C4b reflect': ['asked:reflect', 'chose:reflect.right', 'chose:reflect.not-quite'],
  'C4c ideas': ['chose:matters.help-me-think', 'asked:ideas', 'chose:ideas.idea-people'],
  'C5 good day': ['asked:good-day', 'said:good-day', 'reply:reflect'],
  'C6 enjoy': ['asked:enjoy', 'chose:enjoy.music-making'],
  'C7 hard': ['asked:hard', 'chose:hard.people', 'asked:hard-people'],
  'C7b anything else': ['asked:anything-else', 'said:anything-else'],
  'C8 first thing': ['asked:first'],
  'C9 better': ['asked:notice', 'said:notice'],
  'C10 importance': ['asked:importance'],
  C10low: ['asked:not-now', 'chose:not-now.keep-list', 'chose:not-now.leave-it', 'ends:door-open'],
  'C11 confidence': ['asked:confidence'],
  'C11b why not lower': ['said:not-lower', 'said:one-higher'],
  'C12 barriers': [
    ...['cost', 'travel', 'times', 'nerves', 'alone', 'health', 'phones', 'nothing'].map(
      (option) => `chose:barriers.${option}`,
    ),
    ...['first-time', 'crowds', 'body', 'reading', 'caring-for', 'bad-before', 'told-cannot'].map(
      (option) => `chose:barriers-more.${option}`,
    ),
    ...['cost', 'travel', 'times', 'nerves', 'alone', 'health', 'phones'].map((id) => `asked:about-${id}`),
    ...['first-time', 'crowds', 'body', 'reading', 'caring', 'bad-before', 'told-cannot'].map(
      (id) => `asked:about-${id}`,
    ),
  ],
  'C13 practical': ['place', 'travel', 'free-times', 'with-whom', 'money'].map((id) => `asked:${id}`),
  'C14 access': [
    'asked:support',
    'chose:support-getting-in.step-free',
    'chose:support-hearing.hearing-loop',
    'chose:support-reading.large-print',
    'said:support-language',
  ],
  'C15 how much': ['asked:how-much', 'chose:how-much.just-one', 'chose:how-much.two-or-three'],
  'C16 option': ['reply:offer', 'reply:details', 'chose:option.like', 'chose:option.keep'],
  'C16r why not': ['chose:option.not-for-me', 'asked:option-why', 'said:option-why'],
  'C17 how to go': ['by-myself', 'someone-comes', 'someone-rings', 'link-worker'].map(
    (way) => `chose:how-to-go.${way}`,
  ),
  'C18 what they ask': ['asked:practise', 'chose:practise.practise-yes', 'chose:practise.practise-no'],
  'C19 practise': ['said:practise-hello', 'said:practise-answer', 'said:practise-ask'],
  'C20 first step': ['asked:first-step', 'asked:step-when'],
  'C21 plan B': ['asked:bad-day-who', 'asked:bad-day-instead'],
  'C22 sharing': ['asked:share', 'shares:practice', 'shares:group', 'shares:supporter'],
  'C23 teach-back': ['asked:teach-back', 'asked:teach-again'],
  'C24 summary': ['asked:agree-plan', 'reply:plan', 'ends:plan', 'ends:nothing-chosen'],
  'C25 useful': ['asked:useful', 'asked:useful-more'],
  'Y young': ['asked:young-know', 'chose:young-know.young-ok', 'chose:young-know.young-talk'],
  // 4.6, urgent help
  'X0 menu': ['urgent:menu'],
  'X1 life': ['card:life'],
  'X2 suicidal': ['card:suicide', 'urgent:soft'],
  'X2b past, or somebody else': ['card:someone-else', 'because:past'],
  'X3 abuse': ['card:abuse', 'leave'],
  'X4 under 18': ['card:under-18'],
  'X5 adult at risk': ['card:adult-at-risk'],
  'X6 harm to others': ['card:harm-others'],
  'X7 tonight': ['card:tonight'],
  'X8 medical': ['card:medical'],
  'X9 eating, psychosis, withdrawal': ['card:eating', 'card:psychosis', 'card:alcohol-withdrawal'],
  'X10 close': ['urgent:safe', 'chose:urgent-safe.yes', 'chose:urgent-safe.no', 'asked:ring-me'],
  'X something else': ['card:something-else'],
  'X four nations': ['england', 'wales', 'scotland', 'northern-ireland'].map((nation) => `nation:${nation}`),
  // 4.7, a person
  'H0 talk to a person': ['says:person', 'reply:ring-offer'],
  'H1 a call, with the plan': ['chose:ring-send-plan.send-with-plan', 'owes:call-back', 'says:ring-closed'],
};

const seen = new Set<string>();

beforeAll(() => {
  const { alarms, compiled } = guideOfContent();
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))) {
    const transcript = Transcript.parse(parse(readFileSync(`${FOLDER}/${file}`, 'utf8')));
    // The map is of the conversation people hold by themselves.
    if (transcript.script !== 'what-matters') continue;
    hold(guideFor(transcript), indexOfContent(), transcript, (turn, heard, before) => {
      const was = before?.position.at;
      const { at } = turn.position;
      if (was?.state === 'urgent')
        for (const id of heard.choices ?? []) seen.add(`chose:urgent-${was.step}.${id}`);
      const asked = compiled.lookup.questions.get(turn.conversation.entries.at(-1)?.question ?? '');
      const entry = turn.conversation.entries.at(-1);
      for (const value of entry?.value ?? []) seen.add(`chose:${asked?.id ?? ''}.${value}`);
      if (entry?.words !== undefined) seen.add(`said:${entry.question}`);
      if (at.state === 'asking') seen.add(`asked:${at.spot.question}`);
      if (at.state === 'ended') seen.add(`ends:${at.ending}`);
      if (at.state === 'urgent') {
        seen.add(`urgent:${at.step}`);
        seen.add(`nation:${transcript.nation}`);
        seen.add('leave');
      }
      for (const reply of turn.replies) {
        seen.add(reply.kind === 'say' ? `says:${reply.id}` : `reply:${reply.kind}`);
        if (reply.kind === 'urgent')
          seen.add(
            `card:${cardFor(reply.card, alarms, { nation: 'england', local: {}, language: 'en' }).card}`,
          );
      }
      for (const { because } of turn.conversation.episodes) seen.add(`because:${because ?? ''}`);
      for (const { party } of turn.conversation.consents) seen.add(`shares:${party}`);
      for (const effect of turn.effects) seen.add(`owes:${effect.kind}`);
    });
  }
});

describe('the map of the conversation', () => {
  test.each(Object.entries(MAP))('%s is visited', (_state, marks) => {
    expect(marks.filter((mark) => !seen.has(mark))).toEqual([]);
  });

  test('every question of the script is asked in a transcript', () => {
    const questions = [...guideOfContent().compiled.lookup.questions.keys()];
    expect(questions.filter((id) => !seen.has(`asked:${id}`))).toEqual([]);
  });

  test('every ending is reached', () => {
    expect(guideOfContent().script.endings.filter((id) => !seen.has(`ends:${id}`))).toEqual([]);
  });
});
