/** What somebody wrote just before is held for the next message only, and never longer. */
import { describe, expect, test } from '@jest/globals';
import { justBefore } from '../../bot/just-before.js';

const NONE = { level: 'none' as const };
const inbound = (message: string, text: string | undefined, at = '2026-01-01T10:00:00.000Z') => ({
  channel: 'page',
  practice: 'example',
  conversation: 'c',
  language: 'en',
  message,
  at,
  ...(text === undefined ? {} : { text }),
});
const RED = {
  level: 'red' as const,
  kind: 'suicide' as const,
  rule: 'kill-myself',
  because: 'said' as const,
  words: [],
};

describe('what was written just before', () => {
  test('is there for the next message of the same conversation only', () => {
    const before = justBefore();
    before.note('one', inbound('1', 'I am going to'), NONE, '');
    expect(before.of('one', inbound('2', 'x'))).toBe('I am going to');
    expect(before.of('two', inbound('2', 'x'))).toBe('');
  });
  test('is dropped with the next message', () => {
    const before = justBefore();
    before.note('one', inbound('1', 'first'), NONE, '');
    before.note('one', inbound('2', 'second'), NONE, 'first');
    expect(before.of('one', inbound('3', 'x'))).toBe('second');
    before.note('one', inbound('3', undefined), NONE, 'second');
    expect(before.of('one', inbound('4', 'x'))).toBe('');
  });
  test('the same message again is read as it was the first time', () => {
    const before = justBefore();
    before.note('one', inbound('2', 'second'), NONE, 'first');
    expect(before.of('one', inbound('2', 'second'))).toBe('first');
  });
  test('what showed danger was answered, and is not held', () => {
    const before = justBefore();
    before.note('one', inbound('1', 'I want to die'), RED, '');
    expect(before.of('one', inbound('2', 'x'))).toBe('');
  });
  test('after ten minutes it is another matter', () => {
    const before = justBefore();
    before.note('one', inbound('1', 'I am going to'), NONE, '');
    expect(before.of('one', inbound('2', 'x', '2026-01-01T10:11:00.000Z'))).toBe('');
  });
  test('only so many conversations are held, and only the end of a long text', () => {
    const before = justBefore();
    before.note('first', inbound('1', 'y'.repeat(5000)), NONE, '');
    expect(before.of('first', inbound('2', 'x')).length).toBe(500);
    for (let at = 0; at < 1000; at++) before.note(`c${at}`, inbound('1', 'z'), NONE, '');
    expect(before.of('first', inbound('2', 'x'))).toBe('');
  });
});
