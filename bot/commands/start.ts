/** Starts the server, says where to look, and stops cleanly when asked to. */
import { demonstrate } from '../demonstration.js';
import { letHeapGrow } from '../heap.js';
import { assemble } from '../main.js';
import { serve } from '../server.js';
import type { Settings } from '../settings.js';
import { GIVES_UP_AFTER } from '../stopping.js';
import { teamsLine } from '../teams.js';

export async function start(settings: Settings): Promise<void> {
  letHeapGrow();
  const app = await assemble(settings);
  const running = await serve(app, settings.PORT).catch(async (problem: unknown) => {
    await app.close();
    throw problem;
  });
  const address = `http://localhost:${running.port}`;
  const practicePage = await demonstrate(app, address, demonstrationPort(settings, running.port)).catch(
    async (problem: unknown) => {
      await running.close();
      await app.close();
      throw problem;
    },
  );
  const [practice] = app.guide.practices.keys();
  process.stdout.write(
    [
      'What matters to you? is running.',
      ...(practicePage
        ? [`  A practice's page with the chat on it:  http://localhost:${practicePage.port}/`]
        : []),
      `  The chat alone:                         ${address}/c/${practice}`,
      `  Answers are kept in:                    ${settings.DATA_DIR}`,
      `  Told when somebody asks to be rung:     ${[...app.told].join(', ') || 'nobody (see SMTP_URL in .env.example)'}`,
      `  Microsoft Teams:                        ${teamsLine(settings)}`,
      '  Stop with Ctrl+C.',
      '',
    ].join('\n'),
  );
  const stop = () => {
    // Whoever is still being answered then has waited longer than anybody does; what is owed is owed after the next start.
    setTimeout(() => process.exit(0), GIVES_UP_AFTER).unref();
    void Promise.all([running.close(), practicePage?.close()])
      .then(() => app.close())
      .then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** Beside the chat's own, where none was chosen; any free one where that is what the chat took. */
function demonstrationPort({ PORT, DEMONSTRATION_PORT }: Settings, taken: number): number {
  if (DEMONSTRATION_PORT !== '') return Number(DEMONSTRATION_PORT);
  return PORT === 0 || taken >= 65535 ? 0 : taken + 1;
}
