/** What a person does at the page: reads, taps, ticks, types, or gets about with Tab, Enter and Space alone. */
import type { Locator, Page } from 'playwright-core';

/** How a question is answered: one tap; ticks; words; each but the first sent with Continue. */
export type Answer = { tap: string } | { tick: string[]; words?: string } | { type: string };

/** A way of getting about: the answers are the same whoever gives them. */
export type Hands = {
  press(page: Page, selector: string): Promise<void>;
  tick(page: Page, value: string): Promise<void>;
  type(page: Page, words: string): Promise<void>;
};

/** One person's answers, by the question's id. Suggestions are answered one after another. */
export const ANSWERS: Record<string, Answer> = {
  hello: { tap: 'start' },
  privacy: { tick: ['agree'] },
  who: { tap: 'me' },
  age: { tap: '18-64' },
  'safe-now': { tick: ['safe'] },
  pace: { tap: 'few-minutes' },
  matters: { type: 'My whippet Biscuit & long walks' },
  reflect: { tap: 'right' },
  hard: { tick: ['people', 'active'] },
  'hard-people': { tick: ['company'] },
  'hard-active': { tick: ['moving', 'outdoors'] },
  'anything-else': { type: 'I would love to sing again' },
  heard: { tick: ['making'] },
  first: { tap: 'company' },
  confidence: { tap: 'a-bit-sure' },
  barriers: { tick: ['nerves', 'alone'] },
  'barriers-more': { tick: ['none-more'] },
  'about-nerves': { tap: 'meet-first' },
  'about-alone': { tap: 'need-buddy' },
  place: { type: 'YO30 6AA' },
  travel: { tap: 'bus-or-car' },
  money: { tap: 'a-few-pounds' },
  support: { tick: ['no-support'] },
  'option-why': { tap: 'not-my-thing' },
  'how-to-go': { tap: 'someone-comes' },
  'first-step': { tick: [], words: 'I will ring my sister & ask' },
  'step-when': { tap: 'this-week' },
  'agree-plan': { tap: 'agree' },
  useful: { tap: 'useful-yes' },
};

export const OPINIONS = ['not-for-me', 'like', 'like', 'enough'];

/**
 * Does something that is answered, and waits for that: another page, or on this one another thing to answer and what
 * stands around it. Followed from outside, because where no scripts run the page can be asked and cannot wait.
 */
export async function leadsOn(page: Page, does: () => Promise<unknown>): Promise<void> {
  const old = await page.evaluateHandle(
    () => document.querySelector('#answering')?.firstElementChild ?? document.documentElement,
  );
  let isLoaded = false;
  const load = () => (isLoaded = true);
  page.once('load', load);
  await does();
  const until = Date.now() + 15_000;
  // A page that is left takes its elements with it: asking after one of them fails then.
  const isThere = () => old.evaluate((element) => element.isConnected).catch(() => true);
  while (!isLoaded && (await isThere())) {
    if (Date.now() > until) throw new Error('Nothing was answered');
    await page.waitForTimeout(10);
  }
  page.off('load', load);
  await settled(page);
}

/** What stands around an answer comes a moment after it, and says so until then. */
export async function settled(page: Page): Promise<void> {
  while ((await page.locator('[aria-busy]').count()) > 0) await page.waitForTimeout(10);
}

export const pointer: Hands = {
  press: (page, selector) => leadsOn(page, () => page.locator(selector).click()),
  tick: (page, value) => page.locator(`.tick:has(input[value="${value}"]) label`).click(),
  type: (page, words) => page.locator('.question [name=words]').fill(words),
};

export const keyboard: Hands = {
  async press(page, selector) {
    await tabTo(page, selector);
    await leadsOn(page, () => page.keyboard.press('Enter'));
  },
  async tick(page, value) {
    await tabTo(page, `.question input[value="${value}"]`);
    await page.keyboard.press('Space');
  },
  async type(page, words) {
    await tabTo(page, '.question [name=words]');
    await page.keyboard.insertText(words);
  },
};

/** Nobody presses Tab a hundred times: what is not reached by then cannot be reached. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 100; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

const field = (page: Page, name: string): Promise<string | undefined> =>
  page
    .locator(`form.question input[type=hidden][name=${name}]`)
    .evaluateAll(([found]) => found?.getAttribute('value') ?? undefined);

/** The id of the question on the screen; undefined when none is asked. */
export const asked = (page: Page) => field(page, 'question');
/** The service that it is about. */
export const about = (page: Page) => field(page, 'about');

export const texts = (found: Locator): Promise<string[]> => found.allInnerTexts();

export async function give(page: Page, answer: Answer, hands: Hands = pointer): Promise<void> {
  if ('tap' in answer) return hands.press(page, `.question button.answer[value="${answer.tap}"]`);
  if ('type' in answer) await hands.type(page, answer.type);
  else {
    for (const value of answer.tick) await hands.tick(page, value);
    if (answer.words !== undefined) await hands.type(page, answer.words);
  }
  await hands.press(page, '.question button.continue');
}

/** What a person kept in mind on the way: each service they liked, with the reasons that were shown. */
export type Liked = { name: string; reasons: string[] };
/** What they said no to. */
export const refused = new WeakMap<Page, string[]>();

/** Answers every question until one has the id `until`, or until none is asked. `between` is done at each. */
export async function answerUntil(
  page: Page,
  until: string | undefined,
  {
    hands = pointer,
    between = () => Promise.resolve(),
  }: { hands?: Hands; between?: (question: string) => Promise<void> } = {},
): Promise<Liked[]> {
  const liked: Liked[] = [];
  const opinions = [...OPINIONS];
  for (;;) {
    const question = await asked(page);
    if (question === until || question === undefined) return liked;
    await between(question);
    const tap = question === 'option' ? (opinions.shift() ?? 'enough') : undefined;
    if (tap === 'not-for-me')
      refused.set(page, [...(refused.get(page) ?? []), await page.locator('.service h2').last().innerText()]);
    if (tap === 'like')
      liked.push({
        name: await page.locator('.service h2').last().innerText(),
        reasons: await texts(page.locator('.service').last().locator('.reasons li')),
      });
    const answer = tap === undefined ? ANSWERS[question] : { tap };
    if (answer === undefined) throw new Error(`Nobody knows what to answer to '${question}'`);
    await give(page, answer, hands);
  }
}

/** The plan as it can be read: every line, under its heading. */
export async function planOn(page: Page): Promise<string[]> {
  return texts(page.locator('section.plan').last().locator('li'));
}
