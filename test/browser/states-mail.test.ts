/** A plan that can be sent by e-mail, where a mail server is set up: seen, read out and pressed in every look. */
import { expect, jest, test } from '@jest/globals';
import { served } from './served.js';
import { PATIENCE, wrongMailStates } from './states.js';

jest.setTimeout(PATIENCE);

const { home, newPage, answersElsewhere } = served(undefined, { SMTP_URL: 'console:' });

test.each([
  ['page', false],
  ['panel', true],
] as const)('the %s', async (how, isScripted) => {
  const page = await newPage({ bypassCSP: true, viewport: { width: 390, height: 844 } });
  if (!isScripted) await page.route('**/panel.js*', (route) => route.abort());
  await page.goto(`${home()}/c/example`);
  await answersElsewhere(page, 'hello', 'the end');
  await page.reload();
  const { wrong, seen } = await wrongMailStates(how, page);
  expect(wrong).toEqual([]);
  expect(seen.size).toBe(3);
});
