/** The panel in a real browser: one announcement a turn, focus never lost, nothing lost without a connection. */
import { describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { EVERY, looksFor, wrongWith } from './looking.js';
import { ANSWERS, answerUntil, asked, give, keyboard, leadsOn, planOn, pointer } from './person.js';
import { served } from './served.js';

jest.setTimeout(EVERY ? 300_000 : 90_000);

const { home, newPage, restarts, answersElsewhere } = served();

type Seen = { announced: string[]; lost: number };
type Watched = Seen & { loads: number };

declare global {
  /** What `watch` counts in a page. */
  var seen: Seen;
}

/** Counts what a screen reader is told, and how often focus is nowhere; runs before the page does. */
function watch() {
  const seen: Seen = (window.seen = { announced: [], lost: 0 });
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes)
        if (target instanceof Element && target.closest('[role=log], [role=alert], [aria-live]'))
          for (const node of addedNodes) seen.announced.push(node.textContent ?? '');
    }).observe(document.body, { childList: true, subtree: true });
    let isAnswered = false;
    addEventListener('submit', () => (isAnswered = true), true);
    setInterval(() => {
      if (isAnswered && document.activeElement === document.body) seen.lost++;
    }, 10);
  });
}

async function watched(path = '/c/example'): Promise<{ page: Page; seen: () => Promise<Watched> }> {
  const page = await newPage({ bypassCSP: true, viewport: { width: 390, height: 844 } });
  await page.addInitScript(watch);
  let loads = 0;
  page.on('load', () => loads++);
  await page.goto(`${home()}${path}`);
  const seen = async () => {
    return { ...(await page.evaluate(() => window.seen)), loads };
  };
  return { page, seen };
}

/** At a question, with what came before it answered. */
async function at(question: string) {
  const { page, seen } = await watched();
  await answersElsewhere(page, 'hello', question);
  await page.reload();
  return { page, seen };
}

const turns = (page: Page) => page.locator('.turns > li').count();
const own = (page: Page) => page.locator('.own-turn .mine').allInnerTexts();

describe('a whole conversation', () => {
  test.each([
    ['by pointer', pointer],
    ['by keyboard alone', keyboard],
  ])('%s is held on one page, said once a turn, and never drops focus', async (_how, hands) => {
    const { page, seen } = await watched();
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    let answers = 0;
    await answerUntil(page, undefined, { hands, between: () => Promise.resolve(void answers++) });
    expect((await planOn(page)).length).toBeGreaterThan(3);
    const { announced, lost, loads } = await seen();
    expect([announced.length, lost, loads]).toEqual([answers, 0, 1]);
    expect(announced.every((words) => words.trim() !== '')).toBe(true);
    expect([...hosts]).toEqual([new URL(home()).host]);
  });
});

test('the next Tab after an answer leads to the first answer of what is asked next', async () => {
  const { page } = await at('reflect');
  await leadsOn(page, () => page.locator('button[value=right]').click());
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('answering');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('choice');
});

test('a double click is one answer', async () => {
  const { page, seen } = await at('reflect');
  await leadsOn(page, () => page.locator('button[value=right]').dblclick());
  expect(await asked(page)).toBe('hard');
  expect((await seen()).announced).toHaveLength(1);
});

test('what was not understood is said beside the question, with what was typed', async () => {
  const { page, seen } = await at('place');
  await give(page, { type: 'over the hills' });
  expect(await page.locator('#error').count()).toBe(1);
  expect(await page.locator('[name=words]').inputValue()).toBe('over the hills');
  expect((await seen()).announced).toHaveLength(1);
  await give(page, ANSWERS['place'] ?? { tap: '' });
  expect(await asked(page)).toBe('travel');
});

test('"none of these" and the others take each other away', async () => {
  const { page } = await at('hard');
  const ticked = () =>
    page.locator('.question input:checked').evaluateAll((all) => all.map((each) => each.id));
  await pointer.tick(page, 'people');
  await pointer.tick(page, 'nothing-hard');
  expect(await ticked()).toEqual(['choice-nothing-hard']);
  await pointer.tick(page, 'active');
  expect(await ticked()).toEqual(['choice-active']);
});

describe('with no connection', () => {
  test('an answer waits, is sent when there is one, and counts once', async () => {
    const { page, seen } = await at('reflect');
    await page.context().setOffline(true);
    await page.locator('button[value=right]').click();
    await page.locator('.status button').waitFor();
    await leadsOn(page, async () => {
      await page.context().setOffline(false);
      await page
        .locator('.status button')
        .click({ timeout: 2000 })
        .catch(() => undefined);
    });
    expect(await asked(page)).toBe('hard');
    expect((await seen()).lost).toBe(0);
    await page.reload();
    expect(await page.locator('#so-far button[value="change:reflect"]').count()).toBe(1);
  });

  test('who asks for help sees at once who to call', async () => {
    const { page } = await at('reflect');
    await page.context().setOffline(true);
    await page.locator('.top button[value=urgent]').click();
    await page.locator('.turns a[href="tel:999"]').waitFor();
  });

  test('the server may be started again: the next answer is taken', async () => {
    const { page } = await at('reflect');
    await leadsOn(page, () => page.locator('button[value=right]').click());
    await restarts();
    await give(page, ANSWERS['hard'] ?? { tap: '' });
    expect(await asked(page)).toBe('hard-people');
  });
});

test('an older look at the answers so far, come late, takes nothing of the newer one', async () => {
  const { page } = await at('reflect');
  const hard = page.locator('#so-far button[value="change:hard"]');
  const looks: Promise<void>[] = [];
  await page.route(`${home()}/c/example`, (route) => {
    // The first is as the server has it after one answer, and comes when the second has long been shown.
    const isOlder = looks.length === 0;
    const look = async () => {
      const response = await route.fetch();
      if (isOlder) await hard.waitFor({ state: 'attached' });
      await route.fulfill({ response });
    };
    looks.push(look());
  });
  await page.locator('button[value=right]').click();
  await page.locator('.question input[value=people]').waitFor({ state: 'attached' });
  await give(page, ANSWERS['hard'] ?? { tap: '' });
  await hard.waitFor({ state: 'attached' });
  await Promise.all(looks);
  // By then the page has been handed what came late.
  await page.waitForLoadState('networkidle');
  expect(await hard.count()).toBe(1);
});

describe('another page of the same browser', () => {
  test('left by its Back button and come back to shows where the conversation stands', async () => {
    const { page } = await at('reflect');
    await give(page, ANSWERS['reflect'] ?? { tap: '' });
    await give(page, ANSWERS['hard'] ?? { tap: '' });
    await page.goBack();
    await page.goForward();
    expect(await asked(page)).toBe('hard-people');
    await give(page, ANSWERS['hard-people'] ?? { tap: '' });
    expect(await page.locator('#so-far button[value="change:reflect"]').count()).toBe(1);
  });

  test('that was kept open changes its own answer and no other, and then goes on where the other is', async () => {
    const { page } = await at('age');
    const other = await page.context().newPage();
    await other.goto(`${home()}/c/example`);
    await answerUntil(other, 'hard');
    await give(page, { tap: '65-plus' });
    expect(await asked(page)).toBe('hard');
    await other.reload();
    expect(await asked(other)).toBe('hard');
    await other.locator('#so-far summary').first().click();
    const said = other.locator('.answers > div', { has: other.locator('button[value="change:age"]') });
    expect(await said.locator('dd').first().innerText()).toContain('65');
  });

  test('that began anew leaves this one with a way to do so, said once, and takes nothing of it', async () => {
    const { page, seen } = await at('reflect');
    const other = await page.context().newPage();
    await other.goto(`${home()}/c/example`);
    await other.evaluate((path) => fetch(path, { method: 'POST' }), '/c/example/new');
    // What was given to the conversation of before ends at some time: here at once.
    await page.route('**/activities*', (route) =>
      route.fulfill({ status: 403, contentType: 'application/json', body: '{}' }),
    );
    const before = (await seen()).announced.length;
    await page.locator('button[value=right]').click();
    const anew = page.locator('#answering a');
    await anew.waitFor();
    expect((await seen()).announced).toHaveLength(before + 1);
    expect(
      await page.locator('h1, [aria-busy]').evaluateAll((all) => all.map((each) => each.tagName)),
    ).toEqual(['H1']);
    await page.unroute('**/activities*');
    await leadsOn(page, () => anew.click());
    expect([await asked(page), await page.locator('#so-far > *').count()]).toEqual(['hello', 0]);
  });
});

test('where Direct Line is closed to the page, the form goes as it goes without a script', async () => {
  const { page } = await at('reflect');
  await page.route('**/direct-line', (route) => route.fulfill({ status: 404, body: '{}' }));
  await page.reload();
  await leadsOn(page, () => page.locator('button[value=right]').click());
  await leadsOn(page, () =>
    pointer.tick(page, 'people').then(() => page.locator('.question .continue').click()),
  );
  expect(await asked(page)).toBe('hard-people');
});

describe('what was said', () => {
  test('stands above the question after coming back', async () => {
    const { page } = await watched();
    await answerUntil(page, 'matters');
    const before = await own(page);
    await page.reload();
    await page
      .locator('.own-turn')
      .nth(before.length - 1)
      .waitFor();
    expect(await own(page)).toEqual(before);
  });

  test('can be changed from there, and answers left behind by it are named', async () => {
    const { page } = await watched();
    await answerUntil(page, 'hard-active');
    await leadsOn(page, () => page.locator('.own-turn button[value="change:hard"]').click());
    await pointer.tick(page, 'people');
    const last = await turns(page);
    await leadsOn(page, () => page.locator('.question .continue').click());
    expect(await turns(page)).toBeGreaterThan(last + 1);
    expect(await wrongWith(page, 'panel-left-behind', looksFor(2))).toEqual([]);
  });
});

describe('Options', () => {
  test.each([true, false])(
    'hold at once and after coming back (with a script: %s)',
    async (javaScriptEnabled) => {
      const page = await newPage({ javaScriptEnabled });
      await page.goto(`${home()}/c/example`);
      const looks = () =>
        page
          .locator('html')
          .evaluate(({ dataset }) => [dataset['size'], dataset['colours'], dataset['aids']]);
      await page.locator('.options summary').click();
      for (const id of ['size-largest', 'colours-cream', 'aids-steady'])
        await page.locator(`label[for=${id}]`).click();
      const chosen = ['largest', 'cream', 'steady'];
      if (javaScriptEnabled) expect(await looks()).toEqual(chosen);
      const sent = javaScriptEnabled ? undefined : page.waitForEvent('load');
      await page.locator('.options .continue').click();
      await sent;
      await page.goto(`${home()}/c/example`);
      expect(await looks()).toEqual(chosen);
      expect(await page.locator('.question input[type=radio]').count()).toBe(2);
    },
  );
});

test('Shift three times leaves the page where abuse was spoken of, and nowhere else', async () => {
  const { page } = await at('hard');
  const shifts = async () => {
    for (let press = 0; press < 3; press++) await page.keyboard.press('Shift');
  };
  await shifts();
  expect(await asked(page)).toBe('hard');
  await pointer.press(page, '.top button[value=urgent]');
  await pointer.press(page, 'button[name=choice][value=abuse]');
  await page.locator('a.leave').waitFor();
  const elsewhere = page.waitForRequest('https://www.bbc.co.uk/weather');
  await shifts();
  await elsewhere;
});

test('the plan is saved as a file, with a script and without', async () => {
  const { page } = await at('agree-plan');
  await answerUntil(page, undefined);
  const download = page.waitForEvent('download');
  await page.locator('a[download]').click();
  expect((await download).suggestedFilename()).toBe('plan.html');
  expect(await page.locator('.print').isVisible()).toBe(true);
});
