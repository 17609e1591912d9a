/** Welsh is whole: the client's path, the page's own words and urgent help; marked for a native check, and with danger phrases. */
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { findDanger } from '../../dialogs/weighing/find-danger.js';
import { problemsInAlarms } from '../../dialogs/danger/problems.js';
import { content, guideOfContent } from '../guide.js';

const guide = guideOfContent();

/** Every text for people in a tree of content that is said in English and not in Welsh, by where it stands. */
function gaps(value: unknown, at: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const isText = 'en' in value && typeof value.en === 'string';
  if (isText) return 'cy' in value ? [] : [at];
  return Object.entries(value).flatMap(([key, each]) => gaps(each, `${at}.${key}`));
}

describe('Welsh', () => {
  test('has no gap: every word of the client path and of the page is there', () => {
    expect(content().missing).toEqual([]);
  });

  test('has no gap in urgent help: every card, line, question and menu', () => {
    expect(gaps(parse(readFileSync('content/alarms.yaml', 'utf8')), 'alarms')).toEqual([]);
  });

  test('uses the same names in brackets as English, so that nothing is left out', () => {
    const [en, cy] = [guide.wordings.get('en')!, guide.wordings.get('cy')!];
    const names = (text: unknown) =>
      [...new Set([...JSON.stringify(text ?? '').matchAll(/\{[a-z]+\}/g)].map(([name]) => name))].sort();
    const differ = Object.keys(en.questions).filter(
      (id) => names(en.questions[id]).join() !== names(cy.questions[id]).join(),
    );
    expect(differ).toEqual([]);
    for (const part of ['says', 'facts', 'labels', 'plan', 'pages', 'endings', 'staff'] as const)
      for (const [id, text] of Object.entries(en[part]))
        expect([part, id, names((cy[part] as Record<string, unknown>)[id])]).toEqual([part, id, names(text)]);
  });

  test('is marked for a native check', () => {
    expect(guide.wordings.get('cy')?.needs_check).toBeDefined();
  });

  test.each([
    'dw i eisiau marw',
    "mae e'n fy mrifo i",
    'dwi isio lladd fy hun',
    // A word's first letter changes after others.
    'mae gen i boen yn fy mrest',
    'sgen i ddim bwyd yn y ty',
    "mae'n waedu yn ofnadwy",
    'dwi ddim yn gallu anadlu',
  ])('danger is seen in "%s"', (said) => {
    expect(findDanger(said, guide).level).toBe('red');
  });
});

test('a language with no danger phrases is refused, and one with some is not', () => {
  const phrases = guide.alarms.phrases;
  expect(Object.keys(phrases).sort()).toEqual(['cy', 'en']);
  expect(problemsInAlarms(guide.alarms, ['en', 'cy'])).toEqual([]);
  expect(problemsInAlarms(guide.alarms, ['en', 'cy', 'pl'])).toHaveLength(1);
  expect(problemsInAlarms({ ...guide.alarms, phrases: { ...phrases, cy: [] } }, ['cy'])).toHaveLength(1);
});
