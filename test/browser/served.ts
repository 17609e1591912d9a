/** A server with the chat, and a browser to look at it: what every browser test begins with. */
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { assemble, type App } from '../../bot/main.js';
import { serve, type Running } from '../../bot/server.js';
import { settingsFrom } from '../../bot/settings.js';
import { temporaryFolder } from '../bot/talk.js';
import { browser } from './chromium.js';
import { ANSWERS } from './person.js';

type Served = { app: App; running: Running; chromium: Browser; folder: string };

/** Starts before the tests of a file and stops after them. `content` is another folder with content, `env` more settings. */
export function served(content?: () => Promise<string>, env: Record<string, string> = {}) {
  let now: Served | undefined;
  let remove = () => Promise.resolve();
  const of = (): Served => {
    if (now === undefined) throw new Error('Nothing is served yet');
    return now;
  };
  const settings = async (folder: string) =>
    settingsFrom({
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
      ...env,
      ...(content ? { CONTENT_DIR: await content() } : {}),
    });
  const stop = async () => {
    await of().running.close();
    await of().app.close();
  };

  beforeAll(async () => {
    const temporary = await temporaryFolder();
    remove = temporary.remove;
    const [chromium, app] = await Promise.all([
      browser(),
      settings(temporary.folder).then((given) => assemble(given)),
    ]);
    now = { chromium, app, running: await serve(app, 0), folder: temporary.folder };
  }, 60_000);
  afterEach(() =>
    Promise.all(
      of()
        .chromium.contexts()
        .map((context) => context.close()),
    ),
  );
  afterAll(async () => {
    await of().chromium.close();
    await stop();
    await remove();
  });

  const home = (host = 'localhost') => `http://${host}:${of().running.port}`;
  return {
    of,
    home,
    newPage: async (options: BrowserContextOptions = {}): Promise<Page> =>
      (await of().chromium.newContext(options)).newPage(),
    /** The same port again, so that pages find it. */
    restarts: async (): Promise<void> => {
      const { running, chromium, folder } = of();
      await stop();
      const app = await assemble(await settings(folder));
      now = { chromium, folder, app, running: await serve(app, running.port) };
    },
    /** Answers without the browser, which is quicker. */
    answersElsewhere: async (page: Page, from: string, until: string): Promise<void> => {
      const [cookie] = await page.context().cookies();
      for (let question = from; question !== until;) {
        const answer = question === 'option' ? { tap: 'enough' } : ANSWERS[question];
        if (answer === undefined) throw new Error(`Nobody knows what to answer to '${question}'`);
        const { messages } = await of().app.handle({
          channel: 'web',
          practice: 'example',
          conversation: cookie?.value ?? '',
          message: question,
          language: 'en',
          at: new Date().toISOString(),
          ...('type' in answer
            ? { text: answer.type }
            : { choices: 'tap' in answer ? [answer.tap] : answer.tick }),
        });
        question = messages.find((message) => message.kind === 'question')?.question ?? until;
      }
    },
  };
}
