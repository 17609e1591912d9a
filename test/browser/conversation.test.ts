/** A person and a real browser: from a practice's page to an agreed plan, however they get about. */
import { describe, expect, jest, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { ELSEWHERE } from './chromium.js';
import {
  about,
  ANSWERS,
  answerUntil,
  asked,
  give,
  keyboard,
  leadsOn,
  planOn,
  pointer,
  refused,
} from './person.js';
import { served } from './served.js';

jest.setTimeout(60_000);

const { home, newPage, restarts, answersElsewhere } = served();

async function atChat(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newPage(options);
  await page.goto(`${home()}/c/example`);
  return page;
}

const presses = (page: Page, does: string) => pointer.press(page, `main button[name=do][value="${does}"]`);
const comesAgain = (page: Page) => leadsOn(page, () => page.reload());
/** Opens "Your answers so far" and "Parts of this chat". */
const opens = async (page: Page) => {
  const closed = page.locator('main details:not([open]) > summary');
  while ((await closed.count()) > 0) await closed.first().click();
};
/** Each answer so far, by its question, as it is shown. */
async function answers(page: Page): Promise<Record<string, string>> {
  const rows = await page
    .locator('.answers > div')
    .evaluateAll((found) =>
      found.map((row) => [
        row.querySelector('button')?.value.replace('change:', '') ?? '',
        row.querySelector('dd')?.textContent ?? '',
      ]),
    );
  return Object.fromEntries(rows as [string, string][]);
}

/** Every answer leads to another page; how the panel does it on one page, its own test shows. */
const WHOLE_PAGES: BrowserContextOptions = { javaScriptEnabled: false };

/** Somebody who has answered everything before a question already, and only then looks. */
async function atQuestion(until: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await atChat(options);
  await answersElsewhere(page, 'hello', until);
  await comesAgain(page);
  return page;
}

const said = (question: string) => {
  const answer = ANSWERS[question];
  return (answer && ('type' in answer ? answer.type : 'words' in answer ? answer.words : undefined)) ?? '';
};

describe('from the practice’s page to an agreed plan', () => {
  test.each([
    ['with JavaScript', true, pointer, 'localhost'],
    // No address of this computer's own: nothing there is trusted for being local.
    ['without JavaScript, over plain HTTP', false, pointer, ELSEWHERE],
    ['by keyboard alone', true, keyboard, 'localhost'],
  ] as const)('%s', async (_how, javaScriptEnabled, hands, host) => {
    const page = await newPage({ javaScriptEnabled });
    const hosts = new Set<string>();
    page.on(
      'request',
      (request) => request.url().startsWith('http') && hosts.add(new URL(request.url()).host),
    );
    await page.goto(`${home(host)}/c/example`);
    const liked = await answerUntil(page, undefined, { hands });
    const plan = await planOn(page);

    expect(liked).toHaveLength(2);
    for (const { name, reasons } of liked) {
      const line = plan.find((each) => each.startsWith(name)) ?? '';
      expect(reasons.some((reason) => line.includes(reason))).toBe(true);
    }
    const [no = ''] = refused.get(page) ?? [];
    expect(no).not.toBe('');
    // It is named once, among what was not for them, with no reason and no step.
    expect(plan.filter((line) => line.startsWith(no))).toEqual([no]);
    expect(plan.join()).toContain(said('matters'));
    expect(plan).toContain(`“${said('first-step')}”`);
    expect([...hosts]).toEqual([new URL(home(host)).host]);
  });
});

describe('nothing is lost', () => {
  test('by looking again at every question', async () => {
    const page = await atChat();
    const seen: string[] = [];
    await answerUntil(page, undefined, {
      between: async (question) => {
        const before = [question, await about(page), await answers(page)];
        await comesAgain(page);
        expect([await asked(page), await about(page), await answers(page)]).toEqual(before);
        seen.push(question);
      },
    });
    expect(new Set(seen)).toEqual(new Set([...Object.keys(ANSWERS), 'option']));
    const plan = await planOn(page);
    await comesAgain(page);
    expect(await planOn(page)).toEqual(plan);
  });

  test('by closing the page and opening another', async () => {
    const page = await atQuestion('hard');
    const before = await answers(page);
    const other = await page.context().newPage();
    await page.close();
    await other.goto(`${home()}/c/example`);
    expect([await asked(other), await answers(other)]).toEqual(['hard', before]);
  });

  test('by a restart of the server', async () => {
    const page = await atQuestion('hard');
    await restarts();
    await give(page, ANSWERS['hard'] ?? { tick: [] });
    expect(await asked(page)).toBe('hard-people');
    expect(Object.keys(await answers(page))).toEqual(
      expect.arrayContaining(['privacy', 'age', 'safe-now', 'matters', 'reflect', 'hard']),
    );
  });

  test('by pausing, by stopping, or by asking for help', async () => {
    const page = await atQuestion('hard');
    const before = await answers(page);
    await presses(page, 'pause');
    await presses(page, 'carry-on');
    await presses(page, 'stop');
    await comesAgain(page);
    await presses(page, 'carry-on');
    await pointer.press(page, '.top button[value=person]');
    await pointer.press(page, '.top button[value=urgent]');
    await pointer.press(page, 'button[name=choice][value=something-else]');
    expect(await page.locator('a[href="tel:999"], a[href="tel:111"]').count()).toBeGreaterThan(0);
    await pointer.press(page, 'button[name=choice][value=yes]');
    expect([await asked(page), await answers(page)]).toEqual(['hard', before]);
  });
});

describe('changing one’s mind', () => {
  test('Back leads to the question before, with what was typed', async () => {
    const page = await atQuestion('reflect');
    await presses(page, 'back');
    expect(await asked(page)).toBe('matters');
    expect(await page.locator('textarea[name=words]').inputValue()).toBe(said('matters'));
    await give(page, { type: 'My allotment' });
    expect(await asked(page)).toBe('reflect');
    expect((await answers(page))['matters']).toContain('My allotment');
  });

  test('Change leads to any answer, and from there on to where one was', async () => {
    const page = await atQuestion('place');
    await opens(page);
    await pointer.press(page, '#so-far button[value="change:hard-people"]');
    expect(await page.locator('input[value=company]').isChecked()).toBe(true);
    await pointer.tick(page, 'volunteering');
    await pointer.press(page, '.question button.continue');
    expect(await asked(page)).toBe('place');
    await opens(page);
    await pointer.press(page, '#so-far button[value="change:age"]');
    await presses(page, 'carry-on');
    expect(await asked(page)).toBe('place');
  });

  test('Jump leads to any part, and what was passed over is asked later', async () => {
    const page = await atQuestion('matters');
    await opens(page);
    await presses(page, 'jump:hard');
    expect(await asked(page)).toBe('hard');
    await answersElsewhere(page, 'hard', 'matters');
    await comesAgain(page);
    await answerUntil(page, 'agree-plan');
    expect((await planOn(page)).join()).toContain(said('matters'));
  });

  test('a double click on an answer is one answer', async () => {
    const page = await atQuestion('reflect');
    await page.locator('button[name=choice][value=right]').dblclick();
    await page.locator('input[name=question][value=hard]').first().waitFor({ state: 'attached' });
    await comesAgain(page);
    expect(await asked(page)).toBe('hard');
    expect(Object.keys(await answers(page)).at(-1)).toBe('reflect');
  });

  test('the browser’s own Back button never answers another question', async () => {
    const page = await atQuestion('matters', WHOLE_PAGES);
    await answerUntil(page, 'hard');
    await leadsOn(page, () => page.goBack());
    await leadsOn(page, () => page.goBack());
    // Pages are not kept by the browser, so that what it shows is where the conversation stands.
    expect(await asked(page)).toBe('hard');
    await answerUntil(page, 'anything-else');
    expect((await answers(page))['matters']).toContain(said('matters'));
  });

  test('an old page that was kept open changes its own answer and no other', async () => {
    const page = await atQuestion('age', WHOLE_PAGES);
    const old = await page.context().newPage();
    await old.goto(`${home()}/c/example`);
    await answerUntil(page, 'hard');
    const before = await answers(page);
    await give(old, { tap: '65-plus' });
    await comesAgain(page);
    const after = await answers(page);
    expect(await asked(page)).toBe('hard');
    expect(after['age']).not.toBe(before['age']);
    expect({ ...after, age: '' }).toEqual({ ...before, age: '' });
  });

  test('an old form sent as it was, or filled in anew, answers the question that it asks', async () => {
    const page = await atQuestion('age');
    const fields = await page
      .locator('.question input[type=hidden]')
      .evaluateAll((inputs) =>
        inputs.map((input): [string, string] => [
          input.getAttribute('name') ?? '',
          input.getAttribute('value') ?? '',
        ]),
      );
    await answerUntil(page, 'hard');
    const before = await answers(page);
    const resend = (age: string) =>
      page.request.post(page.url(), { form: { ...Object.fromEntries(fields), choice: age } });
    await resend('18-64');
    await comesAgain(page);
    expect([await asked(page), await answers(page)]).toEqual(['hard', before]);
    await resend('65-plus');
    await comesAgain(page);
    expect(await asked(page)).toBe('hard');
    expect((await answers(page))['age']).not.toBe(before['age']);
  });
});

test('Enter on a number of the scale sends that number', async () => {
  const page = await atQuestion('confidence');
  await page.locator('.question input[value="7"]').focus();
  await page.keyboard.press('Space');
  await leadsOn(page, () => page.keyboard.press('Enter'));
  expect(await asked(page)).toBe('barriers');
  expect((await answers(page))['confidence']).toContain('7');
});

test('in urgent help one link leads off the page, and what was said is no longer behind it', async () => {
  const page = await atQuestion('hard');
  expect(await page.locator('a.leave').count()).toBe(0);
  await pointer.press(page, '.top button[value=urgent]');
  // Nothing is reached from here: it is enough that the browser asks for the other page.
  const elsewhere = page.waitForRequest('https://www.bbc.co.uk/weather');
  await page.locator('.top a.leave').click();
  await elsewhere;
  const back = await page.context().newPage();
  await back.goto(`${home()}/c/example`);
  expect([await asked(back), await answers(back)]).toEqual(['hello', {}]);
});

test('deleting one’s answers leaves none', async () => {
  const page = await atQuestion('hard');
  await presses(page, 'stop');
  await presses(page, 'erase');
  await presses(page, 'erase-now');
  await pointer.press(page, 'a.back');
  expect([await asked(page), await answers(page)]).toEqual(['hello', {}]);
});
