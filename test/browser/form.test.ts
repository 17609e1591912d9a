/** The form view in a real browser with no scripts: to a plan, to and fro, danger, errors, looks, the keyboard. */
import { describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { EVERY, looksFor, wrongWith } from './looking.js';
import { ANSWERS, asked, planOn } from './person.js';
import { served } from './served.js';

jest.setTimeout(EVERY ? 1_200_000 : 180_000);

const { home, newPage } = served();

const RED = 'I want to kill myself tonight';
const keysOn = (page: Page): Promise<string[]> =>
  page
    .locator('form.form-page input[name=asked]')
    .evaluateAll((found) => found.map((each) => each.getAttribute('value') ?? ''));

/** Fills in what somebody has to say to a page; the rest stays empty. */
async function fillIn(page: Page, said: Record<string, { choose?: string[]; words?: string }>) {
  for (const key of await keysOn(page)) {
    const given = said[key.split('|')[0] ?? ''];
    for (const value of given?.choose ?? [])
      await page.locator(`input[name="choice.${key}"][value="${value}"]`).check({ force: true });
    if (given?.words !== undefined) await page.locator(`[name="words.${key}"]`).fill(given.words);
  }
}

const proceed = (page: Page) => page.locator('form.form-page button.continue').click();

/** As the same person answers the conversation. */
const SAID: Record<string, { choose?: string[]; words?: string }> = Object.fromEntries(
  Object.entries(ANSWERS).map(([question, answer]): [string, { choose?: string[]; words?: string }] => {
    if ('type' in answer) return [question, { words: answer.type }];
    if ('tap' in answer) return [question, { choose: [answer.tap] }];
    return [
      question,
      { choose: answer.tick, ...(answer.words === undefined ? {} : { words: answer.words }) },
    ];
  }),
);
SAID['confidence'] = { choose: ['5'] };
SAID['option'] = { choose: ['like'] };
// Agreed to with a button of its own.
delete SAID['agree-plan'];

const begin = async (options = {}): Promise<Page> => {
  const page = await newPage({ javaScriptEnabled: false, viewport: { width: 390, height: 844 }, ...options });
  await page.goto(`${home()}/c/example`);
  await page.locator('a[href$="/form"]').click();
  return page;
};

async function until(page: Page, question: string): Promise<void> {
  for (let pages = 0; pages < 40 && !(await keysOn(page)).includes(question); pages++) {
    await fillIn(page, SAID);
    await proceed(page);
  }
}

describe('the form', () => {
  test('leads to a plan, with half of it answered one question at a time', async () => {
    const page = await begin();
    await until(page, 'hard');
    await page.locator('.ways a[href$="/c/example"]').click();
    expect(await asked(page)).toBe('hard');
    await page.goto(`${home()}/c/example/form`);
    expect(await keysOn(page)).toEqual(['hard', 'anything-else']);
    await until(page, 'agree-plan');
    expect((await planOn(page)).join()).toContain('whippet');
    await page.locator('form.form-page button[value=agree]').click();
    await proceed(page);
    expect(await keysOn(page)).toEqual([]);
    expect((await planOn(page)).join()).toContain('whippet');
  });

  test('shows who to call for danger in any field, keeps the rest, and goes on where it was', async () => {
    const page = await begin();
    await until(page, 'hard');
    await fillIn(page, { hard: { choose: ['people'] }, 'anything-else': { words: RED } });
    await proceed(page);
    expect(await page.locator('.card.urgent a[href^="tel:"]').count()).toBeGreaterThan(0);
    expect(await page.locator('a.leave').count()).toBe(1);
    await page.locator('button[name=choice][value=yes]').click();
    expect(page.url()).toContain('/c/example/form');
    expect(await keysOn(page)).toContain('hard-people');
  });

  test('says at the top and beside each field what is wrong, keeps what was typed, and has the focus there', async () => {
    const page = await begin({ javaScriptEnabled: true });
    await until(page, 'place');
    await fillIn(page, { place: { words: 'over the hills' }, travel: { choose: ['walk'] } });
    await proceed(page);
    // A browser gives the focus when it paints the page next, which may be after it was loaded.
    const isThere = () => document.activeElement?.matches('.problems');
    expect(await page.waitForFunction(isThere, undefined, { timeout: 10_000 })).toBeTruthy();
    expect(await page.locator('[name="words.place"]').inputValue()).toBe('over the hills');
    expect(await keysOn(page)).not.toContain('travel');
    await page.locator('.problems a').click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('words.place');
    const described = await page.locator('[name="words.place"]').getAttribute('aria-describedby');
    expect(described?.split(' ').some((id) => id.endsWith('-error'))).toBe(true);
    await page.reload();
    expect(await page.locator('.problems').count()).toBe(1);
  });

  test('can be seen, read out and pressed on every page of it', async () => {
    const page = await begin({ bypassCSP: true, javaScriptEnabled: true });
    const wrong: string[] = [];
    const seen = new Set<string>();
    for (let pages = 0; pages < 40; pages++) {
      const keys = await keysOn(page);
      const state = (keys[0] ?? 'end').split('|')[0] ?? '';
      if (!seen.has(state)) {
        seen.add(state);
        wrong.push(...(await wrongWith(page, `form-${state}`, looksFor(seen.size))));
      }
      if (keys.length === 0) break;
      for (const way of [
        '.top button[value=urgent]',
        '.top button[value=person]',
        '.ways button[value=stop]',
      ])
        expect([state, way, await page.locator(way).count()]).toEqual([state, way, 1]);
      await fillIn(page, SAID);
      if (keys.includes('place') && !seen.has('error')) {
        seen.add('error');
        await page.locator('[name="words.place"]').fill('nowhere at all');
        await proceed(page);
        wrong.push(...(await wrongWith(page, 'form-error', looksFor(1))));
        await fillIn(page, SAID);
      }
      if (keys.includes('agree-plan')) await page.locator('button[value=agree]').click();
      else await proceed(page);
    }
    expect(wrong).toEqual([]);
    expect(seen.size).toBeGreaterThan(12);
  });

  test('is filled in with Tab, Space and Enter alone', async () => {
    const page = await begin({ javaScriptEnabled: true });
    for (const value of ['start', 'agree']) {
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => document.activeElement?.getAttribute('name') ?? '');
        if (at === (value === 'start' ? 'choice.hello' : 'choice.privacy')) break;
      }
      await page.keyboard.press('Space');
    }
    await page.keyboard.press('Enter');
    await page.locator('input[value="age"]').waitFor({ state: 'attached' });
    expect(await keysOn(page)).toContain('age');
  });
});

test('the words that were chosen are remembered with the conversation, in both views, and the page is in them', async () => {
  const page = await begin();
  await until(page, 'matters');
  const choose = async (voice: string) => {
    await page.locator('.options summary').click();
    await page.locator(`.options [name=language][value="${voice}"] + label`).click();
    await page.locator('.options button.continue').click();
  };
  const before = await page.locator('.field .hint').first().innerText();
  await choose('en-easy');
  expect(page.url()).toContain('/form');
  expect(await page.locator('.field .hint').first().innerText()).not.toBe(before);
  await page.context().clearCookies({ name: 'looks' });
  await page.goto(`${home()}/c/example`);
  await page.locator('.options summary').click();
  expect(await page.locator('.options [name=language]:checked').getAttribute('value')).toBe('en-easy');
  await page.locator('.options summary').click();
  await choose('cy');
  expect(await page.locator('html').getAttribute('lang')).toBe('cy');
  expect(await asked(page)).toBe('matters');
});
