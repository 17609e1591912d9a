/** How what is said becomes text messages: in small letters, in one part or two, and the rest for the word MORE. */
import { describe, expect, test } from '@jest/globals';
import { gsmLength, partsOf } from '../../dialogs/danger/gsm.js';
import { wordingFor } from '../../dialogs/guide.js';
import type { Message } from '../../dialogs/message.js';
import { fitted } from '../../dialogs/texting/fit.js';
import { inGsm } from '../../dialogs/texting/in-gsm.js';
import { keywordIn, STOPS } from '../../dialogs/texting/keywords.js';
import { paged } from '../../dialogs/texting/pages.js';
import { guideOfContent } from '../guide.js';

const wording = wordingFor(guideOfContent(), 'en-sms');
const URGENT = 'If your life is at risk, call 999 now.';
const fit = (...messages: Message[]) => fitted(messages, wording, URGENT);
const text = (...paragraphs: string[]): Message => ({ kind: 'text', paragraphs });
const question = (labels: string[], over: Partial<Extract<Message, { kind: 'question' }>> = {}): Message => ({
  kind: 'question',
  question: 'travel',
  ask: 'How far?',
  input: 'one',
  ownWords: false,
  careful: false,
  choices: labels.map((label) => ({ id: label, label })),
  canSkip: true,
  canGoBack: true,
  ...over,
});
const CARD: Message = {
  kind: 'urgent',
  card: 'suicide',
  heading: 'Call now',
  paragraphs: ['x'.repeat(200)],
  lines: [{ name: 'Samaritans', do: 'Call', number: '116 123' }],
};
const all = ({ now, more }: { now: string[]; more: string[] }) => [...now, ...more];

describe('letters', () => {
  test.each([
    ['“I’m here” – it’s…', `"I'm here" - it's...`],
    ['tŷ, gŵr, môr', 'ty, gwr, mor'],
    ['café über Øl ñ', 'café über Øl ñ'],
    ['thank you 🙂 and 👍🏽', 'thank you and'],
    ['a\u00a0b\u2009c', 'a b c'],
    ['• one', '- one'],
    ['£5 or €6 [x]', '£5 or €6 [x]'],
  ])('%s goes out as %s', (said, sent) => {
    expect(inGsm(said)).toBe(sent);
    expect(gsmLength(inGsm(said))).toBeDefined();
  });

  test('nothing that anybody could type makes a text of 70 places', () => {
    for (let code = 0; code < 0x3000; code++)
      expect(gsmLength(inGsm(`a${String.fromCodePoint(code)}b`))).toBeDefined();
  });
});

describe('pages', () => {
  test('are cut at lines, then sentences, then words, and lose none of them', () => {
    const words = Array.from({ length: 300 }, (_, n) => `word${n}${n % 9 === 0 ? '.' : ''}`);
    const pages = paged([words.slice(0, 150).join(' '), words.slice(150).join(' ')], 160);
    expect(pages.join(' ').split(/\s+/)).toEqual(words);
    expect(pages.every((page) => page.length <= 160)).toBe(true);
  });
  test('take a word that is longer than any page', () => {
    const pages = paged(['y'.repeat(1000)], 160);
    expect(pages.join('').replaceAll('\n', '')).toBe('y'.repeat(1000));
  });
});

describe('a question', () => {
  test('has its answers numbered, in one text', () => {
    const { now, more } = fit(text('Good.'), question(['Near', 'Far']));
    expect(more).toEqual([]);
    expect(now).toHaveLength(1);
    expect(now[0]).toMatch(/^1 Near$/m);
    expect(now[0]).toMatch(/^2 Far$/m);
    expect(partsOf(now[0] ?? '')).toBe(1);
  });
  test('leaves out how to answer where that keeps it in one part', () => {
    const labels = ['x'.repeat(70), 'y'.repeat(65)];
    expect(fit(question(labels)).now.map(partsOf)).toEqual([1]);
  });
  test('and what is said before it are one part together where leaving that out does it', () => {
    expect(fit(text('x'.repeat(120)), question(['Near', 'Far'])).now.map(partsOf)).toEqual([1]);
  });
  test('with more answers than two parts hold goes on with MORE, and no answer is lost', () => {
    const labels = Array.from({ length: 12 }, (_, n) => `${'z'.repeat(38)}${n}`);
    const { now, more } = fit(question(labels));
    expect(now).toHaveLength(1);
    expect(now[0]).toContain('MORE');
    for (const [n, label] of labels.entries())
      expect(all({ now, more }).join('\n')).toContain(`${n + 1} ${label}`);
    expect(all({ now, more }).every((each) => partsOf(each) <= 2)).toBe(true);
  });
  test('on a scale is answered by its own number, so its other answers have none', () => {
    expect(fit(question(['Not sure'], { input: 'scale' })).now[0]).toMatch(/^- Not sure$/m);
  });
});

describe('a long answer', () => {
  test('is sent with its question at once, and the rest for MORE', () => {
    const long = text(...Array.from({ length: 6 }, (_, n) => `Paragraph ${n} ${'w'.repeat(140)}.`));
    const { now, more } = fit(long, question(['Near', 'Far']));
    expect(now).toHaveLength(2);
    expect(now[0]).toContain('MORE');
    expect(now[1]).toContain('1 Near');
    expect(more.at(-1)).not.toContain('MORE');
    expect(more.slice(0, -1).every((page) => page.includes('MORE'))).toBe(true);
    expect(all({ now, more }).every((each) => partsOf(each) <= 2)).toBe(true);
  });
  test('of nothing is no text', () => {
    expect(fit()).toEqual({ now: [], more: [] });
  });
});

describe('urgent help', () => {
  test('is one part, first and whole; the card waits for MORE', () => {
    const { now, more } = fit(CARD, question(['Yes', 'No']));
    expect([now[0], partsOf(now[0] ?? '')]).toEqual([URGENT, 1]);
    expect(now[1]).toContain('1 Yes');
    expect(now[1]).toContain('MORE');
    expect(more.join('\n')).toContain('116 123');
  });
  test('stays one part where nothing is asked after it', () => {
    const { now } = fit(CARD);
    expect(now[0]).toBe(URGENT);
  });
  test('has a text of one part for every nation and language', () => {
    const { alarms } = guideOfContent();
    const texts = [
      alarms.urgent_text,
      ...Object.values(alarms.by_nation).flatMap((each) => each?.urgent_text ?? []),
    ];
    for (const each of texts.flatMap((some) => Object.values(some))) {
      expect(partsOf(inGsm(each))).toBe(1);
      expect(each).toContain('999');
    }
  });
});

describe('the carriers’ words', () => {
  test.each([
    'STOP',
    'stop',
    ' Stop. ',
    'STOPALL',
    'Unsubscribe',
    'CANCEL',
    'END',
    'QUIT',
    'REVOKE',
    'OPTOUT',
  ])('"%s" alone ends the texts', (said) => expect(keywordIn(said)).toBe('stop'));
  test.each(["stop it, he won't stop", 'STOP PLEASE', 'the end', 'cancel the call', 'I quit my job', ''])(
    '"%s" does not',
    (said) => expect(keywordIn(said)).toBeUndefined(),
  );
  test('are none of our commands, but for STOP itself', () => {
    const { wordings } = guideOfContent();
    const commands = [...wordings.values()].flatMap((each) => Object.values(each.commands).flat());
    expect(STOPS.filter((word) => word !== 'stop' && commands.includes(word))).toEqual([]);
  });
});

test.each(['en', 'cy'])('the words of the %s texts fit', (language) => {
  const { says } = wordingFor(guideOfContent(), language);
  const known = { practice: 'Example Practice', keyword: 'MATTERS', closed: 'NHS 111', n: '1 3' };
  for (const id of [
    'text-stopped',
    'text-started',
    'text-keyword',
    'text-invite',
    'text-not-saved',
  ] as const) {
    const sent = inGsm(
      says[id].replace(/\{(\w+)\}/g, (whole, name: keyof typeof known) => known[name] ?? whole),
    );
    expect([id, partsOf(sent)]).toEqual([id, 1]);
    expect(sent).toContain(id === 'text-started' ? 'STOP' : '999');
  }
});
