/** An answer moves only the sections it can move, and always ends where a walk from the start would. */
import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../dialogs/conversation.js';
import { guideFrom } from '../../dialogs/guide.js';
import { contextAt, step, walk, type Position } from '../../dialogs/position.js';
import { Script } from '../../dialogs/script/script.js';
import { content, newConversation } from '../guide.js';

/** `visit` looks at `which`, which is asked only of those who have a pet; `name` looks at nothing. */
const script = Script.parse({
  id: 'what-matters',
  kept_when: { answer: 'pet', is: 'yes' },
  endings: ['plan'],
  sections: [
    {
      id: 'pets',
      questions: [
        { id: 'pet', kind: 'one', options: [{ id: 'yes' }, { id: 'no' }] },
        {
          id: 'which',
          when: { answer: 'pet', is: 'yes' },
          kind: 'one',
          options: [{ id: 'dog' }, { id: 'cat' }],
        },
      ],
    },
    { id: 'naming', questions: [{ id: 'name', kind: 'words' }] },
    {
      id: 'visiting',
      when: { answer: 'which', is: 'dog' },
      questions: [{ id: 'walk', kind: 'one', options: [{ id: 'yes' }, { id: 'no' }] }],
    },
  ],
});
const guide = guideFrom({ ...content(), script });

const entry = (question: string, value: string): Entry => ({
  question,
  round: 1,
  status: 'answered',
  value: [value],
  by: 'person',
  at: '2026-11-22T09:00:00.000Z',
  script: guide.fingerprint,
});

const said = (...answers: [string, string][]): Position =>
  answers.reduce(
    (position, [question, value]) =>
      step(guide.machine, position, { type: 'ANSWER', entry: entry(question, value) }),
    walk(guide.machine, guide.compiled, newConversation()),
  );

const standsAt = (position: Position) => {
  const { path, open, beyond, conversation } = contextAt(position);
  const afresh = walk(guide.machine, guide.compiled, conversation);
  const cold = contextAt(afresh);
  expect({ path, open, beyond, at: position.at }).toEqual({
    path: cold.path,
    open: cold.open,
    beyond: cold.beyond,
    at: afresh.at,
  });
  return { path, open };
};

describe('after an answer', () => {
  test('a section appears behind the one that was answered', () => {
    expect(standsAt(said(['pet', 'yes'], ['name', 'Ada'], ['which', 'dog'])).open).toEqual({
      visiting: 'walk',
    });
  });

  test('a section goes when what it looked at is no longer on the path, though its answer still stands', () => {
    const { path, open } = standsAt(said(['pet', 'yes'], ['which', 'dog'], ['name', 'Ada'], ['pet', 'no']));
    expect({ path, open }).toEqual({ path: { pets: ['pet'], naming: ['name'] }, open: {} });
  });

  test('and is back, with what was said in it, when the path leads there again', () => {
    const { path } = standsAt(
      said(['pet', 'yes'], ['which', 'dog'], ['name', 'Ada'], ['walk', 'no'], ['pet', 'no'], ['pet', 'yes']),
    );
    expect(path).toEqual({ pets: ['pet', 'which'], naming: ['name'], visiting: ['walk'] });
  });
});
