/** A real Chromium that came with the packages: nothing to install by hand, on any machine. */
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** A name that is not this computer's own: browsers trust `localhost` with more than they trust a practice's. */
export const ELSEWHERE = 'practice.test';

/** Its libraries are unpacked by the package; its arguments are not taken, because they switch off what we test. */
export async function browser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP *.test 127.0.0.1'],
    headless: true,
  });
}
