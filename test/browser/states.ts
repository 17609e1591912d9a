/** Every state of the page and its panel, as a person comes upon them: what is wrong with any, in all its looks. */
import type { Page } from 'playwright-core';
import { EVERY, looksFor, wrongWith } from './looking.js';
import { ANSWERS, answerUntil, give, leadsOn, pointer } from './person.js';

/** Milliseconds that looking at every state takes at most. */
export const PATIENCE = EVERY ? 1_200_000 : 180_000;

/** The page as it is without its script, or the panel that the script makes of it. */
export type How = 'page' | 'panel';

const presses = (page: Page, does: string) => pointer.press(page, `main button[name=do][value="${does}"]`);
const help = (page: Page) => pointer.press(page, '.top button[value=urgent]');

/** What leads to another page, in the panel too. */
const whole = (page: Page, selector: string) => leadsOn(page, () => page.locator(selector).click());

type Looking = (state: string) => Promise<void>;

/** Where the panel sends answers to. */
const SENT = '**/activities';

/** The browser has another conversation by now than the one on its screen; the panel's token is over as well. */
async function becomesAnother(page: Page, how: How): Promise<void> {
  await page.context().clearCookies();
  if (how === 'panel') await page.route(SENT, (route) => route.fulfill({ status: 403, body: '{}' }));
}

/** Sends what is on the screen, and looks at the page while the server has it and does not answer. */
async function lookWhileSlow(page: Page, look: Looking): Promise<void> {
  let release = () => {};
  const answered = new Promise<void>((resolve) => (release = resolve));
  await page.route(SENT, (route) => answered.then(() => route.continue()));
  await page.locator('.question button.continue').click();
  await page.locator('.status:not(:empty)').waitFor();
  await look('slow');
  await leadsOn(page, () => Promise.resolve(release()));
  await page.unroute(SENT);
}

/** As somebody sees it who chose one question at a time under Options. */
async function lookAtOneQuestion(page: Page, look: Looking): Promise<void> {
  const chosen = { name: 'looks', value: 'size:largest.colours:device.aids:one-question', url: page.url() };
  await page.context().addCookies([chosen]);
  await page.goto(page.url().replace(/#.*/, ''));
  await look('one-question');
  await page.context().clearCookies({ name: 'looks' });
  await page.goto(page.url());
}

/** What to do at a question before it is answered, and how the states are called that come of it. */
const STATES: Record<string, (page: Page, look: Looking, how: How) => Promise<void>> = {
  hello: async (page, look) => {
    await look('hello');
    await page.locator('.options summary').click();
    await look('options');
    await page.locator('.options summary').click();
    await page.locator('#come-back summary').click();
    await look('code-field');
    await page.locator('#field-code').fill('ABC-DEF');
    await whole(page, '#come-back .continue');
    await look('code-unknown');
    await whole(page, 'a.back');
  },
  privacy: async (page, look, how) => {
    await look('privacy');
    const cookies = await page.context().cookies();
    await becomesAnother(page, how);
    await give(page, ANSWERS['privacy'] ?? { tick: [] });
    await look('expired');
    await page.unroute(SENT);
    await page.context().addCookies(cookies);
    // Not `reload`, which would send the form once more.
    await page.goto(page.url().replace(/#.*/, ''));
  },
  matters: async (page, look) => {
    await look('words');
    await whole(page, '#come-back button');
    await look('code');
    await whole(page, 'a.back');
    await page.locator('.skip-link').focus();
    await look('skip-link');
    await lookAtOneQuestion(page, look);
  },
  hard: (_page, look) => look('many'),
  confidence: (_page, look) => look('scale'),
  place: async (page, look, how) => {
    await look('place');
    await pointer.type(page, 'over the hills and far away');
    if (how === 'panel') await lookWhileSlow(page, look);
    else await whole(page, '.question button.continue');
    await look('error');
    for (const summary of await page.locator('#so-far summary').all()) await summary.click();
    await look('answers-open');
    await help(page);
    await look('urgent-menu');
    await pointer.press(page, 'button[name=choice][value=abuse]');
    await look('card');
    await pointer.press(page, 'button[name=choice][value=yes]');
    await look('after-abuse');
    await pointer.press(page, '.top button[value=person]');
    await look('person');
    await presses(page, 'stop');
    await look('stopped');
    await presses(page, 'carry-on');
    await presses(page, 'pause');
    await look('paused');
    await presses(page, 'carry-on');
    await presses(page, 'back');
    await look('changing');
    await presses(page, 'carry-on');
  },
  option: (_page, look) => look('offer'),
  'option-why': (_page, look) => look('why'),
  'first-step': (_page, look) => look('own-words'),
  'agree-plan': (_page, look) => look('plan'),
};

/** Looks at one state after another: what is wrong with any, and which were seen. */
function looker(how: How, page: Page) {
  const wrong: string[] = [];
  const seen = new Set<string>();
  const look = async (state: string) => {
    const looks = looksFor(seen.size + (how === 'page' ? 0 : 1));
    seen.add(state);
    wrong.push(...(await wrongWith(page, `${how}-${state}`, looks)));
  };
  return { look, wrong, seen };
}

/** Of a plan that is sent by e-mail, from a page that shows the plan. Nothing is sent. */
export async function wrongMailStates(how: How, page: Page) {
  const { look, wrong, seen } = looker(how, page);
  await page.locator('#answering summary').click();
  await look('mail-field');
  await page.locator('#field-to').fill('sam at example');
  await whole(page, '.one-field .continue');
  await look('mail-wrong');
  await page.locator('#field-to').fill('sam@example.org');
  await whole(page, '.one-field .continue');
  await look('mail-ask');
  return { wrong, seen };
}

/** Goes from a practice that is not there, and one that is closed, to the end of a conversation. `home` is where the chat is served. */
export async function wrongStates(how: How, page: Page, home: string) {
  const { look, wrong, seen } = looker(how, page);
  if (how === 'page') await page.route('**/panel.js*', (route) => route.abort());
  await page.goto(`${home}/c/nobody`);
  await look('not-found');
  await page.goto(`${home}/c/shut`);
  await look('closed');
  await help(page);
  await look('closed-urgent');
  await page.goto(`${home}/c/example`);
  const met = new Set<string>();
  await answerUntil(page, undefined, {
    between: async (question) => {
      if (!met.has(question)) await STATES[question]?.(page, look, how);
      met.add(question);
    },
  });
  await look('end');
  if (how === 'panel') {
    await page.context().setOffline(true);
    await page.locator('#answering button[value=back]').click();
    await page.locator('.status button').waitFor();
    await look('offline');
    await page.locator('.top button[value=urgent]').click();
    await look('offline-urgent');
    await leadsOn(page, () => page.context().setOffline(false));
  }
  return { wrong, seen };
}
