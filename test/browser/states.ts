/** Every state of the page and its panel, as a person comes upon them: what is wrong with any, in all its looks. */
import type { Page } from 'playwright-core';
import { ALL, pairwise, wrongWith } from './looking.js';
import { answerUntil, give, leadsOn, pointer } from './person.js';

/** `npm run test:all` looks at every state in every way; `npm test` in two, so that all pairs are met. */
const EVERY = process.env['EVERY_LOOK'] !== undefined;
/** Milliseconds that takes at most. */
export const PATIENCE = EVERY ? 1_200_000 : 180_000;

/** The page as it is without its script, or the panel that the script makes of it. */
export type How = 'page' | 'panel';

const presses = (page: Page, does: string) => pointer.press(page, `main button[name=do][value="${does}"]`);
const help = (page: Page) => pointer.press(page, '.top button[value=urgent]');

type Looking = (state: string) => Promise<void>;

/** What to do at a question before it is answered, and how the states are called that come of it. */
const STATES: Record<string, (page: Page, look: Looking) => Promise<void>> = {
  hello: async (page, look) => {
    await look('hello');
    await page.locator('.options summary').click();
    await look('options');
    await page.locator('.options summary').click();
  },
  privacy: (_page, look) => look('privacy'),
  matters: async (page, look) => {
    await look('words');
    await page.locator('.skip-link').focus();
    await look('skip-link');
  },
  hard: (_page, look) => look('many'),
  confidence: (_page, look) => look('scale'),
  place: async (page, look) => {
    await look('place');
    await give(page, { type: 'over the hills and far away' });
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

/** Goes from a practice that is not there to the end of a conversation. `home` is where the chat is served. */
export async function wrongStates(how: How, page: Page, home: string) {
  const wrong: string[] = [];
  const seen = new Set<string>();
  const look = async (state: string) => {
    const looks = EVERY ? ALL : pairwise(seen.size + (how === 'page' ? 0 : 1));
    seen.add(state);
    wrong.push(...(await wrongWith(page, `${how}-${state}`, looks)));
  };
  if (how === 'page') await page.route('**/panel.js*', (route) => route.abort());
  await page.goto(`${home}/c/nobody`);
  await look('not-found');
  await page.goto(`${home}/c/example`);
  const met = new Set<string>();
  await answerUntil(page, undefined, {
    between: async (question) => {
      if (!met.has(question)) await STATES[question]?.(page, look);
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
