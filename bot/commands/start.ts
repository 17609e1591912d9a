/** Starts the server, says where to look, and stops cleanly when asked to. */
import { assemble } from '../main.js';
import { serve } from '../server.js';
import type { Settings } from '../settings.js';

export async function start(settings: Settings): Promise<void> {
  const app = await assemble(settings);
  const running = await serve(app, settings.PORT).catch(async (problem: unknown) => {
    await app.close();
    throw problem;
  });
  const address = `http://localhost:${running.port}`;
  const [practice] = app.guide.practices.keys();
  process.stdout.write(
    [
      'What matters to you? is running.',
      `  A practice's page with the chat on it:  ${address}/`,
      `  The chat alone:                         ${address}/c/${practice}`,
      `  Answers are kept in:                    ${settings.DATA_DIR}`,
      '  Stop with Ctrl+C.',
      '',
    ].join('\n'),
  );
  const stop = () => {
    void running
      .close()
      .then(() => app.close())
      .then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
