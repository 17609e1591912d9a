/** A record that is kept can be changed by nobody: neither what is new in it nor what it came after. */
import { describe, expect, test } from '@jest/globals';
import { freeze, freezeAfter } from '../../../adapters/stores/frozen.js';

const isFrozenAll = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (Object.isFrozen(value) && Object.values(value).every(isFrozenAll));

const record = () => ({
  version: 1,
  conversation: { entries: [{ value: ['walk'] }], asked: [] as object[] },
  said: [{ messages: [{ paragraphs: ['a'] }] }],
});

describe('a record that is kept', () => {
  test('is frozen to its last word', () => {
    expect(isFrozenAll(freeze(record()))).toBe(true);
  });

  test('is frozen where it grew from one that is', () => {
    const before = freeze(record());
    const after = freezeAfter(before, {
      ...before,
      version: 2,
      conversation: {
        ...before.conversation,
        entries: [...before.conversation.entries, { value: ['bus'], words: { said: 'by bus' } }],
      },
      said: [{ messages: [{ paragraphs: ['b'] }] }, ...before.said],
    });
    expect(isFrozenAll(after)).toBe(true);
  });

  test('is frozen where what it shares with the one before was never frozen', () => {
    const before = record();
    expect(isFrozenAll(freezeAfter(before, { ...before, version: 2 }))).toBe(true);
    expect(isFrozenAll(freezeAfter(undefined, record()))).toBe(true);
  });

  test('is frozen where a field became something else', () => {
    const before = freeze({ of: [{ a: 1 }], or: { a: [1] } });
    expect(isFrozenAll(freezeAfter(before, { of: { 0: { a: 1 } }, or: [{ a: [1] }] }))).toBe(true);
  });
});
